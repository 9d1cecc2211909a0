package co.datacue.contract.refusal;

import co.datacue.contract.ContractYaml;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * Walks through a valid body beside its schema and breaks each rule it comes by, one at a time. The
 * values are made; what is right about them is judged elsewhere.
 */
final class RuleBreaker {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String UNKNOWN = "no-such-value";

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
          int branch = CompleteRequest.branch(schema, value);
          walk(body, at, place + "/oneOf:" + branch, limit.get(branch));
          ObjectNode none = value.deepCopy();
          none.properties().forEach(field -> field.setValue(JSON.textNode(UNKNOWN)));
          tell(
              place,
              keyword,
              limit.size() + " branches",
              Map.of("none of them", replace(body, at, none)));
        }
        case "anyOf" -> anyOf(body, at, place, limit);
        default -> {
          Map<String, JsonNode> bodies = new LinkedHashMap<>();
          wrong(schema, keyword, value)
              .forEach((how, wrong) -> bodies.put(how, replace(body, at, wrong)));
          if (!bodies.isEmpty()) {
            tell(place, keyword, limit.toString(), bodies);
          }
        }
      }
    }
  }

  private void tell(String place, String keyword, String detail, Map<String, JsonNode> bodies) {
    broken.accept(new SchemaRule(operation, place, keyword, detail), bodies);
  }

  private void remove(JsonNode body, JsonPointer at, String place, String name) {
    ObjectNode without = body.at(at).deepCopy();
    if (without.remove(name) == null) {
      throw new AssertionError("The example for " + operation + place + " lacks " + name);
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

  private static List<String> requiredOnly(JsonNode branch) {
    if (branch.size() != 1 || !branch.has("required")) {
      throw new AssertionError("Teach this class to break other branches of anyOf: " + branch);
    }
    return branch.get("required").valueStream().map(JsonNode::textValue).toList();
  }

  /** Values that break the keyword, by how; none if it is no rule for the value. */
  private Map<String, JsonNode> wrong(JsonNode schema, String keyword, JsonNode value) {
    JsonNode limit = schema.get(keyword);
    String text = value.asText();
    return switch (keyword) {
      case "$ref", "title", "description", "example", "default", "deprecated", "nullable" ->
          Map.of();
      case "type" -> wrongTypes(limit.textValue(), schema.path("nullable").asBoolean());
      case "enum" -> Map.of("not in it", JSON.textNode(UNKNOWN));
      case "minLength" -> Map.of("shorter", JSON.textNode("x".repeat(limit.intValue() - 1)));
      case "maxLength" -> Map.of("longer", JSON.textNode("x".repeat(limit.intValue() + 1)));
      case "minItems" -> Map.of("fewer", items(value, limit.intValue() - 1));
      case "maxItems" -> Map.of("more", items(value, limit.intValue() + 1));
      case "minimum" ->
          Map.of("less", JSON.numberNode(limit.decimalValue().subtract(BigDecimal.ONE)));
      case "maximum" -> Map.of("more", JSON.numberNode(limit.decimalValue().add(BigDecimal.ONE)));
      case "pattern" -> Map.of("unlike it", JSON.textNode(unlike(limit.textValue(), text)));
      case "format" -> wrongFormats(limit.textValue());
      case "additionalProperties" ->
          limit.isBoolean() && !limit.booleanValue()
              ? Map.of("another", ((ObjectNode) value.deepCopy()).put(UNKNOWN, 1))
              : Map.of();
      default -> {
        if (keyword.startsWith("x-")) {
          yield Map.of();
        }
        throw new AssertionError("Teach this class to break " + keyword + " in " + schema);
      }
    };
  }

  private static Map<String, JsonNode> wrongTypes(String type, boolean nullable) {
    Map<String, JsonNode> wrong = new LinkedHashMap<>();
    switch (type) {
      case "string" -> wrong.put("a number", JSON.numberNode(7));
      case "number", "boolean" -> wrong.put("a string", JSON.textNode("1"));
      case "integer" -> {
        wrong.put("a string", JSON.textNode("1"));
        wrong.put("a fraction", JSON.numberNode(1.5));
      }
      case "array" -> wrong.put("an object", JSON.objectNode());
      case "object" -> wrong.put("an array", JSON.arrayNode());
      default -> throw new AssertionError("No such type: " + type);
    }
    if (!nullable) {
      wrong.put("null", NullNode.getInstance());
    }
    return wrong;
  }

  private static Map<String, JsonNode> wrongFormats(String format) {
    if (!format.equals("date-time")) {
      throw new AssertionError("Teach this class to break the format " + format);
    }
    Map<String, JsonNode> wrong = new LinkedHashMap<>();
    wrong.put("a word", JSON.textNode("yesterday"));
    wrong.put("a date", JSON.textNode("2018-04-04"));
    wrong.put("no offset", JSON.textNode("2018-04-04T23:29:04"));
    wrong.put("month 13", JSON.textNode("2018-13-04T23:29:04Z"));
    return wrong;
  }

  private static JsonNode items(JsonNode value, int size) {
    ArrayNode items = JSON.arrayNode();
    for (int i = 0; i < size; i++) {
      items.add(value.get(0));
    }
    return items;
  }

  private static String unlike(String pattern, String text) {
    return List.of("", " ", "#", text + "\n", "Zürich 7").stream()
        .filter(candidate -> !Pattern.compile(pattern).matcher(candidate).find())
        .findFirst()
        .orElseThrow(() -> new AssertionError("Nothing tried is unlike " + pattern));
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
