package co.datacue.mock.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import co.datacue.mock.DataCueMock;
import co.datacue.mock.Exchange;
import co.datacue.mock.Operation;
import co.datacue.mock.Signing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A page of a shop, which is of another origin than the mock, in a real browser. */
@Timeout(120)
class ShopPageTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static DataCueMock mock;
  private static HttpServer shop;
  private static Chromium chromium;

  private BrowserPage page;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(Chromium.isInstalled(), "Chromium is not installed: apt-get install chromium");
    mock = DataCueMock.start();
    shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    shop.createContext(
        "/",
        exchange -> {
          try (exchange;
              InputStream html = ShopPageTest.class.getResourceAsStream("shop.html")) {
            byte[] bytes = html.readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
    shop.start();
    chromium = Chromium.start();
  }

  @AfterAll
  static void stop() throws IOException {
    if (chromium != null) {
      chromium.close();
      shop.stop(0);
      mock.close();
    }
  }

  @BeforeEach
  void open() throws Exception {
    mock.clear();
    page = chromium.page();
    openWithKey(mock.key());
  }

  @Test
  void everyEventOfTheContractIsPostedAndItsRecommendationsAreShown() throws Exception {
    List<Operation> ofBrowsers = ofSigning(Signing.KEY_ONLY);
    assertTrue(!ofBrowsers.isEmpty());
    for (Operation operation : ofBrowsers) {
      for (Map.Entry<String, JsonNode> event : operation.requestExamples().entrySet()) {
        JsonNode answer = send(operation, event.getKey(), event.getValue());
        JsonNode documented = operation.responses().get(200).get(event.getKey());
        assertEquals(documented == null ? 204 : 200, answer.path("status").asInt(), event.getKey());
        if (documented != null) {
          assertEquals(documented, JSON.readTree(answer.path("text").asText()));
          for (JsonNode name : documented.findValues("name")) {
            assertTrue(page.text("#recommended").contains(name.asText()), name.asText());
          }
        }
      }
      int sent = operation.requestExamples().size();
      assertEquals(sent, page.evaluate("document.querySelectorAll('#events li').length").asInt());
    }
    List<Exchange> preflights =
        mock.exchanges().stream().filter(each -> each.method().equals("OPTIONS")).toList();
    assertTrue(!preflights.isEmpty() && preflights.stream().allMatch(e -> e.status() == 204));
  }

  @Test
  void wrongKeyAndWrongEventAreToldToThePage() {
    Operation operation = ofSigning(Signing.KEY_ONLY).get(0);
    JsonNode event = operation.requestExamples().values().iterator().next();
    JsonNode incomplete = send(operation, "empty", JSON.createObjectNode());
    assertEquals(400, incomplete.path("status").asInt());
    assertTrue(incomplete.path("text").asText().contains("must have required property"));
    openWithKey("another-key");
    JsonNode refused = send(operation, "event", event);
    assertEquals(401, refused.path("status").asInt());
    assertTrue(refused.path("reason").asText().contains("API key is wrong"), refused.toString());
  }

  @Test
  void whatWantsTheSecretIsRefusedWithTheReason() {
    for (Operation operation : ofSigning(Signing.SIGNED_BODY)) {
      mock.clear();
      assertEquals(
          0, send(operation, operation.id(), JSON.createObjectNode()).path("status").asInt());
      Exchange preflight = mock.exchanges().get(0);
      assertEquals(403, preflight.status(), operation.id());
      assertTrue(preflight.refusal().contains(operation.id() + " is signed"), preflight.refusal());
      assertEquals(1, mock.exchanges().size(), "the browser asks no further");
    }
  }

  /** What a browser sends without asking first. */
  @Test
  void simpleRequestIsRefusedAsWell() {
    Operation signed =
        ofSigning(Signing.SIGNED_BODY).stream()
            .filter(each -> each.method().equals("POST"))
            .findFirst()
            .orElseThrow();
    String post =
        "fetch(api + '%s', { method: 'POST', body: '{}' }).then(() => 'read', () => 'blocked')"
            .formatted(signed.path());
    assertEquals("blocked", page.evaluate(post).asText());
    Exchange only = mock.exchanges().get(0);
    assertEquals(403, only.status());
    assertEquals(signed.id(), only.operationId());
  }

  private void openWithKey(String key) {
    page.open(
        "http://127.0.0.1:%d/?api=%s&key=%s"
            .formatted(shop.getAddress().getPort(), mock.baseUrl(), key));
  }

  private JsonNode send(Operation operation, String name, JsonNode body) {
    String path = operation.path().replaceAll("\\{[^}]*}", "x");
    return page.evaluate(
        "send(%s, %s, %s, %s)"
            .formatted(
                JSON.valueToTree(name),
                JSON.valueToTree(operation.method()),
                JSON.valueToTree(path),
                body));
  }

  private static List<Operation> ofSigning(Signing signing) {
    return mock.contract().operations().stream()
        .filter(operation -> operation.signing() == signing)
        .toList();
  }
}
