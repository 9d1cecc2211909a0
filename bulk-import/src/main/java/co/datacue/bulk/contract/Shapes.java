package co.datacue.bulk.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes shapes of the schemas in a contract. */
final class Shapes {
  /** What says nothing about which values are allowed, or is said otherwise here. */
  private static final Set<String> WITHOUT_RULE =
      Set.of(
          "title",
          "description",
          "default",
          "example",
          "deprecated",
          "readOnly",
          "writeOnly",
          "externalDocs",
          "xml",
          "discriminator");

  private final JsonNode root;

  Shapes(JsonNode root) {
    this.root = root;
  }

  /** Follows a reference, as often as it leads to another. */
  JsonNode resolved(JsonNode schema) {
    JsonNode at = schema;
    for (int i = 0; at.has("$ref"); i++) {
      String reference = at.get("$ref").asText();
      at = root.at(reference.substring(1));
      if (!reference.startsWith("#/") || at.isMissingNode() || i > 50) {
        throw new ContractException("The contract's reference " + reference + " leads nowhere.");
      }
    }
    return at;
  }

  Shape of(JsonNode schema) {
    return of(schema, false, 0);
  }

  private Shape of(JsonNode schema, boolean open, int depth) {
    if (depth > 40) {
      throw new ContractException(
          "A schema of the contract holds itself; an import needs items of bounded depth.");
    }
    ObjectNode merged = merged(schema);
    Shape plain = plain(merged, open, depth);
    Shape shape = isThroughModel(merged) ? new ThroughModel(plain) : plain;
    return merged.path("nullable").asBoolean() ? new OrNull(shape) : shape;
  }

  private static boolean isThroughModel(ObjectNode schema) {
    String format = schema.path("format").asText("");
    boolean ownClass =
        schema.path("type").asText().equals("string")
            && !format.isEmpty()
            && !format.equals("date-time");
    return ownClass || schema.path("readOnly").asBoolean();
  }

  private Shape plain(ObjectNode schema, boolean open, int depth) {
    refuse(schema, "not");
    List<Shape> all = new ArrayList<>();
    if (schema.has("type") || schema.has("properties") || schema.has("required")) {
      all.add(typed(schema, open, depth));
    }
    for (JsonNode each : schema.path("also")) {
      all.add(of(each, true, depth + 1));
    }
    for (String keyword : List.of("anyOf", "oneOf")) {
      if (schema.has(keyword)) {
        List<Shape> shapes = new ArrayList<>();
        schema.get(keyword).forEach(each -> shapes.add(of(each, all.size() > 0, depth + 1)));
        all.add(new Choice(shapes, 1, keyword.equals("oneOf") ? 1 : shapes.size()));
      }
    }
    if (all.isEmpty()) {
      return schema.has("enum")
          ? typed(schema.put("type", "string"), open, depth)
          : AnyShape.ANYTHING;
    }
    return all.size() == 1 ? all.get(0) : new Choice(all, all.size(), all.size());
  }

  private Shape typed(ObjectNode schema, boolean open, int depth) {
    String type = schema.path("type").asText("object");
    return switch (type) {
      case "string" -> text(schema);
      case "number", "integer" -> number(schema, type.equals("integer"));
      case "boolean" -> new BooleanShape();
      case "array" ->
          new ArrayShape(
              of(schema.path("items"), false, depth + 1),
              schema.path("minItems").asInt(0),
              schema.path("maxItems").asInt(Integer.MAX_VALUE),
              schema.path("uniqueItems").asBoolean());
      case "object" -> object(schema, open, depth);
      default -> throw new ContractException("The contract has the unknown type " + type + ".");
    };
  }

