package co.datacue.contract.check;

import static co.datacue.contract.check.Rule.field;
import static co.datacue.contract.check.Rule.object;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of parameters is refused. */
final class ParameterRules {
  private static final Set<String> SCALARS = Set.of("string", "number", "integer", "boolean");

  static final List<Rule> ALL =
      List.of(
          field(
              "Parameter",
              "in",
              "a cookie parameter",
              parameter -> parameter.text("in").equals("cookie"),
              "Write in: header or in: query."),
          field(
              "Parameter",
              "name",
              "a header that HTTP, OpenAPI or the client sets by itself",
              parameter ->
                  parameter.text("in").equals("header")
                      && parameter
                          .text("name")
                          .matches(
                              "(?i)accept(-encoding)?|authorization|connection|content-(encoding|length|type)|"
                                  + "datacue-integration|host|te|trailer|transfer-encoding|upgrade|"
                                  + "user-agent"),
              "Leave it out, or name the header otherwise."),
          field(
              "Parameter",
              "name",
              "a header name that HTTP does not allow",
              parameter ->
                  parameter.text("in").equals("header")
                      && !parameter.text("name").matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+"),
              "Write letters, digits and - only."),
          field(
              "Parameter",
              "name",
              "a name with a quote, a backslash or a control character",
              parameter -> parameter.text("name").matches("(?s).*[\"\\\\\\p{Cntrl}].*|"),
              "Write letters, digits and what else belongs to names."),
          field(
              "Parameter",
              "style",
              "deepObject",
              parameter -> parameter.text("style").equals("deepObject"),
              "Write one query parameter for each field."),
          field(
              "Parameter",
              "style",
              "a style that OpenAPI 3.0 does not know there",
              parameter -> !parameter.text("style").matches(styles(parameter)),
              "Leave style out, or write one of those of the table in OpenAPI's Parameter Object."),
          field(
              "Parameter",
              "explode",
              "explode with a delimiter, for which OpenAPI 3.0 defines nothing",
              parameter ->
                  parameter.text("style").matches("(space|pipe)Delimited")
                      && parameter.flag("explode"),
              "Write explode: false, or leave style out for one parameter to each item."),
          field(
              "Parameter",
              "style",
              "a delimiter without a list",
              parameter ->
                  parameter.text("style").matches("(space|pipe)Delimited")
                      && !type(parameter).equals("array"),
              "Leave style out."),
          field(
              "Parameter",
              "allowReserved",
              "reserved characters as they are",
              parameter -> parameter.flag("allowReserved"),
              "Leave it out: the client percent-encodes, and whoever reads decodes."),
          field(
              "Parameter",
              "allowEmptyValue",
              "an empty value where the schema has none",
              parameter -> parameter.flag("allowEmptyValue") && !type(parameter).equals("string"),
              "Leave it out, or write type: string."),
          field(
              "Parameter",
              "content",
              "a parameter with a media type",
              parameter -> true,
              "Write schema, and style for a list; or move it into the request body."),
          object(
              "Parameter",
              "a parameter whose values are neither scalars nor lists of scalars",
              parameter ->
                  parameter.has("schema")
                      && !isScalar(parameter.at("schema"))
                      && !isScalar(parameter.at("schema").resolved().at("items")),
              "Write one parameter for each field, with a type: string, number, integer or boolean."),
          field(
              "Parameter",
              "schema",
              "null as the value of a parameter",
              parameter -> parameter.at("schema").resolved().flag("nullable"),
              "Leave nullable out: a parameter that is not set is not sent."),
          object(
              "Parameter",
              "a parameter in the path that may be missing",
              parameter -> parameter.text("in").equals("path") && !parameter.flag("required"),
              "Write required: true."),
          object(
              "Parameter",
              "bytes as the value of a parameter",
              parameter ->
                  Stream.of(parameter.at("schema"), parameter.at("schema").resolved().at("items"))
                      .anyMatch(it -> it.resolved().text("format").matches("byte|binary")),
              "Leave format out, and tell in the description how the text is encoded."),
          new Rule(
              "Operation",
              "a parameter that its path does not name, or names and does not describe",
              ParameterRules::strangers,
              "Write {name} in the path, and a parameter of that name with in: path."),
          new Rule(
              "Operation",
              "a parameter that stands there twice",
              operation -> twice(operation.at("parameters")),
              "Write it once."),
          new Rule(
              "Operation",
              "an enum of a parameter whose Java name another one or a schema has",
              ParameterRules::sameEnums,
              "Write the enum as a schema under components, and refer to it."));

  private ParameterRules() {}

  private static String styles(Place parameter) {
    return switch (parameter.text("in")) {
      case "path" -> "simple|label|matrix";
      case "query" -> "form|spaceDelimited|pipeDelimited|deepObject";
      case "header" -> "simple";
      default -> ".*";
    };
  }

  private static String type(Place parameter) {
    return parameter.at("schema").resolved().text("type");
  }

  private static boolean isScalar(Place schema) {
    return SCALARS.contains(schema.resolved().text("type"));
  }

  private static String identity(Place parameter) {
    String in = parameter.resolved().text("in");
    String name = parameter.resolved().text("name");
    return in + " " + (in.equals("header") ? name.toLowerCase(Locale.ROOT) : name);
  }

  /** In Java it is called for the operation and the parameter. */
  private static Stream<Place> sameEnums(Place operation) {
    Set<String> taken = new HashSet<>();
    operation.root().at("components").at("schemas").children().forEach(it -> taken.add(it.key()));
    operation
        .root()
        .at("paths")
        .children()
        .flatMap(Place::children)
        .filter(it -> it.has("operationId") && !it.pointer().equals(operation.pointer()))
        .flatMap(ParameterRules::enumNames)
        .forEach(taken::add);
    return enumNames(operation).anyMatch(taken::contains)
        ? Stream.of(operation.at("parameters"))
        : Stream.empty();
  }

  private static Stream<String> enumNames(Place operation) {
    return Stream.of(operation, operation.parent())
        .flatMap(it -> it.at("parameters").children())
        .map(Place::resolved)
        .filter(it -> it.at("schema").has("enum") || it.at("schema").at("items").has("enum"))
        .map(it -> pascal(operation.text("operationId")) + pascal(it.text("name")));
  }

  private static String pascal(String name) {
    return Stream.of(name.split("[^A-Za-z0-9]+"))
        .filter(word -> !word.isEmpty())
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }

  private static Stream<Place> strangers(Place operation) {
    Set<String> described = new HashSet<>();
    Stream.of(operation, operation.parent())
        .flatMap(it -> it.at("parameters").children())
        .map(ParameterRules::identity)
        .filter(it -> it.startsWith("path "))
        .forEach(it -> described.add(it.substring(5)));
    Set<String> named = Set.copyOf(OperationRules.templates(operation.parent()).toList());
    return described.equals(named) ? Stream.empty() : Stream.of(operation);
  }

  private static Stream<Place> twice(Place parameters) {
    Set<String> seen = new HashSet<>();
    return parameters.children().filter(it -> !seen.add(identity(it))).toList().stream();
  }
}
