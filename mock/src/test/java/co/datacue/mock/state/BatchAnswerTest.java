package co.datacue.mock.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.mock.Caller;
import co.datacue.mock.Contract;
import co.datacue.mock.DataCueMockExtension;
import co.datacue.mock.Operation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Batches to a mock that keeps nothing, Prism behind it. */
@Timeout(60)
class BatchAnswerTest {
  @RegisterExtension static final DataCueMockExtension MOCK = new DataCueMockExtension();

  private static final ObjectMapper JSON = new ObjectMapper();

  private Caller caller;

  @BeforeEach
  void useTheSharedMock() {
    caller = new Caller(MOCK.baseUrl(), MOCK.key(), MOCK.secret());
  }

  static Stream<Operation> batches() {
    return Contract.builtIn().operations().stream().filter(each -> each.documents(207));
  }

  @ParameterizedTest
  @MethodSource("batches")
  void everyItemSentHasOneStatusInOrderWithItsOwnId(Operation operation) throws Exception {
    ObjectNode body = operation.requestExamples().values().iterator().next().deepCopy();
    ArrayNode items = (ArrayNode) body.path("batch");
    String id = items.path(0).fieldNames().next();
    JsonNode item = items.path(0);
    items.removeAll();
    for (int i = 0; i < 500; i++) {
      items.add(((ObjectNode) item.deepCopy()).put(id, "ü-" + i));
    }
    JsonNode answer = json(send(operation, body.toString()));
    assertEquals(List.of("status"), List.copyOf(names(answer)));
    assertEquals(500, answer.path("status").size());
    for (int i = 0; i < 500; i++) {
      ObjectNode expected = JSON.createObjectNode().put(id, "ü-" + i).put("status", "OK");
      assertEquals(expected, answer.path("status").path(i));
    }
  }

  @ParameterizedTest
  @MethodSource("batches")
  void emptyBatchHasNoStatus(Operation operation) throws Exception {
    assertEquals("{\"status\":[]}", send(operation, "{\"batch\":[]}").body());
  }

  @Test
  void whatIsCreatedTwiceInOneBatchExistsAlready() throws Exception {
    HttpResponse<String> answer = caller.signed("POST", "/v1/batch/users", users("u1", "u2", "u1"));
    assertEquals(
        JSON.readTree(
            """
            {"status": [
              {"user_id": "u1", "status": "OK"},
              {"user_id": "u2", "status": "OK"},
              {"user_id": "u1", "status": "error", "error": "u1 already exists"}]}"""),
        json(answer));
    assertEquals(
        List.of("OK", "OK"),
        statuses(json(caller.signed("POST", "/v1/batch/users", users("u1", "u2")))),
        "the next batch is the first again");
  }

  @Test
  void whatIsDeletedTwiceInOneBatchIsNotFound() throws Exception {
    JsonNode answer = json(caller.signed("DELETE", "/v1/batch/users", users("u1", "u1")));
    assertEquals(List.of("OK", "User not found"), statuses(answer));
  }

  @Test
  void variantsOfOneProductAreDifferentItems() throws Exception {
    String body =
        """
        {"batch": [{"product_id": "p", "variant_id": "a"}, {"product_id": "p", "variant_id": "b"},
          {"product_id": "p", "variant_id": "a"}]}""";
    JsonNode answer = json(caller.signed("POST", "/v1/batch/products", body));
    assertEquals(List.of("OK", "OK", "p already exists"), statuses(answer));
  }

  @Test
  void askedForAnswerIsGiven() throws Exception {
    JsonNode documented =
        MOCK.contract().operation("batchCreateUsers").responses().get(207).get("partlyFailed");
    String[] preferences = {"code=207, example=partlyFailed", "Code=207,example=partlyFailed"};
    for (String preference : preferences) {
      HttpResponse<String> answer =
          caller.signed("POST", "/v1/batch/users", users("x"), "Prefer", preference);
      assertEquals(documented, json(answer));
    }
    String query = "/v1/batch/users?__code=207&__example=partlyFailed";
    assertEquals(documented, json(caller.signed("POST", query, users("x"))));
  }

  @Test
  void inventedAnswerIsGiven() throws Exception {
    HttpResponse<String> answer =
        caller.signed("POST", "/v1/batch/users", users("x"), "Prefer", "code=207, dynamic=true");
    assertEquals(207, answer.statusCode(), answer.body());
    assertTrue(json(answer).path("status").isArray(), answer.body());
    assertFalse(answer.body().contains("\"x\""), answer.body());
  }

  @Test
  void preferenceOfAnotherKindChangesNothing() throws Exception {
    JsonNode answer =
        json(caller.signed("POST", "/v1/batch/users", users("x"), "Prefer", "return=minimal"));
    assertEquals("x", answer.path("status").path(0).path("user_id").asText());
  }

  @Test
  void brokenBatchIsRefusedAsAWhole() throws Exception {
    HttpResponse<String> answer =
        caller.signed("POST", "/v1/batch/users", "{\"batch\":[{\"user_id\":\"u\"},{}]}");
    assertEquals(400, answer.statusCode());
    assertFalse(answer.body().contains("\"status\":["), answer.body());
    assertTrue(answer.headers().firstValue("sl-violations").isPresent());
  }

  private HttpResponse<String> send(Operation operation, String body) throws Exception {
    HttpResponse<String> answer = caller.signed(operation.method(), operation.path(), body);
    assertEquals(207, answer.statusCode(), answer.body());
    assertEquals("application/json", answer.headers().firstValue("Content-Type").orElse(""));
    return answer;
  }

  private static String users(String... ids) {
    ObjectNode body = JSON.createObjectNode();
    ArrayNode batch = body.putArray("batch");
    Stream.of(ids).forEach(id -> batch.addObject().put("user_id", id));
    return body.toString();
  }

  private static List<String> statuses(JsonNode answer) {
    return IntStream.range(0, answer.path("status").size())
        .mapToObj(i -> answer.path("status").path(i))
        .map(entry -> entry.path("error").asText(entry.path("status").asText()))
        .toList();
  }

  private static List<String> names(JsonNode object) {
    return StreamSupport.stream(object.properties().spliterator(), false)
        .map(java.util.Map.Entry::getKey)
        .toList();
  }

  private static JsonNode json(HttpResponse<String> answer) throws Exception {
    return JSON.readTree(answer.body());
  }
}