  private static Shape text(ObjectNode schema) {
    Set<String> values = new LinkedHashSet<>();
    schema.path("enum").forEach(each -> values.add(each.asText()));
    String pattern = schema.path("pattern").asText(null);
    return new TextShape(
        schema.path("minLength").asInt(0),
        schema.path("maxLength").asInt(Integer.MAX_VALUE),
        pattern == null ? null : Pattern.compile(pattern),
        values,
        schema.path("format").asText("").equals("date-time"));
  }

  private static Shape number(ObjectNode schema, boolean whole) {
    List<BigDecimal> values = new ArrayList<>();
    schema.path("enum").forEach(each -> values.add(each.decimalValue()));
    return new NumberShape(
        whole,
        decimal(schema, "minimum"),
        schema.path("exclusiveMinimum").asBoolean(),
        decimal(schema, "maximum"),
        schema.path("exclusiveMaximum").asBoolean(),
        decimal(schema, "multipleOf"),
        values);
  }

  private static @Nullable BigDecimal decimal(ObjectNode schema, String keyword) {
    return schema.has(keyword) ? schema.get(keyword).decimalValue() : null;
  }

  private Shape object(ObjectNode schema, boolean open, int depth) {
    Map<String, Shape> properties = new LinkedHashMap<>();
    schema
        .path("properties")
        .properties()
        .forEach(each -> properties.put(each.getKey(), of(each.getValue(), false, depth + 1)));
    List<String> required = new ArrayList<>();
    schema.path("required").forEach(each -> required.add(each.asText()));
    JsonNode additional = schema.path("additionalProperties");
    Shape others = open || additional.asBoolean() ? AnyShape.ANYTHING : null;
    return new ObjectShape(
        properties,
        List.copyOf(required),
        additional.isObject() ? of(additional, false, depth + 1) : others,
        schema.path("minProperties").asInt(0),
        schema.path("maxProperties").asInt(Integer.MAX_VALUE));
  }

  /**
   * One schema for a schema and all of its {@code allOf}: fields of all, since none of them may
   * call another's unknown. What two of them say differently is kept apart under {@code also}.
   */
  ObjectNode merged(JsonNode schema) {
    JsonNode own = resolved(schema);
    ObjectNode merged = own.isObject() ? own.deepCopy() : JsonNodeFactory.instance.objectNode();
    merged.remove("allOf");
    own.path("allOf").forEach(part -> merge(merged, merged(part)));
    return merged;
  }

  private static void merge(ObjectNode into, ObjectNode part) {
    ObjectNode rest = JsonNodeFactory.instance.objectNode();
    part.properties()
        .forEach(
            each -> {
              String keyword = each.getKey();
              JsonNode value = each.getValue();
              JsonNode there = into.get(keyword);
              if (keyword.equals("properties")) {
                ObjectNode properties = into.withObjectProperty("properties");
                value
                    .properties()
                    .forEach(
                        field ->
                            properties.set(
                                field.getKey(),
                                both(properties.get(field.getKey()), field.getValue())));
              } else if (keyword.equals("required") || keyword.equals("also")) {
                ArrayNode list = into.withArrayProperty(keyword);
                value.forEach(list::add);
              } else if (there == null) {
                into.set(keyword, value);
              } else if (!there.equals(value) && !isWithoutRule(keyword)) {
                rest.set(keyword, value);
              }
            });
    if (!rest.isEmpty()) {
      rest.set("type", part.path("type"));
      into.withArrayProperty("also").add(rest);
    }
  }

  private static JsonNode both(@Nullable JsonNode there, JsonNode value) {
    if (there == null) {
      return value;
    }
    ObjectNode both = JsonNodeFactory.instance.objectNode();
    both.putArray("allOf").add(there).add(value);
    return both;
  }

  private static boolean isWithoutRule(String keyword) {
    return keyword.startsWith("x-") || WITHOUT_RULE.contains(keyword);
  }

  private static void refuse(ObjectNode schema, String keyword) {
    if (schema.has(keyword)) {
      throw new ContractException(
          "An import cannot check \"" + keyword + "\", which the contract uses in an item.");
    }
  }
}
