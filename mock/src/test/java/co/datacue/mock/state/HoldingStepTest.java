package co.datacue.mock.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.mock.Contract;
import co.datacue.mock.Operation;
import co.datacue.mock.gate.Answer;
import co.datacue.mock.gate.ReceivedRequest;
import co.datacue.mock.gate.RequestBody;
import co.datacue.mock.gate.Step;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the step does by itself; what comes after it finds everything right. */
class HoldingStepTest {
  private static final Contract CONTRACT = Contract.builtIn();
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private final AtomicInteger validated = new AtomicInteger();
  private final Resources resources = new Resources(CONTRACT);
  private final State state = new State(resources, 1_000_000);
  private final Step.Next remembering = chain(CONTRACT, resources, state);
  private final Step.Next forgetting = chain(CONTRACT, resources, null);

  @Test
  void deletionWithoutABodyIsNotValidated() {
    create("createUser", "/v1/users", "{\"user_id\":\"u+1\"}");
    int before = validated.get();
    assertEquals(204, send(remembering, "deleteUser", "/v1/users/u+1", "").status());
    assertEquals(400, send(remembering, "deleteUser", "/v1/users/u%201", "").status());
    assertEquals(before, validated.get());
    send(remembering, "deleteUser", "/v1/users/u1", "{}");
    send(remembering, "deleteUser", "/v1/users/", "");
    send(forgetting, "deleteUser", "/v1/users/u1", "");
    send(remembering, "updateUser", "/v1/users/u1", "");
    assertEquals(
        before + 4,
        validated.get(),
        "a body, an empty id, a mock without memory, and a body that is missing");
  }

  @Test
  void refusalOfTheStateIsNotedAsOne() {
    Answer refused = send(remembering, "deleteUser", "/v1/users/u1", "");
    assertTrue(refused.refusal().startsWith("User not found (assumed"), refused.refusal());
    assertEquals(List.of(refused.refusal()), refused.headers().get(Answer.REASON));
    assertNull(send(forgetting, "deleteUser", "/v1/users/u1", "").refusal());
  }

  @Test
  void itemThatIsToFailIsNotHeld() {
    ReceivedRequest two =
        request(
            "batchCreateUsers",
            "/v1/batch/users",
            "{\"batch\":[{\"user_id\":\"a\"},{\"user_id\":\"b\"}]}");
    Answer answer = remembering.answer(two.withFailingItems(index -> index == 0));
    assertEquals("Failed on demand", Json.readOwn(answer.body()).at("/status/0/error").asText());
    assertEquals("OK", Json.readOwn(answer.body()).at("/status/1/status").asText());
    assertTrue(state.held("users").get("a").isEmpty());
    assertTrue(state.held("users").get("b").isPresent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"number", "nesting"})
  void jsonThatCannotBeReadHereIsRefusedByThat(String what) {
    String value =
        what.equals("number") ? "1".repeat(2_000) : "[".repeat(2_000) + "]".repeat(2_000);
    String body = "{\"batch\":[{\"user_id\":\"a\",\"extra\":" + value + "}]}";
    for (Step.Next mock : List.of(remembering, forgetting)) {
      Answer answer = send(mock, "batchCreateUsers", "/v1/batch/users", body);
      assertEquals(400, answer.status());
      assertTrue(answer.refusal().contains("cannot read"), answer.refusal());
      assertFalse(answer.refusal().contains("\n"), answer.refusal());
    }
    assertEquals(0, state.held("users").size());
  }

  @Test
  void mockWithoutMemoryKnowsOneBatch() {
    String twice = "{\"batch\":[{\"user_id\":\"a\"},{\"user_id\":\"a\"}]}";
    for (int time = 0; time < 2; time++) {
      assertEquals(
          "[{\"user_id\":\"a\",\"status\":\"OK\"},"
              + "{\"user_id\":\"a\",\"status\":\"error\",\"error\":\"a already exists\"}]",
          statuses(send(forgetting, "batchCreateUsers", "/v1/batch/users", twice)));
      assertEquals(
          "[{\"user_id\":\"a\",\"status\":\"OK\"},"
              + "{\"user_id\":\"a\",\"status\":\"error\",\"error\":\"User not found\"}]",
          statuses(send(forgetting, "batchDeleteUsers", "/v1/batch/users", twice)));
      assertEquals(
          "[{\"user_id\":\"a\",\"status\":\"OK\"},{\"user_id\":\"a\",\"status\":\"OK\"}]",
          statuses(send(forgetting, "batchUpdateUsers", "/v1/batch/users", twice)));
    }
  }

