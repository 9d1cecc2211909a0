package co.datacue.bulk.contract;

import static co.datacue.bulk.contract.Document.count;
import static co.datacue.bulk.contract.Document.decimal;
import static co.datacue.bulk.contract.Document.flag;
import static co.datacue.bulk.contract.Document.list;
import static co.datacue.bulk.contract.Document.object;
import static co.datacue.bulk.contract.Document.objects;
import static co.datacue.bulk.contract.Document.scalars;
import static co.datacue.bulk.contract.Document.text;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
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

  private final Document contract;

  Shapes(Document contract) {
    this.contract = contract;
  }

  Shape of(JsonObject schema) {
    return of(schema, false, 0);
  }

  private Shape of(JsonObject schema, boolean open, int depth) {
    if (depth > 40) {
      throw new ContractException(
          "A schema of the contract holds itself; an import needs items of bounded depth.");
    }
    JsonObject merged = merged(schema);
    Shape plain = plain(merged, open, depth);
    Shape shape = isThroughModel(merged) ? new ThroughModel(plain) : plain;
    return flag(merged, "nullable") ? new OrNull(shape) : shape;
  }

  private static boolean isThroughModel(JsonObject schema) {
    String format = text(schema, "format", "");
    boolean ownClass =
        text(schema, "type", "").equals("string")
            && !format.isEmpty()
            && !format.equals("date-time");
    return ownClass || flag(schema, "readOnly");
  }

  private Shape plain(JsonObject schema, boolean open, int depth) {
    refuse(schema, "not");
    List<Shape> all = new ArrayList<>();
    if (schema.has("type") || schema.has("properties") || schema.has("required")) {
      all.add(typed(schema, open, depth));
    }
    for (JsonElement each : list(schema, "also")) {
      all.add(of(each.getAsJsonObject(), true, depth + 1));
    }
    for (String keyword : List.of("anyOf", "oneOf")) {
      if (schema.has(keyword)) {
        List<Shape> shapes = new ArrayList<>();
        for (JsonElement each : list(schema, keyword)) {
          shapes.add(of(each.getAsJsonObject(), all.size() > 0, depth + 1));
        }
        all.add(new Choice(shapes, 1, keyword.equals("oneOf") ? 1 : shapes.size()));
      }
    }
    if (all.isEmpty()) {
      return schema.has("enum") ? textShape(schema) : AnyShape.ANYTHING;
    }
    return all.size() == 1 ? all.get(0) : new Choice(all, all.size(), all.size());
  }

  private Shape typed(JsonObject schema, boolean open, int depth) {
    String type = text(schema, "type", "object");
    return switch (type) {
      case "string" -> textShape(schema);
      case "number", "integer" -> numberShape(schema, type.equals("integer"));
      case "boolean" -> new BooleanShape();
      case "array" ->
          new ArrayShape(
              of(object(schema, "items"), false, depth + 1),
              count(schema, "minItems", 0),
              count(schema, "maxItems", Integer.MAX_VALUE),
              flag(schema, "uniqueItems"));
      case "object" -> objectShape(schema, open, depth);
      default -> throw new ContractException("The contract has the unknown type " + type + ".");
    };
  }

  private static Shape textShape(JsonObject schema) {
    Set<String> values = new LinkedHashSet<>();
    scalars(schema, "enum").forEach(each -> values.add(each.getAsString()));
    String pattern = text(schema, "pattern", "");
    return new TextShape(
        count(schema, "minLength", 0),
        count(schema, "maxLength", Integer.MAX_VALUE),
        pattern.isEmpty() ? null : Pattern.compile(pattern),
        values,
        text(schema, "format", "").equals("date-time"));
  }

  private static Shape numberShape(JsonObject schema, boolean whole) {
    List<BigDecimal> values = new ArrayList<>();
    scalars(schema, "enum").forEach(each -> values.add(each.getAsBigDecimal()));
    return new NumberShape(
        whole,
        decimal(schema, "minimum"),
        flag(schema, "exclusiveMinimum"),
        decimal(schema, "maximum"),
        flag(schema, "exclusiveMaximum"),
        decimal(schema, "multipleOf"),
        values);
  }

  private Shape objectShape(JsonObject schema, boolean open, int depth) {
    Map<String, Shape> properties = new LinkedHashMap<>();
    objects(object(schema, "properties"))
        .forEach((name, property) -> properties.put(name, of(property, false, depth + 1)));
    List<String> required = new ArrayList<>();
    scalars(schema, "required").forEach(each -> required.add(each.getAsString()));
    JsonElement additional = schema.get("additionalProperties");
    Shape others = open || flag(schema, "additionalProperties") ? AnyShape.ANYTHING : null;
    return new ObjectShape(
        properties,
        List.copyOf(required),
        additional instanceof JsonObject each ? of(each, false, depth + 1) : others,
        count(schema, "minProperties", 0),
        count(schema, "maxProperties", Integer.MAX_VALUE));
  }

  /**
   * One schema for a schema and all of its {@code allOf}: fields of all, since none of them may
   * call another's unknown. What two of them say differently is kept apart under {@code also}.
   */
  JsonObject merged(JsonObject schema) {
    JsonObject merged = contract.resolved(schema).deepCopy();
    JsonArray parts = list(merged, "allOf");
    merged.remove("allOf");
    parts.forEach(part -> merge(merged, merged(part.getAsJsonObject())));
    return merged;
  }

  private static void merge(JsonObject into, JsonObject part) {
    JsonObject rest = new JsonObject();
    for (Map.Entry<String, JsonElement> each : part.entrySet()) {
      String keyword = each.getKey();
      JsonElement value = each.getValue();
      JsonElement there = into.get(keyword);
      if (there == null) {
        into.add(keyword, value);
      } else if (keyword.equals("properties")) {
        JsonObject properties = there.getAsJsonObject();
        for (Map.Entry<String, JsonElement> field : value.getAsJsonObject().entrySet()) {
          properties.add(field.getKey(), both(properties.get(field.getKey()), field.getValue()));
        }
      } else if (keyword.equals("required") || keyword.equals("also")) {
        there.getAsJsonArray().addAll(value.getAsJsonArray());
      } else if (!there.equals(value) && !isWithoutRule(keyword)) {
        rest.add(keyword, value);
      }
    }
    if (!rest.isEmpty()) {
      if (part.has("type")) {
        rest.add("type", part.get("type"));
      }
      JsonArray also = list(into, "also");
      also.add(rest);
      into.add("also", also);
    }
  }

  private static JsonElement both(@Nullable JsonElement there, JsonElement value) {
    if (there == null) {
      return value;
    }
    JsonArray parts = new JsonArray();
    parts.add(there);
    parts.add(value);
    JsonObject both = new JsonObject();
    both.add("allOf", parts);
    return both;
  }

  private static boolean isWithoutRule(String keyword) {
    return keyword.startsWith("x-") || WITHOUT_RULE.contains(keyword);
  }

  private static void refuse(JsonObject schema, String keyword) {
    if (schema.has(keyword)) {
      throw new ContractException(
          "An import cannot check \"" + keyword + "\", which the contract uses in an item.");
    }
  }
}
