package co.datacue.contract.check;

import static co.datacue.contract.check.Rule.field;
import static co.datacue.contract.check.Rule.object;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What of the contract's form is refused. */
final class DocumentRules {
  /** For rules that look at all of the grammar's objects. */
  static final String ANY_OBJECT = "*";

  private static final Grammar GRAMMAR = Grammar.load();

  static final List<Rule> ALL =
      List.of(
          object(
              "OpenAPI",
              "another edition of OpenAPI than 3.0",
              contract -> !contract.text("openapi").matches("3\\.0\\.\\d+"),
              "Write openapi: 3.0.3, and say what the contract says in its keywords."),
          object(
              ANY_OBJECT,
              "a reference to another file",
              at -> at.has("$ref") && !at.text("$ref").startsWith("#/"),
              "Take what it leads to into this file, under components."),
          object(
              ANY_OBJECT,
              "a reference to what is no component",
              at ->
                  !at.object().equals("PathItem")
                      && at.text("$ref").matches("#(?!/components/[^/]+/[^/]+$).*"),
              "Write what it leads to under components, and refer to that from both places."),
          object(
              ANY_OBJECT,
              "a reference that leads nowhere",
              at -> at.text("$ref").startsWith("#/") && at.resolved().missing(),
              "Write what it should lead to, or mend the reference."),
          new Rule(
              ANY_OBJECT,
              "something beside a $ref, which readers of OpenAPI 3.0 ignore",
              at ->
                  at.has("$ref") && !at.object().equals("PathItem")
                      ? at.children().filter(child -> !child.key().equals("$ref"))
                      : Stream.empty(),
              "Write it where the reference leads, or wrap the reference in allOf."),
          new Rule(
              ANY_OBJECT,
              "a field that OpenAPI 3.0 does not know",
              DocumentRules::unknownFields,
              "Leave it out, mend its name, or begin it with x- if it is an extension."),
          new Rule(
              ANY_OBJECT,
              "a value of another type than OpenAPI 3.0 gives it",
              DocumentRules::misfits,
              "Write a text in quotes, a number or truth without, and lists and objects where they belong."),
          field(
              "PathItem",
              "$ref",
              "a path that is described elsewhere",
              path -> true,
              "Write its operations here."),
          new Rule(
              "Paths",
              "a path that is not made of segments alone",
              paths ->
                  paths.children().filter(it -> !it.key().matches("x-.*|/|(/[^/?#\\s\"\\\\]+)+/?")),
              "Begin with one slash, and leave out query, fragment, spaces, quotes and backslashes."),
          new Rule(
              "Paths",
              "a path that differs from another in the names of its parameters only",
              DocumentRules::sameTemplates,
              "Write its operations under the other path."),
          new Rule(
              "Components",
              "a callback or link",
              components ->
                  Stream.of(components.at("callbacks"), components.at("links"))
                      .filter(it -> !it.missing()),
              "Leave it out: tell in a description what is called and when."));

  private DocumentRules() {}

  private static Stream<Place> unknownFields(Place at) {
    return at.has("$ref")
        ? Stream.empty()
        : at.children().filter(field -> !GRAMMAR.knows(at.object(), field.key()));
  }

  private static Stream<Place> misfits(Place at) {
    return at.has("$ref")
        ? Stream.empty()
        : at.children().flatMap(field -> misfits(at.object(), field));
  }

  private static Stream<Place> misfits(String object, Place field) {
    if (!GRAMMAR.fits(object, field.key(), field.node())) {
      return Stream.of(field);
    }
    return GRAMMAR.type(object, field.key()).matches("\\w+[*%]")
        ? field.children().filter(child -> !child.node().isObject())
        : Stream.empty();
  }

  private static Stream<Place> sameTemplates(Place paths) {
    Map<String, String> seen = new HashMap<>();
    return paths
        .children()
        .filter(
            path -> {
              String template = path.key().replaceAll("\\{[^}]*}", "{}");
              return !path.key().equals(seen.merge(template, path.key(), (first, same) -> first));
            })
        .toList()
        .stream();
  }
}
