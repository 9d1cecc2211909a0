package co.datacue.mock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.mock.gate.SignatureGate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gate with Prism behind it, over HTTP. */
@Timeout(60)
class SignatureGateTest {
  @RegisterExtension static final DataCueMockExtension mock = new DataCueMockExtension();

  private static final ObjectMapper JSON = new ObjectMapper();

  private Caller caller;

  @BeforeEach
  void useTheSharedMock() {
    caller = Caller.of(mock.mock());
  }

  @Test
  void signedProductIsCreated() throws Exception {
    HttpResponse<String> answer = caller.signed("POST", "/v1/products", example("createProduct"));
    assertEquals(201, answer.statusCode());
    assertEquals("", answer.body());
    assertTrue(answer.headers().firstValue("DataCue-Mock-Reason").isEmpty());
  }

  @Test
  void wrongSecretIsAnsweredWithTheContractsOwn401() throws Exception {
    Caller stranger = new Caller(mock.baseUrl(), mock.key(), "another-secret");
    HttpResponse<String> answer = stranger.signed("POST", "/v1/products", example("createProduct"));
    assertRefused("signature is wrong", answer);
    assertEquals(
        mock.contract().operation("createProduct").firstExample(401).get(),
        JSON.readTree(answer.body()));
    assertEquals("application/json", answer.headers().firstValue("Content-Type").get());
  }

  @Test
  void wrongKeyIsRefused() throws Exception {
    Caller stranger = new Caller(mock.baseUrl(), "another-key", mock.secret());
    assertRefused("key is wrong", stranger.signed("DELETE", "/v1/users/u1", ""));
  }

  @Test
  void signatureOnEventsIsRefused() throws Exception {
    assertRefused("only the key", caller.signed("POST", "/v1/events", example("trackEvent")));
  }

  @Test
  void missingHeaderIsRefusedThoughTheCallerPrefersSuccess() throws Exception {
    HttpResponse<String> answer =
        caller.send("DELETE", "/v1/users/u1", "", null, "Prefer", "code=204");
    assertRefused("header is missing", answer);
  }

  @Test
  void deleteWithoutABodySignsZeroBytes() throws Exception {
    assertEquals(204, caller.signed("DELETE", "/v1/products/a%2Fb/%C3%A9", "").statusCode());
  }

