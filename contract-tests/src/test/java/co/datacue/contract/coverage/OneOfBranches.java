package co.datacue.contract.coverage;

import co.datacue.mock.Operation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The schemas among which a request's property has to choose, such as the kinds of events. A value
 * is of a branch if it has the branch's constants, the properties with an {@code enum}.
 */
final class OneOfBranches {
  private final JsonNode root;

  OneOfBranches(JsonNode root) {
    this.root = root;
  }

  /** The branches by schema name, each with the name of the property that chooses. */
  Map<String, String> of(Operation operation) {
    Map<String, String> branches = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> property : schema(operation).path("properties").properties()) {
      for (JsonNode branch : resolve(property.getValue()).path("oneOf")) {
        branches.put(name(branch), property.getKey());
      }
    }
    return branches;
  }

  /** The branches that a request body is of. */
  List<String> matching(Operation operation, JsonNode body) {
    return of(operation).entrySet().stream()
        .filter(branch -> hasConstants(branch.getKey(), body.path(branch.getValue())))
        .map(Map.Entry::getKey)
        .toList();
  }

  private boolean hasConstants(String branch, JsonNode value) {
    for (Map.Entry<String, JsonNode> property :
        root.at("/components/schemas").path(branch).path("properties").properties()) {
      JsonNode allowed = resolve(property.getValue()).path("enum");
      boolean found = allowed.isMissingNode();
      for (JsonNode constant : allowed) {
        found |= constant.equals(value.path(property.getKey()));
      }
      if (!found) {
        return false;
      }
    }
    return true;
  }

  private static String name(JsonNode branch) {
    String reference = branch.path("$ref").asText();
    if (reference.isEmpty()) {
      throw new AssertionError("A branch of a oneOf must refer to a named schema: " + branch);
    }
    return reference.substring(reference.lastIndexOf('/') + 1);
  }

  private JsonNode schema(Operation operation) {
    JsonNode method =
        root.path("paths").path(operation.path()).path(operation.method().toLowerCase(Locale.ROOT));
    return resolve(
        method.path("requestBody").path("content").path("application/json").path("schema"));
  }

  private JsonNode resolve(JsonNode node) {
    JsonNode target = node;
    while (target.has("$ref")) {
      target = root.at(target.get("$ref").textValue().substring(1));
    }
    return target.isMissingNode() ? MissingNode.getInstance() : target;
  }
}
