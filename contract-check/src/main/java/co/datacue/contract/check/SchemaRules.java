package co.datacue.contract.check;

import static co.datacue.contract.check.Rule.field;
import static co.datacue.contract.check.Rule.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What of schemas is refused, one by one; {@link CompositionRules} has those made of others. */
final class SchemaRules {
  private static final String TYPES = "string|number|integer|boolean|array|object";

  static final List<Rule> ALL =
      List.of(
          field(
              "Schema",
              "xml",
              "a description of XML",
              schema -> true,
              "Leave it out: bodies are JSON or plain text."),
          field(
              "Schema",
              "type",
              "a type that OpenAPI 3.0 does not know",
              schema -> !schema.text("type").matches(TYPES),
              "Write one of string, number, integer, boolean, array and object."),
          object(
              "Schema",
              "a list without items",
              schema -> schema.text("type").equals("array") && !schema.has("items"),
              "Write items; items: {} if they may be anything."),
          field(
              "Schema",
              "format",
              "bytes as they are, which JSON cannot hold",
              schema -> schema.text("format").equals("binary") && !isOfOtherBody(schema),
              "Write format: byte, which is Base64."),
          field(
              "Schema",
              "format",
              "a format beside an enum of texts",
              schema ->
                  schema.has("enum")
                      && schema.text("type").equals("string")
                      && !Choice.isDemand(schema),
              "Leave format out: the values tell it."),
          field(
              "Schema",
              "enum",
              "an enum without a type, or with values of another",
              schema -> !valuesFit(schema) && !Choice.isDemand(schema),
              "Write type: string, integer, number or boolean, and values of that type; on, off, yes and no in quotes."),
          field(
              "Schema",
              "x-extensible-enum",
              "open values of something else than a plain text",
              schema -> !areOpenValues(schema),
              "Write type: string without enum or format, and a list of texts, each once."),
          new Rule(
              "Schema",
              "a required field that is not described",
              SchemaRules::requiredStrangers,
              "Describe it under properties, or mend its name."),
          object(
              "Schema",
              "a list or map of itself and nothing else",
              SchemaRules::isEndless,
              "Put it into a field of an object."));

  private SchemaRules() {}

  /** Whether it is of a body that is no JSON; those have rules of their own. */
  private static boolean isOfOtherBody(Place schema) {
    Place type = schema.within("MediaType");
    return type != null && !type.key().contains("json");
  }

  private static boolean valuesFit(Place schema) {
    JsonNode values = schema.node().get("enum");
    int nulls = 0;
    for (JsonNode value : values) {
      nulls += value.isNull() ? 1 : 0;
      if (!value.isNull() && !fits(value, schema.text("type"))) {
        return false;
      }
    }
    return values.size() > nulls && (nulls == 0 || schema.flag("nullable"));
  }

  private static boolean areOpenValues(Place schema) {
    JsonNode values = schema.node().get("x-extensible-enum");
    Set<String> texts = new HashSet<>();
    for (JsonNode value : values) {
      if (!value.isTextual() || !texts.add(value.asText())) {
        return false;
      }
    }
    boolean plain = !schema.has("enum") && !schema.has("format");
    return schema.text("type").equals("string") && plain && values.isArray() && !texts.isEmpty();
  }

  private static boolean fits(JsonNode value, String type) {
    return switch (type) {
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      default -> false;
    };
  }

  /** Fields that nobody could set; what others add to a part of allOf is seen in the whole. */
  private static Stream<Place> requiredStrangers(Place schema) {
    boolean part = schema.parent().key().matches("allOf|anyOf|oneOf");
    Set<String> described = new HashSet<>();
    if (part || !Fields.collect(schema, described)) {
      return Stream.empty();
    }
    return schema.at("required").children().filter(it -> !described.contains(it.node().asText()));
  }

  private static boolean isEndless(Place schema) {
    Set<JsonNode> seen = new HashSet<>();
    for (Place inner = schema; !inner.missing() && seen.add(inner.node()); ) {
      if (inner.has("properties") || inner.node().isEmpty()) {
        return false;
      }
      Place next = inner.at(inner.has("items") ? "items" : "additionalProperties").resolved();
      if (!next.node().isObject()) {
        return false;
      }
      if (next.node() == schema.node()) {
        return true;
      }
      inner = next;
    }
    return false;
  }
}
