package co.datacue.conformance.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Values that break one keyword of a schema, for every keyword of OpenAPI 3.0 that makes a rule.
 */
public final class WrongValues {
  static final String UNKNOWN = "no-such-value";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** What describes a value and refuses none; {@code not} refuses what no test can guess. */
  private static final Set<String> NO_RULE =
      Set.of(
          "$ref",
          "title",
          "description",
          "example",
          "default",
          "deprecated",
          "nullable",
          "discriminator",
          "externalDocs",
          "readOnly",
          "writeOnly",
          "xml",
          "not");

  /** Of other formats a validator knows no rule, or says of a number what its limits say. */
  private static final Map<String, List<String>> FORMATS =
      Map.of(
          "date-time",
          List.of("yesterday", "2018-04-04", "2018-04-04T23:29:04", "2018-13-04T23:29:04Z"),
          "date",
          List.of("yesterday", "2018-13-04", "2018-04-04T23:29:04Z"),
          "time",
          List.of("noon", "25:00:00Z"),
          "uuid",
          List.of("1", "07d35b1a-5776-4ddf-8f1c"),
          "email",
          List.of("nobody", "@"),
          "uri",
          List.of("no uri"),
          "hostname",
          List.of("-", "a b"),
          "ipv4",
          List.of("256.0.0.1"),
          "ipv6",
          List.of("g::"));

  private WrongValues() {}

  /** Whether the keyword, with this value, is a rule that a request can break. */
  static boolean isRule(JsonNode schema, String keyword) {
    JsonNode limit = schema.get(keyword);
    return switch (keyword) {
      case "format" -> FORMATS.containsKey(limit.asText());
      case "minimum" -> !schema.path("exclusiveMinimum").asBoolean();
      case "maximum" -> !schema.path("exclusiveMaximum").asBoolean();
      case "exclusiveMinimum", "exclusiveMaximum", "uniqueItems" -> limit.asBoolean();
      case "additionalProperties" -> limit.isBoolean() && !limit.booleanValue();
      case "minLength", "minItems", "minProperties" -> limit.intValue() > 0;
      default -> !NO_RULE.contains(keyword) && !keyword.startsWith("x-");
    };
  }

  /** Values that break the keyword, by how; none if it is no rule. */
  public static Map<String, JsonNode> of(JsonNode schema, String keyword, JsonNode value) {
    JsonNode limit = schema.get(keyword);
    if (!isRule(schema, keyword)) {
      return Map.of();
    }
    return switch (keyword) {
      case "type" -> types(limit.textValue(), schema.path("nullable").asBoolean());
      case "enum" -> Map.of("not in it", another(limit));
      case "minLength" -> Map.of("shorter", JSON.textNode("x".repeat(limit.intValue() - 1)));
      case "maxLength" -> Map.of("longer", JSON.textNode("x".repeat(limit.intValue() + 1)));
      case "minItems" -> Map.of("fewer", items(value, limit.intValue() - 1));
      case "maxItems" -> Map.of("more", items(value, limit.intValue() + 1));
      case "uniqueItems" -> Map.of("one twice", items(value, 2));
      case "minProperties" -> Map.of("fewer", properties(value, limit.intValue() - 1));
      case "maxProperties" -> Map.of("more", properties(value, limit.intValue() + 1));
      case "minimum" -> Map.of("less", number(limit.decimalValue().subtract(BigDecimal.ONE)));
      case "maximum" -> Map.of("more", number(limit.decimalValue().add(BigDecimal.ONE)));
      case "exclusiveMinimum" -> Map.of("no more", schema.get("minimum"));
      case "exclusiveMaximum" -> Map.of("no less", schema.get("maximum"));
      case "multipleOf" ->
          Map.of("between", number(limit.decimalValue().multiply(new BigDecimal("1.5"))));
      case "pattern" -> Map.of("unlike it", unlike(limit.textValue(), value.asText()));
      case "format" -> formats(limit.textValue());
      case "additionalProperties" ->
          Map.of("another", ((ObjectNode) value.deepCopy()).put(UNKNOWN, 1));
      default ->
          throw new IllegalStateException("OpenAPI 3.0 has no keyword " + keyword + ": " + schema);
    };
  }

  private static Map<String, JsonNode> types(String type, boolean nullable) {
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
      default -> throw new IllegalStateException("OpenAPI 3.0 has no type " + type);
    }
    if (!nullable) {
      wrong.put("null", NullNode.getInstance());
    }
    return wrong;
  }

  private static Map<String, JsonNode> formats(String format) {
    Map<String, JsonNode> wrong = new LinkedHashMap<>();
    FORMATS.get(format).forEach(text -> wrong.put(text, JSON.textNode(text)));
    return wrong;
  }

  /** Of the type of the others, or it would break more than the one rule. */
  private static JsonNode another(JsonNode values) {
    return values.path(0).isNumber() ? number(new BigDecimal("987654321")) : JSON.textNode(UNKNOWN);
  }

  private static JsonNode number(BigDecimal number) {
    return JSON.numberNode(number);
  }

  private static JsonNode items(JsonNode value, int size) {
    ArrayNode items = JSON.arrayNode();
    for (int i = 0; i < size; i++) {
      items.add(value.get(0));
    }
    return items;
  }

  private static JsonNode properties(JsonNode value, int size) {
    ObjectNode object = JSON.objectNode();
    value.properties().stream()
        .limit(size)
        .forEach(property -> object.set(property.getKey(), property.getValue()));
    for (int i = object.size(); i < size; i++) {
      object.put(UNKNOWN + i, 1);
    }
    return object;
  }

  private static JsonNode unlike(String pattern, String text) {
    return List.of("", " ", "#", text + "\n", "Zürich 7").stream()
        .filter(candidate -> !Pattern.compile(pattern).matcher(candidate).find())
        .map(JSON::textNode)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Nothing tried is unlike " + pattern));
  }
}
