package co.datacue.mock;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * One of the schemas among which a request, or a property of it, has to choose: a kind of event,
 * say. A request is of a kind if it has its constants, the properties with an {@code enum}.
 * Immutable.
 */
public final class RequestKind {
  private final String name;
  private final String pointer;
  private final JsonNode schema;
  private final Map<String, Set<JsonNode>> constants;

  private RequestKind(
      String name, String pointer, JsonNode schema, Map<String, Set<JsonNode>> constants) {
    this.name = name;
    this.pointer = pointer;
    this.schema = schema;
    this.constants = constants;
  }

  static List<RequestKind> all(Contract contract, JsonNode schema) {
    List<RequestKind> kinds = new ArrayList<>(among(contract, "", schema));
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      JsonNode choice = contract.resolve(property.getValue());
      kinds.addAll(among(contract, "/" + property.getKey(), choice));
    }
    return List.copyOf(kinds);
  }

  private static List<RequestKind> among(Contract contract, String pointer, JsonNode schema) {
    List<RequestKind> kinds = new ArrayList<>();
    int place = 0;
    for (JsonNode branch : schema.path("oneOf")) {
      String here = pointer + "/oneOf/" + place++;
      JsonNode schemaOfKind = contract.resolve(branch);
      Map<String, Set<JsonNode>> constants = constants(contract, schemaOfKind);
      if (!constants.isEmpty()) {
        String reference = branch.path("$ref").asText();
        String name = reference.substring(reference.lastIndexOf('/') + 1);
        kinds.add(new RequestKind(name.isEmpty() ? here : name, pointer, schemaOfKind, constants));
      }
    }
    return kinds;
  }

  private static Map<String, Set<JsonNode>> constants(Contract contract, JsonNode branch) {
    Map<String, Set<JsonNode>> constants = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> property : branch.path("properties").properties()) {
      JsonNode allowed = contract.resolve(property.getValue()).path("enum");
      if (!allowed.isMissingNode()) {
        constants.put(
            property.getKey(),
            StreamSupport.stream(allowed.spliterator(), false).collect(Collectors.toSet()));
      }
    }
    return constants;
  }

  /** The name of its schema; where that has none, its place in the request's, as a JSON pointer. */
  public String name() {
    return name;
  }

  /** The JSON pointer to what chooses in the request; empty if it is the whole request. */
  public String pointer() {
    return pointer;
  }

  /** The schema itself, to be read and not to be changed. */
  public JsonNode schema() {
    return schema;
  }

  /** Whether a request body has all constants of this kind; it may break the contract otherwise. */
  public boolean isKindOf(JsonNode request) {
    JsonNode value = request.at(pointer);
    return value.isObject()
        && constants.entrySet().stream()
            .allMatch(constant -> constant.getValue().contains(value.path(constant.getKey())));
  }

  /** The name. */
  @Override
  public String toString() {
    return name;
  }
}
