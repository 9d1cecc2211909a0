package co.datacue.contract.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the API reference documents, from the two tables among the test resources, as one line per
 * fact, in the words of {@link ContractFacts}.
 */
final class DocumentedApi {
  private static final Pattern BODY = Pattern.compile("([^(]*?)(?: ?\\(([^)]*)\\))?");
  private static final Pattern ARRAY =
      Pattern.compile("Array of (.*?)((?: at most \\d+)?(?: and .*)?)");

  private final Map<String, List<Field>> places = new LinkedHashMap<>();
  private final Map<String, String> standing = new LinkedHashMap<>();
  private final Set<String> used = new TreeSet<>();
  private final Set<String> facts = new TreeSet<>();

  record Field(String place, String name, String type, boolean required, String source) {}

  private DocumentedApi() {
    for (Field field : fields()) {
      places.computeIfAbsent(field.place(), absent -> new ArrayList<>()).add(field);
    }
    rows("documented-operations.csv", 7).forEach(this::operation);
    // Not part of the REST API, but documented with it (reference README, row 22).
    object("Storefront", "Storefront");
  }

  static Set<String> facts() {
    return new DocumentedApi().facts;
  }

  /** Which place the tables name for a request, an answer, or an object within one. */
  static Map<String, String> placesByFact() {
    return new DocumentedApi().standing;
  }

  /** Places that no operation leads to: rows that would hold nothing against the contract. */
  static Set<String> unusedPlaces() {
    DocumentedApi documented = new DocumentedApi();
    Set<String> unused = new TreeSet<>(documented.places.keySet());
    unused.removeAll(documented.used);
    return unused;
  }

  static List<Field> fields() {
    return rows("documented-fields.csv", 5).stream()
        .map(row -> new Field(row[0], row[1], row[2], row[3].equals("yes"), row[4]))
        .toList();
  }

  private static List<String[]> rows(String file, int columns) {
    try (InputStream table = DocumentedApi.class.getResourceAsStream("/" + file)) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .skip(1)
          .map(line -> checked(line.strip().split("\\s*;\\s*"), columns))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] checked(String[] row, int columns) {
    if (row.length != columns || Arrays.asList(row).contains("")) {
      throw new AssertionError("Not " + columns + " columns: " + String.join("; ", row));
    }
    return row;
  }

  private void operation(String[] row) {
    String at = row[0];
    facts.add(at + " id " + row[1]);
    facts.add(at + " section " + row[2]);
    String[] credentials = row[3].split(" at ", 2);
    facts.add(at + " credentials " + credentials[0]);
    if (credentials.length == 2) {
      facts.add(at + " server " + credentials[1]);
    }
    if (row[6].contains("deprecated")) {
      facts.add(at + " deprecated");
    }
    for (String in : List.of(" query", " header")) {
      if (places.containsKey(at + in)) {
        used.add(at + in);
        places.get(at + in).forEach(field -> field(at + in + " ", field));
      }
    }
    Matcher parameter = Pattern.compile("\\{(\\w+)}").matcher(at);
    while (parameter.find()) {
      facts.add(at + " path " + parameter.group(1) + ": String not empty, required");
    }
    if (!row[4].equals("-")) {
      facts.add(at + " request: object, required");
      body(at + " request", row[4]);
    }
    for (String answer : row[5].split(",\\s*(?=\\d{3})")) {
      String status = answer.substring(0, 3);
      facts.add(at + " " + status + (answer.length() == 3 ? "" : ": object"));
      if (answer.length() > 3) {
        body(at + " " + status, answer.substring(4));
      }
    }
  }

  private void body(String at, String text) {
    Matcher body = BODY.matcher(text);
    if (!body.matches() || body.group(2) == null) {
      throw new AssertionError("Not a place with examples in brackets: " + text);
    }
    for (String example : body.group(2).split(",\\s*")) {
      facts.add(at + " example " + example);
    }
    object(at, body.group(1));
  }

  private void object(String at, String place) {
    if (!places.containsKey(place)) {
      throw new AssertionError("documented-fields.csv has no place " + place);
    }
    used.add(place);
    standing.put(at, place);
    for (Field field : places.get(place)) {
      if (field.name().equals("(any of)") || field.name().equals("*")) {
        facts.add(at + " " + field.name() + ": " + field.type());
      } else {
        field(at + ".", field);
      }
    }
  }

  private void field(String at, Field field) {
    type(at + field.name(), field.type(), field.required() ? ", required" : "");
  }

  private void type(String at, String type, String required) {
    String nullable = type.endsWith(" or null") ? " or null" : "";
    String name = type.substring(0, type.length() - nullable.length());
    Matcher array = ARRAY.matcher(name);
    if (array.matches()) {
      facts.add(at + ": Array" + array.group(2) + nullable + required);
      type(at + "[]", array.group(1), "");
    } else if (places.containsKey(name)) {
      facts.add(at + ": object" + nullable + required);
      object(at, name);
    } else if (places.containsKey(name.split(" \\| ")[0])) {
      String[] choices = name.split(" \\| ");
      facts.add(at + ": one of " + choices.length + required);
      for (String choice : choices) {
        object(at + constants(choice), choice);
      }
    } else {
      facts.add(at + ": " + name + nullable + required);
    }
  }

  private String constants(String place) {
    StringBuilder constants = new StringBuilder();
    for (Field field : places.get(place)) {
      if (field.type().startsWith("'")) {
        constants.append('<').append(field.type()).append('>');
      }
    }
    return constants.toString();
  }
}
