package co.datacue.contract.check;

import static co.datacue.contract.check.Rule.field;
import static co.datacue.contract.check.Rule.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What of schemas made of others is refused: oneOf, anyOf, allOf and discriminators. */
final class CompositionRules {
  static final List<Rule> ALL =
      List.of(
          new Rule(
              "Schema",
              "one of several in one of several",
              schema -> Choice.of(schema).flatMap(Choice::choices),
              "Write its branches where it stands."),
          new Rule(
              "Schema",
              "fields beside one of several",
              schema -> Choice.of(schema).filter(Choice::besideOthers).map(Choice::place),
              "Write the fields in each of them, or in a base that they name in allOf."),
          new Rule(
              "Schema",
              "one of several that may be anything",
              schema -> Choice.of(schema).flatMap(Choice::untyped),
              "Write a type, or leave oneOf and anyOf out: {} may be anything."),
          new Rule(
              "Schema",
              "several objects that nothing tells apart",
              schema -> Choice.of(schema).filter(Choice::objectsAlike).map(Choice::place),
              "Write a discriminator, or give each a required field with an enum of its own values."),
          new Rule(
              "Schema",
              "several values that JSON does not tell apart",
              schema -> Choice.of(schema).filter(Choice::valuesAlike).map(Choice::place),
              "Write at most one list, one object, one truth, one whole number and one other number."),
          new Rule(
              "Schema",
              "an object without the field that tells it apart",
              schema -> Choice.of(schema).flatMap(Choice::withoutDiscriminator),
              "Describe the discriminator's field in it, as a required string."),
          new Rule(
              "Discriminator",
              "a value that leads to no schema",
              CompositionRules::leadingNowhere,
              "Write the name of a schema, or a reference to one."),
          object(
              "Schema",
              "an object made of itself",
              schema -> schema.has("allOf") && isMadeOfItself(schema),
              "Leave it out of its own allOf, or refer to it in a field."),
          object(
              "Schema",
              "several bases with discriminators",
              schema -> bases(schema).count() > 1,
              "Build upon one of them, and write the fields of the others where they belong."),
          new Rule(
              "Schema",
              "more fields of any name in what is built upon a base",
              schema ->
                  bases(schema).findAny().isEmpty()
                      ? Stream.empty()
                      : own(schema)
                          .map(part -> part.at("additionalProperties"))
                          .filter(it -> !it.missing()),
              "Write additionalProperties in the base: what is built upon it has them too."),
          object(
              "Schema",
              "parts of allOf with fields of any name and different types",
              schema -> schema.has("allOf") && openParts(schema).distinct().count() > 1,
              "Write additionalProperties in one of them."),
          new Rule(
              "Schema",
              "no object among the parts of allOf",
              CompositionRules::noObjects,
              "Write what it allows in one schema."),
          new Rule(
              "Schema",
              "a field that another part of allOf has, as something else",
              CompositionRules::conflicts,
              "Write it in one of them."));

  private CompositionRules() {}

  private static Stream<Place> leadingNowhere(Place discriminator) {
    Place schemas = discriminator.root().at("components").at("schemas");
    return discriminator
        .at("mapping")
        .children()
        .filter(it -> !schemas.has(it.node().asText().replaceFirst("^#/components/schemas/", "")));
  }

  /**
   * What a schema builds upon: what its allOf names that has a discriminator, if not of its own.
   */
  private static Stream<Place> bases(Place schema) {
    return schema
        .at("allOf")
        .children("Schema")
        .filter(it -> it.has("$ref"))
        .filter(it -> Fields.parts(it).stream().anyMatch(part -> part.has("discriminator")));
  }

  private static boolean isMadeOfItself(Place schema) {
    return Fields.parts(schema).stream().skip(1).anyMatch(part -> part.node() == schema.node());
  }

  /** A schema and the parts of its allOf that stand in it. */
  private static Stream<Place> own(Place schema) {
    return Stream.concat(
        Stream.of(schema), schema.at("allOf").children("Schema").filter(it -> !it.has("$ref")));
  }

  private static Stream<JsonNode> openParts(Place schema) {
    return Fields.parts(schema).stream()
        .filter(part -> part.has("additionalProperties") && !part.isFalse("additionalProperties"))
        .map(part -> part.node().get("additionalProperties"));
  }

  private static Stream<Place> noObjects(Place schema) {
    List<Place> parts = schema.at("allOf").children("Schema").toList();
    if (parts.size() < 2 && !schema.has("properties")) {
      return Stream.empty();
    }
    return parts.stream().filter(it -> !isObject(it.resolved()));
  }

  private static boolean isObject(Place part) {
    boolean choice = Choice.of(part).findAny().isPresent();
    return part.text("type").matches("|object") && !part.has("enum") && !choice;
  }

  private static Stream<Place> conflicts(Place schema) {
    if (!schema.has("allOf")) {
      return Stream.empty();
    }
    Map<String, Place> seen = new HashMap<>();
    return Fields.parts(schema).stream()
        .flatMap(part -> part.at("properties").children("Schema"))
        .filter(
            field -> {
              Place first = seen.putIfAbsent(field.key(), field);
              return first != null && !same(first.resolved(), field.resolved());
            })
        .toList()
        .stream();
  }

  /**
   * Whether both are the same in Java; a text that names a kind may have one value in that kind.
   */
  private static boolean same(Place first, Place second) {
    JsonNode one = first.node();
    JsonNode other = second.node();
    boolean texts = first.text("type").equals("string") && second.text("type").equals("string");
    boolean kind = texts && (one.path("enum").size() == 1 || other.path("enum").size() == 1);
    return one.equals(other)
        || kind && first.text("format").equals(second.text("format")) && namesKind(first, second);
  }

  private static boolean namesKind(Place first, Place second) {
    return Stream.of(first, second)
        .map(field -> field.parent().parent().at("discriminator").text("propertyName"))
        .anyMatch(name -> name.equals(first.key()));
  }
}