  static Stream<String> eventExamples() {
    return Contract.builtIn().operation("trackEvent").requestExamples().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("eventExamples")
  void everyKindOfEventGetsItsDocumentedAnswer(String name) throws Exception {
    Operation operation = mock.contract().operation("trackEvent");
    HttpResponse<String> answer =
        caller.keyOnly("POST", "/v1/events", operation.requestExamples().get(name).toString());
    JsonNode documented = operation.responses().get(200).get(name);
    assertEquals(documented == null ? 204 : 200, answer.statusCode());
    assertEquals(
        documented == null ? JSON.missingNode() : documented, JSON.readTree(answer.body()));
  }

  @Test
  void clickOnARelatedProductIsAProductClick() throws Exception {
    String body = example("trackEvent", "clickProduct").replace("\"product\"", "\"related\"");
    assertTrue(body.contains("related"));
    assertEquals(204, caller.keyOnly("POST", "/v1/events", body).statusCode());
  }

  @Test
  void preferenceOfTheCallerStands() throws Exception {
    HttpResponse<String> answer =
        caller.keyOnly(
            "POST",
            "/v1/events",
            example("trackEvent", "login"),
            "Prefer",
            "code=200, example=search");
    assertEquals(200, answer.statusCode());
    assertEquals(
        mock.contract().operation("trackEvent").responses().get(200).get("search"),
        JSON.readTree(answer.body()));
  }

  @Test
  void incompleteEventIsRefusedThoughItsAnswerWouldBe204() throws Exception {
    String body = example("trackEvent", "clickBanner").replace("banner_id", "baner_id");
    assertEquals(400, caller.keyOnly("POST", "/v1/events", body).statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "", "null", "[]", "{\"event\":{\"type\":\"unheard-of\"}}"})
  void unintelligibleEventIsRefused(String body) throws Exception {
    assertEquals(400, caller.keyOnly("POST", "/v1/events", body).statusCode());
  }

  @Test
  void missingFieldIsNamed() throws Exception {
    HttpResponse<String> answer = caller.signed("POST", "/v1/orders", "{\"user_id\":\"u\"}");
    assertEquals(400, answer.statusCode());
    assertTrue(violations(answer).contains("required property 'order_id'"), violations(answer));
  }

  @Test
  void bodyOfADeleteIsValidatedToo() throws Exception {
    HttpResponse<String> answer =
        caller.signed("DELETE", "/v1/batch/users", "{\"batch\":[{\"user\":\"u\"}]}");
    assertEquals(400, answer.statusCode());
    assertTrue(violations(answer).contains("required property 'user_id'"), violations(answer));
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE"})
  void batchOf501ItemsIsRefusedAndOf500Taken(String method) throws Exception {
    assertEquals(207, caller.signed(method, "/v1/batch/users", users(500)).statusCode());
    HttpResponse<String> answer = caller.signed(method, "/v1/batch/users", users(501));
    assertEquals(400, answer.statusCode());
    assertTrue(violations(answer).contains("maxItems"), violations(answer));
  }

  @Test
  void batchBodyAbove5MiBIsTooLarge() throws Exception {
    String small = users(1);
    int padding = SignatureGate.MAX_BATCH_BYTES - small.length();
    String limit = small + " ".repeat(padding);
    assertEquals(207, caller.signed("POST", "/v1/batch/users", limit).statusCode());
    HttpResponse<String> answer = caller.signed("POST", "/v1/batch/users", limit + " ");
    assertEquals(413, answer.statusCode());
    assertEquals(
        mock.contract().operation("batchCreateUsers").firstExample(413).get(),
        JSON.readTree(answer.body()));
    assertEquals(413, caller.signed("POST", "/v1/batch/users", limit.repeat(4)).statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/user%73/u1", "/v1/users/x/../u1", "/v1//users/u1", "/v1/nope"})
  void pathWrittenOtherwiseIsNotFound(String path) throws Exception {
    assertEquals(404, caller.send("DELETE", path, "", null).statusCode());
    assertEquals(404, caller.signed("DELETE", path, "").statusCode());
  }

  @Test
  void methodThatThePathLacksIsNotAllowed() throws Exception {
    assertEquals(405, caller.signed("GET", "/v1/users/u1", "").statusCode());
  }

  @Test
  void pathThatIsNotUtf8IsRefusedAndTheMockGoesOn() throws Exception {
    assertEquals(400, caller.signed("DELETE", "/v1/users/%FF", "").statusCode());
    assertEquals(204, caller.signed("DELETE", "/v1/users/%EF%BF%BD", "").statusCode());
  }

  @Test
  void exchangeIsRecorded() throws Exception {
    String path = "/v1/users/recorded%2F1";
    caller.signed("PUT", path, "{\"title\":5}", "X-Marker", "m");
    caller.send("PUT", path, "{}", null, "Prefer", "code=204");
    List<Exchange> recorded =
        mock.exchanges().stream().filter(exchange -> exchange.rawPath().equals(path)).toList();
    Exchange first = recorded.get(0);
    assertEquals("updateUser", first.operationId());
    assertEquals("{\"title\":5}", new String(first.requestBody(), StandardCharsets.UTF_8));
    assertEquals(List.of("m"), first.requestHeaders().get("x-marker"));
    assertEquals(400, first.status());
    assertTrue(first.responseHeaders().containsKey("SL-Violations"));
    assertTrue(first.signatureValid() && first.refusal() == null && !first.preferRequested());
    Exchange second = recorded.get(1);
    assertEquals(401, second.status());
    assertTrue(!second.signatureValid() && second.refusal() != null && second.preferRequested());
    String shown = recorded.toString() + mock.mock();
    assertFalse(shown.contains("title") || shown.contains("Basic"), shown);
    assertFalse(shown.contains(mock.key()) || shown.contains(mock.secret()), shown);
  }

  @Test
  void sixtyFourCallersAtOnceAreAnswered() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(64);
    try {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 512; i++) {
        String path = "/v1/users/concurrent-" + i;
        String body = "{\"title\":\"" + i + "\"}";
        answers.add(callers.submit(() -> caller.signed("PUT", path, body).statusCode()));
      }
      Map<Integer, Long> counts =
          answers.stream()
              .map(SignatureGateTest::get)
              .collect(Collectors.groupingBy(status -> status, Collectors.counting()));
      assertEquals(Map.of(204, 512L), counts);
    } finally {
      callers.shutdownNow();
    }
  }

  private static Integer get(Future<Integer> answer) {
    try {
      return answer.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static String example(String operation) {
    return mock.contract()
        .operation(operation)
        .requestExamples()
        .values()
        .iterator()
        .next()
        .toString();
  }

  private static String example(String operation, String name) {
    return mock.contract().operation(operation).requestExamples().get(name).toString();
  }

  private static String users(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{\"user_id\":\"u" + i + "\"}")
        .collect(Collectors.joining(",", "{\"batch\":[", "]}"));
  }

  private static String violations(HttpResponse<String> answer) {
    return answer.headers().firstValue("sl-violations").orElse("none");
  }

  private static void assertRefused(String reason, HttpResponse<String> answer) {
    assertEquals(401, answer.statusCode());
    String given = answer.headers().firstValue("DataCue-Mock-Reason").orElse("none");
    assertTrue(given.contains(reason), given);
    assertFalse(given.contains(mock.key()) || given.contains(mock.secret()), given);
  }
}