  private static String statuses(Answer answer) {
    return Json.readOwn(answer.body()).path("status").toString();
  }

  @Test
  void answersOtherThanSuccessPassUnchanged() {
    Answer refusal = new Answer(400, Map.of(), new byte[] {1});
    Step.Next refusing =
        Step.chain(
            List.of(new HoldingStep(CONTRACT, resources, state), (request, next) -> refusal));
    String body = "{\"batch\":[{\"user_id\":\"a\"}]}";
    for (String operation : List.of("batchCreateUsers", "createUser", "trackEvent")) {
      assertArrayEquals(refusal.body(), refusing.answer(request(operation, "/v1/x", body)).body());
    }
    state.held().forEach(held -> assertEquals(0, held.size()));
  }

  @Test
  void batchOfEventsIsAddedToTheEvents(@TempDir Path folder) throws Exception {
    ObjectNode tree = (ObjectNode) YAML.readTree(CONTRACT.text());
    ObjectNode batch = tree.path("paths").path("/v1/batch/users").path("post").deepCopy();
    batch.put("operationId", "batchTrackEvents");
    ObjectNode schema = (ObjectNode) tree.at("/components/schemas/UserBatch").deepCopy();
    ((ObjectNode) schema.at("/properties/batch/items"))
        .put("$ref", "#/components/schemas/EventRequest");
    ((ObjectNode) batch.at("/requestBody/content/application~1json")).set("schema", schema);
    ((ObjectNode) tree.path("paths")).putObject("/v1/batch/events").set("post", batch);
    Path file = Files.writeString(folder.resolve("contract.yaml"), tree.toString());
    Contract contract = Contract.read(file);
    Resources derived = new Resources(contract);
    State events = new State(derived, 1_000_000);
    String login = "{\"user\":{\"user_id\":\"u\"},\"event\":{\"type\":\"login\"}}";
    String body = "{\"batch\":[" + login + "," + login + "]}";
    for (State memory : new State[] {null, events}) {
      Answer answer =
          chain(contract, derived, memory)
              .answer(request(contract.operation("batchTrackEvents"), "/v1/batch/events", body));
      assertEquals(
          "{\"status\":[{\"status\":\"OK\"},{\"status\":\"OK\"}]}",
          new String(answer.body(), StandardCharsets.UTF_8));
    }
    assertEquals(2, events.held("events").size());
    assertEquals(List.of(), events.held("events").idNames());
  }

  @Test
  void everyOperationOfTheContractIsHeld() {
    for (Operation operation : CONTRACT.operations()) {
      HeldOperation held = resources.of(operation);
      if (!operation.method().equals("GET")) { // what only reads need not be of anything held
        assertNotNull(held, operation::toString);
        assertEquals(operation.documents(207), held.batch() != null, operation::toString);
      }
    }
    Map<String, List<String>> ids =
        resources.all().stream()
            .collect(java.util.stream.Collectors.toMap(Resource::name, Resource::ids));
    assertEquals(List.of(), ids.get("events"));
    assertEquals(List.of("product_id", "variant_id"), ids.get("products"));
    assertEquals(List.of("user_id"), ids.get("users"));
    assertEquals(List.of("order_id"), ids.get("orders"));
  }

  private void create(String operation, String path, String body) {
    assertEquals(201, send(remembering, operation, path, body).status());
  }

  private Step.Next chain(Contract contract, Resources derived, State memory) {
    return Step.chain(
        List.of(
            new HoldingStep(contract, derived, memory),
            (request, next) -> {
              validated.incrementAndGet();
              int status =
                  request.operation().responses().keySet().stream().min(Integer::compare).get();
              return new Answer(status, Map.of(), new byte[0]);
            }));
  }

  private static Answer send(Step.Next mock, String operation, String path, String body) {
    return mock.answer(request(operation, path, body));
  }

  private static ReceivedRequest request(String operation, String path, String body) {
    return request(CONTRACT.operation(operation), path, body);
  }

  private static ReceivedRequest request(Operation operation, String path, String body) {
    return ReceivedRequest.now(
        operation,
        operation.method(),
        path,
        Map.<String, List<String>>of(),
        RequestBody.of(body.getBytes(StandardCharsets.UTF_8)));
  }
}
