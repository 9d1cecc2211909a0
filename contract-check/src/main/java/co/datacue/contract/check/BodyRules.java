package co.datacue.contract.check;

import static co.datacue.contract.check.Rule.field;
import static co.datacue.contract.check.Rule.object;

import java.util.List;
import java.util.stream.Stream;

/** What of request bodies and answers is refused. */
final class BodyRules {
  private static final String JSON = "(?i)application/([\\w.+-]+\\+)?json(;.*)?";
  private static final String TEXT = "(?i)text/plain(;.*)?";

  static final List<Rule> ALL =
      List.of(
          contents(
              "multipart", "(?i)multipart/.*", "Send what is not JSON to an address of its own."),
          contents(
              "a form as a body",
              "(?i)application/x-www-form-urlencoded.*",
              "Write application/json."),
          contents("XML", "(?i)[\\w.-]+/([\\w.+-]+\\+)?xml(;.*)?", "Write application/json."),
          contents(
              "a media type that is neither JSON nor plain text",
              "(?i)(?!multipart/|application/x-www-form-urlencoded)(?![\\w.-]+/([\\w.+-]+\\+)?xml)"
                  + "(?!"
                  + JSON.substring(4)
                  + "$)(?!"
                  + TEXT.substring(4)
                  + "$).*",
              "Write application/json or text/plain."),
          field(
              "MediaType",
              "encoding",
              "an encoding, which forms and multipart alone have",
              type -> true,
              "Leave it out."),
          object(
              "MediaType",
              "a media type without a schema",
              type -> !type.has("schema"),
              "Write a schema, or leave content out if there is no body."),
          field(
              "MediaType",
              "schema",
              "plain text that is not a string",
              type ->
                  type.key().matches(TEXT)
                      && !type.at("schema").resolved().text("type").equals("string"),
              "Write type: string."),
          new Rule(
              "Operation",
              "several media types of one body",
              operation ->
                  Stream.concat(
                          Stream.of(operation.at("requestBody")),
                          operation.at("responses").children())
                      .filter(body -> body.resolved().at("content").node().size() > 1),
              "Write one: application/json."),
          field(
              "Response",
              "links",
              "a link",
              response -> true,
              "Leave it out: tell in a description what to call next."),
          new Rule(
              "Operation",
              "a body in an answer to HEAD, which has none",
              operation ->
                  operation.key().equals("head")
                      ? answers(operation).filter(it -> it.resolved().has("content"))
                      : Stream.empty(),
              "Leave content out."),
          object(
              "Operation",
              "an operation without a successful answer",
              operation -> answers(operation).findAny().isEmpty(),
              "Write a response with a status from 200 to 299."),
          new Rule(
              "Operation",
              "successful answers with different bodies",
              BodyRules::different,
              "Write the same schema in each, one that holds all of them; 204 has none."));

  private BodyRules() {}

  private static Rule contents(String construct, String keys, String advice) {
    return object("MediaType", construct, type -> type.key().matches(keys), advice);
  }

  /** What may come with 2xx. */
  private static Stream<Place> answers(Place operation) {
    List<Place> declared = operation.at("responses").children().toList();
    List<Place> successful =
        declared.stream().filter(it -> it.key().matches("2\\d\\d|2XX")).toList();
    return (successful.isEmpty()
        ? declared.stream().filter(it -> it.key().equals("default"))
        : successful.stream());
  }

  private static Stream<Place> different(Place operation) {
    List<Place> answers = answers(operation).filter(it -> !it.key().matches("20[45]")).toList();
    if (answers.isEmpty()) {
      return Stream.empty();
    }
    return answers.stream().filter(it -> !schema(it).equals(schema(answers.get(0))));
  }

  private static Object schema(Place answer) {
    return answer.resolved().at("content").children().map(it -> it.at("schema").node()).toList();
  }
}
