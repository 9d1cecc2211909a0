package co.datacue.mock.gate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.mock.Caller;
import co.datacue.mock.Exchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gate decides by itself, with a server behind it that answers anything. */
@Timeout(60)
class GateRulesTest {
  private static final int MIB = 1024 * 1024;

  private final AtomicInteger relayed = new AtomicInteger();
  private final Map<String, List<String>> seen = new ConcurrentHashMap<>();
  private final List<Exchange> recorded = new CopyOnWriteArrayList<>();
  private HttpServer upstream;
  private SignatureGate gate;
  private Caller caller;
  private int status = 200;

  @BeforeEach
  void start() throws IOException {
    upstream = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    upstream.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          relayed.incrementAndGet();
          seen.putAll(exchange.getRequestHeaders());
          exchange.getResponseHeaders().set("Connection", "close, X-Hop");
          exchange.getResponseHeaders().set("X-Hop", "1");
          exchange.sendResponseHeaders(status, 1);
          exchange.getResponseBody().write('p');
          exchange.close();
        });
    upstream.start();
    gate = GateBefore.server(upstream, recorded::add);
    caller = new Caller(gate.baseUrl(), "k", "s");
  }

  @AfterEach
  void stop() {
    gate.close();
    upstream.stop(0);
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /v1/users/x/../u1, 404",
    "DELETE, /v1/user%73/u1, 404",
    "DELETE, /v1/nope, 404",
    "GET, /v1/users/u1, 405",
    "OPTIONS, /v1/users/u1, 405"
  })
  void whatTheContractLacksIsNotRelayed(String method, String path, int expected) throws Exception {
    HttpResponse<String> answer = caller.signed(method, path, "");
    assertEquals(expected, answer.statusCode());
    assertEquals(0, relayed.get());
    assertEquals(
        expected == 405 ? "PUT, DELETE" : "none",
        answer.headers().firstValue("Allow").orElse("none"));
    assertNull(only().operationId());
    assertFalse(only().signatureValid(), "nobody checked it");
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 405, 500})
  void whatIsAnsweredToAKnownPathStands(int answered) throws Exception {
    status = answered;
    assertEquals(answered, caller.signed("DELETE", "/v1/users/u1", "").statusCode());
    assertEquals("deleteUser", only().operationId());
    assertTrue(only().signatureValid());
  }

  @Test
  void pathThatIsNotUtf8IsNotRelayed() throws Exception {
    assertEquals(400, caller.signed("DELETE", "/v1/users/%FF", "").statusCode());
    assertEquals(0, relayed.get());
    assertEquals(200, caller.signed("DELETE", "/v1/users/%C3%BF", "").statusCode());
  }

  @Test
  void batchMayHave5MiBAndNotAByteMore() throws Exception {
    String limit = "{}" + " ".repeat(5 * MIB - 2);
    assertEquals(200, caller.signed("POST", "/v1/batch/users", limit).statusCode());
    assertEquals(413, caller.signed("POST", "/v1/batch/users", limit + " ").statusCode());
    assertEquals(1, relayed.get());
    Exchange refused = recorded.get(1);
    assertTrue(refused.refusal().contains(5 * MIB + " bytes"), refused.refusal());
    assertFalse(refused.signatureValid());
    assertArrayEquals(new byte[0], refused.requestBody());
  }

  @Test
  void whatHasNoDocumentedLimitMayHave10MiB() throws Exception {
    String limit = "{}" + " ".repeat(10 * MIB - 2);
    assertEquals(200, caller.signed("PUT", "/v1/users/u1", limit).statusCode());
    HttpResponse<String> answer = caller.signed("PUT", "/v1/users/u1", limit + " ");
    assertEquals(413, answer.statusCode());
    assertTrue(answer.body().contains("larger than"), "the contract has no words for it");
  }

  @Test
  void refusedRequestTellsWhyAndIsNotRelayed() throws Exception {
    HttpResponse<String> answer = caller.keyOnly("PUT", "/v1/users/u1", "{}");
    assertEquals(401, answer.statusCode());
    assertTrue(answer.body().contains("Wrong API key or signature"), "the contract's own words");
    assertEquals(0, relayed.get());
    assertEquals(
        "PUT /v1/users/u1 401 The signature is missing: the password is empty. Likely cause: the key"
            + " alone was sent, as for events from a browser; this operation wants a signature.",
        only().toString());
    assertFalse(only().signatureValid());
  }

  @Test
  void headersArePassedOnPlainly() throws Exception {
    String plain = caller.authorization(caller.signature(new byte[0]));
    String spaced = plain.replace("Basic ", "BASIC   ");
    HttpResponse<String> answer =
        caller.send("DELETE", "/v1/users/u1", "", spaced, "Accept", "text/plain;level=1, *;q=0.5");
    assertEquals(200, answer.statusCode());
    assertEquals(List.of("text/plain, */*;q=0.5"), seen.get("Accept"));
    assertEquals(List.of(plain), seen.get("Authorization"));
    assertEquals(
        "Accept has * for a media range; it was read as */*.",
        answer.headers().firstValue("DataCue-Mock-Reason").orElse("none"));
    answer = caller.signed("DELETE", "/v1/users/u1", "", "Accept", "text/plain");
    assertTrue(answer.headers().firstValue("DataCue-Mock-Reason").isEmpty());
  }

  @Test
  void headersOfOneConnectionAreNotPassedBack() throws Exception {
    HttpResponse<String> answer = caller.signed("DELETE", "/v1/users/u1", "");
    assertEquals("p", answer.body(), "an answer of one byte is sent");
    assertTrue(answer.headers().firstValue("X-Hop").isEmpty());
    assertEquals("DELETE /v1/users/u1 200", only().toString());
  }

  @Test
  void bodiesMayTakeAPartOfTheMemory() {
    long most = Runtime.getRuntime().maxMemory();
    assertTrue(ServerLimits.standard().bodyBytes() < most);
    assertTrue(ServerLimits.standard().bodyBytes() >= 16 * MIB);
  }

  @Test
  void closedGateListensNoMore() {
    gate.close();
    // Refused, or cut off if the connection was made just before.
    assertThrows(IOException.class, () -> caller.signed("DELETE", "/v1/users/u1", ""));
  }

  private Exchange only() {
    assertEquals(1, recorded.size());
    return recorded.get(0);
  }
}
