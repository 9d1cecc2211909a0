package co.datacue.conformance.request;

import co.datacue.mock.Operation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Requests that have to choose between kinds, as events do: each kind with every constant that it
 * allows, and each with the constants of every other. The latter are wrong unless they happen to
 * carry what the other kind requires: then they are of that kind, with more fields than needed.
 */
public final class KindRequests {
  private final Operation operation;
  private final String property;
  private final JsonNode branches;
  private final List<KindRequest> requests = new ArrayList<>();

  /**
   * One of them.
   *
   * @param name what it is
   * @param property the property of the request that chooses
   * @param body the request
   * @param right whether the contract allows it
   */
  public record KindRequest(String name, String property, JsonNode body, boolean right) {}

  private KindRequests(Operation operation, String property, JsonNode branches) {
    this.operation = operation;
    this.property = property;
    this.branches = branches;
  }

  /** All for an operation; none if its requests need not choose. */
  public static List<KindRequest> of(Operation operation) {
    List<KindRequest> all = new ArrayList<>();
    JsonNode schema = ContractYaml.resolve(RightRequests.schema(operation));
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      JsonNode branches = ContractYaml.resolve(property.getValue()).path("oneOf");
      boolean kinds =
          !branches.isEmpty()
              && branches.valueStream().noneMatch(branch -> constants(branch).isEmpty());
      if (kinds) {
        all.addAll(new KindRequests(operation, property.getKey(), branches).all());
      }
    }
    return all;
  }

  private List<KindRequest> all() {
    Map<Integer, JsonNode> examples = new LinkedHashMap<>();
    for (JsonNode body : operation.requestExamples().values()) {
      examples.putIfAbsent(Branches.of(branches, body.path(property)), body);
    }
    if (examples.size() < branches.size()) {
      throw new IllegalStateException(
          "The contract lacks an example of some kind of " + property + " for " + operation);
    }
    examples.forEach(this::allowed);
    examples.forEach(
        (own, body) ->
            examples.keySet().stream()
                .filter(other -> !other.equals(own))
                .forEach(other -> exchanged(body, own, other)));
    return requests;
  }

  private void allowed(int kind, JsonNode body) {
    constants(branches.get(kind))
        .forEach(
            (field, values) ->
                values.forEach(
                    constant -> {
                      ObjectNode chosen = body.path(property).deepCopy();
                      chosen.set(field, constant);
                      add(name(kind) + " " + field + " " + constant, body, chosen, true);
                    }));
  }

  private void exchanged(JsonNode body, int own, int other) {
    ObjectNode chosen = body.path(property).deepCopy();
    chosen.remove(constants(branches.get(own)).keySet());
    constants(branches.get(other)).forEach((field, values) -> chosen.set(field, values.get(0)));
    boolean complete =
        ContractYaml.resolve(branches.get(other))
            .path("required")
            .valueStream()
            .allMatch(name -> chosen.has(name.asText()));
    add(name(own) + " as " + name(other), body, chosen, complete);
  }

  private void add(String name, JsonNode body, JsonNode chosen, boolean right) {
    ObjectNode request = body.deepCopy();
    request.set(property, chosen);
    requests.add(new KindRequest(name, property, request, right));
  }

  private static Map<String, JsonNode> constants(JsonNode branch) {
    Map<String, JsonNode> constants = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each :
        ContractYaml.resolve(branch).path("properties").properties()) {
      JsonNode allowed = ContractYaml.resolve(each.getValue()).path("enum");
      if (allowed.isArray()) {
        constants.put(each.getKey(), allowed);
      }
    }
    return constants;
  }

  private String name(int kind) {
    return branches.get(kind).path("$ref").asText().replaceAll(".*/", "");
  }
}
