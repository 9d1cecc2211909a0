package co.datacue.contract.check;

import static co.datacue.contract.check.Rule.field;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What of the names of schemas and of their fields is refused. */
final class NameRules {
  /** Would end a text in Java, or its comment. */
  private static final String ODD = "(?s)|.*([\"\\\\{}\\p{Cntrl}]|\\*/).*";

  /** What generated code means by these, whoever else has the name. */
  private static final Set<String> JAVAS_OWN =
      Set.of(
          "anytype",
          "array",
          "bigdecimal",
          "biginteger",
          "binary",
          "boolean",
          "bytearray",
          "char",
          "date",
          "datetime",
          "decimal",
          "deprecated",
          "double",
          "file",
          "float",
          "hashmap",
          "int",
          "integer",
          "list",
          "localdate",
          "long",
          "map",
          "number",
          "object",
          "offsetdatetime",
          "override",
          "set",
          "short",
          "string",
          "suppresswarnings",
          "uri",
          "url",
          "uuid",
          "void");

  static final List<Rule> ALL =
      List.of(
          new Rule(
              "Schema",
              "a name of a field that is empty or has quotes, backslashes, braces, */ or control"
                  + " characters",
              schema -> schema.at("properties").children().filter(it -> it.key().matches(ODD)),
              "Name it with letters, digits, spaces and other signs."),
          field(
              "Discriminator",
              "propertyName",
              "a discriminator in a field that has quotes, backslashes, braces, */ or control"
                  + " characters",
              it -> it.text("propertyName").matches(ODD),
              "Name it with letters, digits, spaces and other signs."),
          new Rule(
              "Discriminator",
              "a value that is empty or has quotes, backslashes, braces, */ or control characters",
              it -> it.at("mapping").children().filter(value -> value.key().matches(ODD)),
              "Write letters, digits, spaces and other signs."),
          new Rule(
              "Components",
              "a schema named for what is Java's own",
              components ->
                  components
                      .at("schemas")
                      .children()
                      .filter(it -> JAVAS_OWN.contains(plain(it.key()))),
              "Name it for what it is in the shop: OrderList, ProductFile."),
          new Rule(
              "Components",
              "a schema whose Java class is that of another",
              NameRules::meeting,
              "Name it otherwise: letters beyond case and digits must tell them apart."));

  private NameRules() {}

  private static Stream<Place> meeting(Place components) {
    Map<String, String> seen = new HashMap<>();
    return components
        .at("schemas")
        .children()
        .filter(it -> seen.putIfAbsent(plain(it.key()), it.key()) != null)
        .toList()
        .stream();
  }

  private static String plain(String name) {
    return name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
  }
}
