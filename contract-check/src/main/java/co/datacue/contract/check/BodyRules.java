package co.datacue.contract.check;

import static co.datacue.contract.check.Rule.field;
import static co.datacue.contract.check.Rule.object;

import java.util.List;
import java.util.stream.Stream;

/**
 * What of request bodies and answers is refused. Of several media types the client sends, and asks
 * for, the first. The body of an error may be anything: it is kept as it came.
 */
final class BodyRules {
  private static final String JSON = "(?i)application/([\\w.+-]+\\+)?json(\\s*;.*)?";
  private static final String TEXT = "(?i)text/plain(\\s*;.*)?";
  private static final String XML = "(?i)[\\w.-]+/([\\w.+-]+\\+)?xml(\\s*;.*)?";
  private static final String FORM = "(?i)application/x-www-form-urlencoded.*";
  private static final String MULTIPART = "(?i)multipart/.*";

  static final List<Rule> ALL =
      List.of(
          types(
              "a multipart body",
              MULTIPART,
              "Write application/json, with one field to each part."),
          types("a form as a body", FORM, "Write application/json."),
          types("XML", XML, "Write application/json, at least as the first of them."),
          new Rule(
              "Operation",
              "a media type that is neither JSON nor plain text",
              operation ->
                  firstTypes(operation)
                      .filter(
                          it ->
                              Stream.of(JSON, TEXT, XML, FORM, MULTIPART)
                                  .noneMatch(it.key()::matches)),
              "Write application/json or text/plain, at least as the first of them."),
          types(
              "another charset than UTF-8",
              "(?i).*;\\s*charset=(?!\"?utf-8\"?\\s*(;|$)).*",
              "Leave charset out, or write utf-8."),
          new Rule(
              "Operation",
              "a media type without a schema",
              operation -> firstTypes(operation).filter(it -> !it.has("schema")),
              "Write a schema, or leave content out if there is no body."),
          new Rule(
              "Operation",
              "plain text that is not a string alone",
              operation ->
                  firstTypes(operation)
                      .filter(it -> it.key().matches(TEXT) && it.has("schema"))
                      .map(it -> it.at("schema"))
                      .filter(it -> !isText(it.resolved())),
              "Write type: string, without format and enum."),
          new Rule(
              "Operation",
              "null as a whole body",
              operation ->
                  firstTypes(operation)
                      .map(it -> it.at("schema").resolved().at("nullable"))
                      .filter(it -> it.node().asBoolean(false)),
              "Leave nullable out; an answer without a body is 204."),
          field(
              "MediaType",
              "encoding",
              "an encoding, which forms and multipart alone have",
              type -> true,
              "Leave it out."),
          field(
              "Response",
              "links",
              "a link",
              response -> true,
              "Leave it out: tell in a description what to call next."),
          new Rule(
              "Operation",
              "a body in an answer that has none: to HEAD, or 204 or 205",
              operation ->
                  operation
                      .at("responses")
                      .children()
                      .filter(it -> operation.key().equals("head") || it.key().matches("20[45]"))
                      .filter(it -> it.resolved().has("content")),
              "Leave content out."),
          object(
              "Operation",
              "an operation without a successful answer",
              operation -> successes(operation).isEmpty(),
              "Write a response with a status from 200 to 299."),
          new Rule(
              "Operation",
              "a successful answer with another body than the lowest successful status has",
              BodyRules::different,
              "Give the lowest that schema, and no other a different one; those after it may have none."),
          new Rule(
              "Operation",
              "outcomes of items that the client does not know or that were not sent as a list",
              BodyRules::strangeOutcomes,
              "Answer with BatchResult, and require an object with one list as the body."));

  private BodyRules() {}

  private static boolean isText(Place schema) {
    return schema.text("type").equals("string") && !schema.has("format") && !schema.has("enum");
  }

  /** Where {@code x-item-outcomes} makes a batch of an operation, but not of one as here. */
  private static Stream<Place> strangeOutcomes(Place operation) {
    Place sent = firstSchema(operation.at("requestBody")).resolved().at("properties");
    boolean list =
        sent.node().size() == 1
            && sent.children().allMatch(it -> it.resolved().text("type").equals("array"));
    boolean required = operation.at("requestBody").resolved().flag("required");
    return successes(operation).stream()
        .map(BodyRules::firstSchema)
        .filter(it -> it.resolved().flag("x-item-outcomes"))
        .filter(it -> !list || !required || !it.resolved().key().equals("BatchResult"));
  }

  private static Place firstSchema(Place body) {
    Place content = body.resolved().at("content");
    return content.children().findFirst().orElse(content).at("schema");
  }

  private static Rule types(String construct, String keys, String advice) {
    return new Rule(
        "Operation",
        construct,
        operation -> firstTypes(operation).filter(it -> it.key().matches(keys)),
        advice);
  }

  /** The media type of the request body and of each success that the client goes by. */
  private static Stream<Place> firstTypes(Place operation) {
    return Stream.concat(Stream.of(operation.at("requestBody")), successes(operation).stream())
        .flatMap(body -> body.resolved().at("content").children().limit(1));
  }

  /** What may come with 2xx, the lowest first. */
  private static List<Place> successes(Place operation) {
    List<Place> declared =
        operation.at("responses").children().filter(it -> !it.key().startsWith("x-")).toList();
    List<Place> twos =
        declared.stream()
            .filter(it -> it.key().startsWith("2"))
            .sorted((a, b) -> a.key().compareTo(b.key()))
            .toList();
    return twos.isEmpty()
        ? declared.stream().filter(it -> it.key().equals("default")).toList()
        : twos;
  }

  private static Stream<Place> different(Place operation) {
    List<Place> successes = successes(operation);
    return successes.stream()
        .filter(it -> !schema(it).isEmpty())
        .filter(it -> !schema(it).equals(schema(successes.get(0))));
  }

  private static List<?> schema(Place answer) {
    return answer
        .resolved()
        .at("content")
        .children()
        .limit(1)
        .map(it -> List.of(it.key(), it.at("schema").node()))
        .toList();
  }
}
