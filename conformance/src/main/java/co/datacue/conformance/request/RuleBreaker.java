package co.datacue.conformance.request;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Walks through a valid body beside its schema and breaks each rule it comes by, one at a time. The
 * values are made; what is right about them is judged elsewhere.
 */
public final class RuleBreaker {
  private final String operation;
  private final BiConsumer<SchemaRule, Map<String, JsonNode>> broken;

  /**
   * @param broken given each rule with the bodies that break it, by how they do
   */
  RuleBreaker(String operation, BiConsumer<SchemaRule, Map<String, JsonNode>> broken) {
    this.operation = operation;
    this.broken = broken;
  }

  void breakAll(JsonNode body, JsonNode schema) {
    walk(body, JsonPointer.empty(), "", schema);
  }

  private void walk(JsonNode body, JsonPointer at, String place, JsonNode reference) {
    JsonNode schema = ContractYaml.resolve(reference);
    JsonNode value = body.at(at);
    for (String keyword : (Iterable<String>) schema::fieldNames) {
      JsonNode limit = schema.get(keyword);
      switch (keyword) {
        case "required" -> limit.forEach(name -> remove(body, at, place, name.textValue()));
        case "properties" ->
            limit
                .properties()
                .forEach(
                    property -> {
                      if (value.has(property.getKey())) {
                        String name = property.getKey();
                        walk(
                            body, at.appendProperty(name), place + "/" + name, property.getValue());
                      }
                    });
        case "items" -> walk(body, at.appendIndex(0), place + "/[]", limit);
        case "allOf" -> {
          for (int i = 0; i < limit.size(); i++) {
            walk(body, at, place + "/allOf:" + i, limit.get(i));
          }
        }
        case "oneOf" -> {
          int branch = Branches.of(limit, value);
          walk(body, at, place + "/oneOf:" + branch, limit.get(branch));
          noneOf(body, at, place, keyword, limit);
        }
        case "anyOf" -> {
          if (limit.valueStream().allMatch(RuleBreaker::isRequiredOnly)) {
            anyOf(body, at, place, limit);
          } else {
            int branch = Branches.of(limit, value);
            walk(body, at, place + "/anyOf:" + branch, limit.get(branch));
            noneOf(body, at, place, keyword, limit);
          }
        }
        case "additionalProperties" -> {
          if (limit.isObject() && value.has(CompleteRequest.ANOTHER)) {
            JsonPointer another = at.appendProperty(CompleteRequest.ANOTHER);
            walk(body, another, place + "/" + CompleteRequest.ANOTHER, limit);
          }
          wrong(body, at, place, schema, keyword);
        }
        default -> wrong(body, at, place, schema, keyword);
      }
    }
  }

  private void wrong(JsonNode body, JsonPointer at, String place, JsonNode schema, String keyword) {
    Map<String, JsonNode> bodies = new LinkedHashMap<>();
    WrongValues.of(schema, keyword, body.at(at))
        .forEach((how, wrong) -> bodies.put(how, replace(body, at, wrong)));
    if (!bodies.isEmpty()) {
      tell(place, keyword, schema.get(keyword).toString(), bodies);
    }
  }

  private void tell(String place, String keyword, String detail, Map<String, JsonNode> bodies) {
    broken.accept(new SchemaRule(operation, place, keyword, detail), bodies);
  }

  private void remove(JsonNode body, JsonPointer at, String place, String name) {
    ObjectNode without = body.at(at).deepCopy();
    if (without.remove(name) == null) {
      throw new IllegalStateException("The example for " + operation + place + " lacks " + name);
    }
    tell(place, "required", name, Map.of("left out", replace(body, at, without)));
  }

  /** Each branch on its own: the others are broken first, which alone must do no harm. */
  private void anyOf(JsonNode body, JsonPointer at, String place, JsonNode branches) {
    ObjectNode none = body.at(at).deepCopy();
    for (int i = 0; i < branches.size(); i++) {
      ObjectNode only = body.at(at).deepCopy();
      for (int other = 0; other < branches.size(); other++) {
        if (other != i) {
          only.remove(requiredOnly(branches.get(other)));
        }
      }
      none.remove(requiredOnly(branches.get(i)));
      String branch = place + "/anyOf:" + i;
      JsonNode narrowed = replace(body, at, only);
      requiredOnly(branches.get(i)).forEach(name -> remove(narrowed, at, branch, name));
    }
    String detail = branches.size() + " branches";
    tell(place, "anyOf", detail, Map.of("none of them", replace(body, at, none)));
  }

  private void noneOf(
      JsonNode body, JsonPointer at, String place, String keyword, JsonNode branches) {
    JsonNode none = replace(body, at, Branches.none(branches, body.at(at)));
    tell(place, keyword, branches.size() + " branches", Map.of("none of them", none));
  }

  private static boolean isRequiredOnly(JsonNode branch) {
    return branch.size() == 1 && branch.has("required");
  }

  private static List<String> requiredOnly(JsonNode branch) {
    return branch.get("required").valueStream().map(JsonNode::textValue).toList();
  }

  private static JsonNode replace(JsonNode body, JsonPointer at, JsonNode value) {
    if (at.matches()) {
      return value;
    }
    JsonNode copy = body.deepCopy();
    JsonNode parent = copy.at(at.head());
    if (parent instanceof ObjectNode object) {
      object.set(at.last().getMatchingProperty(), value);
    } else {
      ((ArrayNode) parent).set(at.last().getMatchingIndex(), value);
    }
    return copy;
  }
}
