package co.datacue.mock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The message of a 400 says what is wrong with that very request. */
@Timeout(60)
class ViolationMessagesTest {
  @RegisterExtension static final DataCueMockExtension MOCK = new DataCueMockExtension();

  private static final ObjectMapper JSON = new ObjectMapper();

  private Caller caller;

  @BeforeEach
  void useTheSharedMock() {
    caller = Caller.of(MOCK.mock());
  }

  @Test
  void everyMissingFieldIsNamedAndNoOther() throws Exception {
    Operation operation = MOCK.contract().operation("createOrder");
    ObjectNode order = operation.requestExamples().values().iterator().next().deepCopy();
    order.remove(List.of("order_id", "user_id"));
    order.put("cart", 5);
    HttpResponse<String> answer = caller.signed("POST", operation.path(), order.toString());
    assertEquals(400, answer.statusCode());
    assertEquals(
        Set.of(
            "Request body must have required property 'order_id'",
            "Request body must have required property 'user_id'",
            "Request body property cart must be array"),
        Set.of(message(answer).split("; ")));
    assertEquals("none", reason(answer), "Prism found it, not the gate");
  }

  /** Prism reports what all eleven kinds miss; the caller sent one. */
  @Test
  void eventIsToldWhatItsOwnKindMisses() throws Exception {
    int told = 0;
    for (Operation operation : MOCK.contract().operations()) {
      for (RequestKind kind : MOCK.contract().requestKinds(operation)) {
        JsonNode example =
            operation.requestExamples().values().stream()
                .filter(kind::isKindOf)
                .findFirst()
                .orElseThrow();
        for (JsonNode required : kind.schema().path("required")) {
          JsonNode property = kind.schema().path("properties").path(required.asText());
          if (!MOCK.contract().resolve(property).has("enum")) {
            assertToldAlone(operation, kind, example, required.asText());
            told++;
          }
        }
      }
    }
    assertTrue(told > 5, "that many kinds want something");
  }

  private void assertToldAlone(
      Operation operation, RequestKind kind, JsonNode example, String property) throws Exception {
    JsonNode incomplete = example.deepCopy();
    ((ObjectNode) incomplete.at(kind.pointer())).remove(property);
    HttpResponse<String> answer =
        caller.keyOnly(operation.method(), operation.path(), incomplete.toString());
    assertEquals(400, answer.statusCode());
    String place = kind.pointer().replace("/", " property ");
    assertEquals(
        "Request body" + place + " must have required property '" + property + "'",
        message(answer),
        kind.name());
  }

  @Test
  void eventOfNoKindIsToldWhichThereAre() throws Exception {
    String event = "{\"user\":{\"user_id\":\"u\"},\"event\":{\"type\":\"unheard-of\"}}";
    String message = message(caller.keyOnly("POST", "/v1/events", event));
    for (RequestKind kind : MOCK.contract().requestKinds(MOCK.contract().operation("trackEvent"))) {
      assertTrue(message.contains(kind.name()), message);
    }
    assertTrue(message.startsWith("Request body property event has the fixed values of"), message);
  }

  @Test
  void wrongFieldDeepInAnEventIsTold() throws Exception {
    Operation operation = MOCK.contract().operation("trackEvent");
    ObjectNode event = operation.requestExamples().get("search").deepCopy();
    ((ObjectNode) event.path("event")).put("term", 5);
    String message = message(caller.keyOnly("POST", operation.path(), event.toString()));
    assertEquals("Request body property event.term must be string", message);
  }

  @Test
  void errorThatWasAskedForStaysTheExampleUnlessSomethingIsWrong() throws Exception {
    String example =
        MOCK.contract().operation("updateUser").firstExample(400).get().path("message").asText();
    HttpResponse<String> asked = caller.signed("PUT", "/v1/users/u1", "{}", "Prefer", "code=400");
    assertEquals(400, asked.statusCode());
    assertEquals(example, message(asked));
    HttpResponse<String> wrong =
        caller.signed("PUT", "/v1/users/u1", "{\"title\":5}", "Prefer", "code=400");
    assertEquals("Request body property title must be string", message(wrong));
  }

  @Test
  void moreThanFitsIsCutOffAndSaidToBe() throws Exception {
    String items = String.join(",", Collections.nCopies(400, "{\"email\":5}"));
    HttpResponse<String> answer =
        caller.signed("POST", "/v1/batch/users", "{\"batch\":[" + items + "]}");
    String message = message(answer);
    assertTrue(message.startsWith("Request body property batch.0 must have"), message);
    assertTrue(message.endsWith("; and more"), message);
    assertTrue(message.length() < 3000, message);
    JsonNode violations = JSON.readTree(answer.headers().firstValue("sl-violations").get());
    assertTrue(violations.isArray() && violations.size() > 20, "JSON, though Prism cut it off");
  }

  @Test
  void contractsOwnShapeOfErrorsIsUsed() throws Exception {
    for (Map.Entry<String, String> odd : Map.of("code=999", "404", "code=abc", "422").entrySet()) {
      HttpResponse<String> answer =
          caller.signed("PUT", "/v1/users/u1", "{}", "Prefer", odd.getKey());
      assertEquals(odd.getValue(), answer.statusCode() + "");
      assertTrue(message(answer).startsWith("Prism: "), answer.body());
      assertFalse(answer.body().contains("stoplight.io"), answer.body());
    }
  }

  private static String message(HttpResponse<String> answer) throws Exception {
    JsonNode body = JSON.readTree(answer.body());
    assertEquals(1, body.size(), answer.body());
    return body.path("message").asText();
  }

  private static String reason(HttpResponse<String> answer) {
    return answer.headers().firstValue("DataCue-Mock-Reason").orElse("none");
  }
}
