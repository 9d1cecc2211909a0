package co.datacue.contract.refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import co.datacue.contract.ContractYaml;
import co.datacue.contract.server.TargetServer;
import co.datacue.mock.Operation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Gives every kind of event the constants of every other. It is refused unless it happens to carry
 * what the other requires: then it is an event of that kind with more fields than needed.
 */
@Tag("any-server")
class EventBranchesContractTest {
  @RegisterExtension static final TargetServer SERVER = new TargetServer();

  private static final JsonNode EVENT = ContractYaml.root().at("/components/schemas/Event");

  private static Operation trackEvent() {
    return SERVER.contract().operation("trackEvent");
  }

  /** The first example of each kind, by the kind's place in the oneOf. */
  private static Map<Integer, JsonNode> examples() {
    Map<Integer, JsonNode> examples = new LinkedHashMap<>();
    for (JsonNode body : trackEvent().requestExamples().values()) {
      examples.putIfAbsent(Branches.of(EVENT.get("oneOf"), body.path("event")), body);
    }
    return examples;
  }

  private static JsonNode branch(int index) {
    return ContractYaml.resolve(EVENT.path("oneOf").get(index));
  }

  private static Map<String, JsonNode> constants(JsonNode branch) {
    Map<String, JsonNode> constants = new LinkedHashMap<>();
    branch.path("properties").properties().stream()
        .filter(property -> property.getValue().has("enum"))
        .forEach(property -> constants.put(property.getKey(), property.getValue().get("enum")));
    return constants;
  }

  private static String name(int index) {
    return EVENT.path("oneOf").get(index).path("$ref").asText().replaceAll(".*/", "");
  }

  @Test
  void everyKindOfEventHasAnExample() {
    assertEquals(EVENT.path("oneOf").size(), examples().size());
    assertFalse(examples().isEmpty());
  }

  @TestFactory
  Stream<DynamicTest> everyAllowedConstantIsTaken() {
    List<DynamicTest> tests = new ArrayList<>();
    examples()
        .forEach(
            (index, body) ->
                constants(branch(index))
                    .forEach(
                        (field, allowed) ->
                            allowed.forEach(
                                constant ->
                                    tests.add(
                                        dynamicTest(
                                            name(index) + " " + field + " " + constant,
                                            () -> {
                                              ObjectNode event = body.path("event").deepCopy();
                                              event.set(field, constant);
                                              assertEquals(2, send(body, event).statusCode() / 100);
                                            })))));
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> constantsOfAnotherKindAreRefusedUnlessItIsThatKindThen() {
    return examples().keySet().stream()
        .flatMap(
            own ->
                examples().keySet().stream()
                    .filter(other -> !other.equals(own))
                    .map(
                        other ->
                            dynamicTest(
                                name(own) + " as " + name(other), () -> exchange(own, other))));
  }

  private static void exchange(int own, int other) {
    JsonNode body = examples().get(own);
    ObjectNode event = body.path("event").deepCopy();
    event.remove(constants(branch(own)).keySet());
    constants(branch(other)).forEach((field, allowed) -> event.set(field, allowed.get(0)));
    boolean complete =
        branch(other).path("required").valueStream().allMatch(name -> event.has(name.asText()));
    HttpResponse<String> answer = send(body, event);
    assertEquals(complete ? 2 : 4, answer.statusCode() / 100, event::toString);
    if (!complete && SERVER.isMock()) {
      assertEquals(400, answer.statusCode());
      Violations.of(answer.headers().firstValue("sl-violations").orElse("[]"))
          .assertNoBranch("request/body/event");
    }
  }

  private static HttpResponse<String> send(JsonNode body, JsonNode event) {
    ObjectNode request = SERVER.ids().own(body).deepCopy();
    request.set("event", SERVER.ids().own(event));
    return SERVER.raw().send("POST", trackEvent().path(), false, request.toString());
  }
}
