package co.datacue.contract.operation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import co.datacue.client.ApiCall;
import co.datacue.client.BatchOutcome;
import co.datacue.client.DataCueClient;
import co.datacue.client.json.DataCueJson;
import co.datacue.conformance.request.GeneratedOperation;
import co.datacue.contract.server.SharedMock;
import co.datacue.mock.Exchange;
import co.datacue.mock.Operation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every operation with every request example of the contract, through the generated client. */
class EveryOperationContractTest {
  @RegisterExtension static final SharedMock SERVER = new SharedMock();

  @Test
  void clientHasExactlyTheOperationsOfTheContract() {
    Set<String> inContract =
        SERVER.contract().operations().stream().map(Operation::id).collect(Collectors.toSet());
    Set<String> inClient =
        GeneratedOperation.all().stream()
            .map(GeneratedOperation::id)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(new TreeSet<>(inContract), inClient);
    assertFalse(inClient.isEmpty());
  }

  @TestFactory
  Stream<DynamicTest> exampleIsSentAndAnsweredAsDocumented() {
    return SERVER.contract().operations().stream()
        .flatMap(
            operation ->
                operation.requestExamples().isEmpty()
                    ? Stream.of(test(operation, "no body", MissingNode.getInstance()))
                    : operation.requestExamples().entrySet().stream()
                        .map(example -> test(operation, example.getKey(), example.getValue())));
  }

  private static DynamicTest test(Operation operation, String name, JsonNode body) {
    return dynamicTest(
        operation.id() + ": " + name,
        () -> {
          try (DataCueClient client = SERVER.client().build()) {
            ApiCall<?> call = GeneratedOperation.of(operation.id()).call(client, body);
            Object answer = call.execute();
            if (answer instanceof BatchOutcome<?> outcome) {
              assertFalse(outcome.items().isEmpty());
            }
            SERVER.lastExchange(
                exchange -> assertExchange(operation, name, body, exchange, answer));
          }
        });
  }

  private static void assertExchange(
      Operation operation, String name, JsonNode body, Exchange exchange, Object answer) {
    assertEquals(operation.id(), exchange.operationId());
    assertTrue(exchange.signatureValid());
    assertNull(exchange.refusal());
    assertBody(body, exchange.requestBody());
    JsonNode documented = assertStatus(operation, name, exchange);
    if (answer instanceof BatchOutcome<?> outcome) {
      assertEachItemWasTaken(body, outcome);
    } else {
      assertAnswer(documented, answer);
    }
  }

  /** The mock answers what was sent, item by item, and not with its example. */
  private static void assertEachItemWasTaken(JsonNode sent, BatchOutcome<?> outcome) {
    JsonNode items = sent.elements().next();
    assertEquals(items.size(), outcome.items().size());
    assertTrue(outcome.allOk() && outcome.surplus().isEmpty(), outcome::toString);
    JsonElement result = json(DataCueJson.gson().toJson(outcome.result()));
    JsonArray entries =
        result.getAsJsonObject().entrySet().iterator().next().getValue().getAsJsonArray();
    assertEquals(items.size(), entries.size());
    for (int i = 0; i < items.size(); i++) {
      JsonNode item = items.get(i);
      Set<String> ids = new TreeSet<>(entries.get(i).getAsJsonObject().keySet());
      ids.removeIf(field -> !item.has(field));
      assertFalse(ids.isEmpty(), "The entry names its item: " + entries.get(i));
      for (String id : ids) {
        assertEquals(item.get(id).asText(), entries.get(i).getAsJsonObject().get(id).getAsString());
      }
    }
  }

  private static void assertBody(JsonNode sent, byte[] received) {
    if (sent.isMissingNode()) {
      assertArrayEquals(new byte[0], received);
    } else {
      assertEquals(withRfc3339(sent), json(new String(received, StandardCharsets.UTF_8)));
    }
  }

  /** The client writes the reference's timestamps with a T. */
  private static JsonElement withRfc3339(JsonNode sent) {
    return json(sent.toString().replaceAll("(\"\\d{4}-\\d\\d-\\d\\d) (\\d\\d:)", "$1T$2"));
  }

  private static JsonElement json(String text) {
    return JsonParser.parseString(text);
  }

  /** Asserts the documented success, and returns its example: missing where there is no body. */
  private static JsonNode assertStatus(Operation operation, String name, Exchange exchange) {
    List<Integer> successes =
        operation.responses().keySet().stream().filter(status -> status < 300).sorted().toList();
    // Of two, the one with an example of the request's name answers it (reference README, row 4).
    Map<String, JsonNode> examples = operation.responses().get(successes.get(0));
    boolean last = successes.size() > 1 && !examples.containsKey(name);
    int status = last ? successes.get(successes.size() - 1) : successes.get(0);
    assertEquals(status, exchange.status());
    if (last || examples.isEmpty()) {
      return MissingNode.getInstance();
    }
    return examples.getOrDefault(name, examples.values().iterator().next());
  }

  private static void assertAnswer(JsonNode documented, Object answer) {
    if (documented.isMissingNode()) {
      assertNull(answer);
      return;
    }
    SameMeaning.assertSame(documented.toString(), DataCueJson.gson().toJson(answer));
  }
}
