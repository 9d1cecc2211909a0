package co.datacue.contract.reference;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells which row to add where the contract says more than the two tables do. They are a person's
 * reading of the reference, so that a slip in the contract shows: what is to be read there stands
 * in angle brackets here.
 */
final class SecondReading {
  private static final String FOLDER = "contract-tests/src/test/resources/";
  private static final String WHY =
      "The tables are a person's second reading of what the API's reference says, and hold the"
          + " contract to it: read there, not in the contract.";
  private static final Pattern OPERATION = Pattern.compile("([A-Z]+ \\S+) id (\\w+)");
  private static final Pattern FIELD =
      Pattern.compile("([A-Z]+ /\\S+|Storefront)(.*?)([. ])(\\w+|\\*): (.*?)(, required)?");

  private SecondReading() {}

  /** What to do about facts that the tables have and the contract has not. */
  static String leftOut(Set<String> facts) {
    return WHY
        + "\nThe contract lacks what a row of documented-operations.csv or documented-fields.csv says."
        + "\nMend spec/openapi.yaml or, if the API has changed, that row in "
        + FOLDER
        + ":"
        + lines(facts);
  }

  /** What to do about facts that the contract has and the tables have not. */
  static String toAdd(Set<String> facts) {
    Set<String> operations = new TreeSet<>();
    Set<String> fields = new LinkedHashSet<>();
    for (String fact : facts) {
      Matcher operation = OPERATION.matcher(fact);
      Matcher field = FIELD.matcher(fact);
      if (operation.matches()) {
        operations.add(operationRow(operation.group(1), operation.group(2)));
      } else if (field.matches() && !fact.contains("[]: ") && !isAnswerOrRequest(fact)) {
        fields.add(fieldRow(field));
      }
    }
    return WHY
        + table("documented-operations.csv", operations)
        + table("documented-fields.csv", fields)
        + "\nWhat the contract says and the tables do not:"
        + lines(facts);
  }

  private static boolean isAnswerOrRequest(String fact) {
    return fact.matches("[A-Z]+ \\S+ (request|\\d{3}|path \\w+)( \\S+)?: .*");
  }

  private static String table(String file, Set<String> rows) {
    return rows.isEmpty() ? "" : "\nRows to add to " + FOLDER + file + ":" + lines(rows);
  }

  private static String lines(Set<String> lines) {
    return lines.stream().collect(Collectors.joining("\n  ", "\n  ", ""));
  }

  private static String operationRow(String at, String id) {
    Set<String> all = ContractFacts.all();
    boolean body = all.stream().anyMatch(fact -> fact.startsWith(at + " request:"));
    String answers =
        all.stream()
            .filter(fact -> fact.matches(Pattern.quote(at) + " \\d{3}(: object)?"))
            .map(fact -> fact.substring(at.length() + 1))
            .map(
                fact ->
                    fact.endsWith(": object")
                        ? fact.substring(0, 3)
                            + " <place> "
                            + examples(all, at + " " + fact.substring(0, 3))
                        : fact)
            .collect(Collectors.joining(", "));
    String server = said(all, at + " server ");
    return String.join(
        " ; ",
        at,
        id,
        said(all, at + " section "),
        said(all, at + " credentials ") + (server.isEmpty() ? "" : " at " + server),
        body ? "<place> " + examples(all, at + " request") : "-",
        answers,
        "<part of the reference>");
  }

  private static String examples(Set<String> all, String at) {
    String prefix = at + " example ";
    return all.stream()
        .filter(fact -> fact.startsWith(prefix))
        .map(fact -> fact.substring(prefix.length()))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String said(Set<String> all, String prefix) {
    return all.stream()
        .filter(fact -> fact.startsWith(prefix))
        .map(fact -> fact.substring(prefix.length()))
        .findFirst()
        .orElse("");
  }

  private static String fieldRow(Matcher field) {
    String at = field.group(1) + field.group(2);
    boolean parameter = field.group(3).equals(" ") && !field.group(4).equals("*");
    Map<String, String> places = DocumentedApi.placesByFact();
    String place = parameter ? at : places.getOrDefault(at, "<place of " + at + ">");
    return String.join(
        " ; ",
        place,
        field.group(4),
        type(at + field.group(3) + field.group(4), field.group(5)),
        field.group(6) == null ? "no" : "yes",
        "<part of the reference>");
  }

  private static String type(String at, String words) {
    String item = said(ContractFacts.all(), at + "[]: ");
    if (words.startsWith("Array")) {
      return "Array of " + (item.equals("object") ? "<place>" : item) + words.substring(5);
    }
    return words.equals("object") ? "<place>" : words;
  }
}
