package co.datacue.contract.check;

import static co.datacue.contract.check.Rule.field;
import static co.datacue.contract.check.Rule.object;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/** What of operations is refused, but for their parameters and bodies. */
final class OperationRules {
  /** Methods that every Java object has, or the client's own accessor of a tag. */
  private static final Set<String> TAKEN =
      Set.of(
          "builder",
          "clone",
          "close",
          "equals",
          "finalize",
          "getclass",
          "hashcode",
          "notify",
          "notifyall",
          "tostring",
          "wait");

  private static final Pattern TEMPLATE = Pattern.compile("\\{([^}]*)}");

  static final List<Rule> ALL =
      List.of(
          field(
              "Operation",
              "callbacks",
              "a callback",
              operation -> true,
              "Leave it out: tell in the description what is called and when."),
          field(
              "Operation",
              "requestBody",
              "a request body with a method that has none",
              operation -> operation.key().matches("get|head|trace"),
              "Write parameters with in: query, or make it a POST."),
          object(
              "Operation",
              "an operation without operationId",
              operation -> operation.text("operationId").isEmpty(),
              "Write an operationId: the Java method is named for it."),
          field(
              "Operation",
              "operationId",
              "an operationId of which no Java method of its own can be made",
              operation ->
                  !operation.text("operationId").matches("[A-Za-z]\\w*")
                      || !isFree(operation.text("operationId"))
                      || isSecond(operation),
              "Write letters and digits, another name than every other operation's and than what"
                  + " Java itself uses."),
          object(
              "Operation",
              "an operation without a tag",
              operation -> operation.at("tags").node().isEmpty(),
              "Write tags: the Java interface is named for it."),
          new Rule(
              "Operation",
              "a tag of which no Java accessor of its own can be made",
              operation ->
                  operation.at("tags").children().filter(tag -> !isAccessor(tag.node().asText())),
              "Write words of letters and digits, beginning with a letter, and not what Java itself"
                  + " uses."),
          new Rule(
              "Operation",
              "a tag that differs from another in case and marks only",
              operation -> operation.at("tags").children().filter(OperationRules::isLikeAnother),
              "Write the same tag, or another word."),
          new Rule(
              "PathItem",
              "a path parameter of which Retrofit makes none",
              path ->
                  templates(path).allMatch(it -> it.matches("[a-zA-Z][a-zA-Z0-9_-]*"))
                      ? Stream.empty()
                      : Stream.of(path),
              "Write letters, digits, _ and - between the braces: the name is not sent."));

  private OperationRules() {}

  /** What stands in braces in a path. */
  static Stream<String> templates(Place path) {
    return TEMPLATE.matcher(path.key()).results().map(result -> result.group(1));
  }

  private static boolean isFree(String name) {
    return !SourceVersion.isKeyword(name) && !TAKEN.contains(name.toLowerCase(Locale.ROOT));
  }

  private static boolean isAccessor(String tag) {
    String name = tag.replaceAll("[^A-Za-z0-9]", "");
    return tag.matches("[A-Za-z][\\w -]*")
        && isFree(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1));
  }

  private static boolean isLikeAnother(Place tag) {
    String text = tag.node().asText();
    return tag.root()
        .at("paths")
        .children()
        .flatMap(Place::children)
        .flatMap(operation -> operation.at("tags").children())
        .map(other -> other.node().asText())
        .anyMatch(other -> !other.equals(text) && bare(other).equals(bare(text)));
  }

  private static String bare(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
  }

  /** Whether another operation before this one has its name, but for case and underscores. */
  private static boolean isSecond(Place operation) {
    String first =
        operation
            .root()
            .at("paths")
            .children("PathItem")
            .flatMap(path -> path.children("Operation"))
            .filter(it -> bare(it.text("operationId")).equals(bare(operation.text("operationId"))))
            .map(Place::pointer)
            .findFirst()
            .orElse("");
    return !first.equals(operation.pointer());
  }
}
