package co.datacue.contract.refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.conformance.request.SchemaRule;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What Prism found wrong, from its header {@code sl-violations}. It lists every failed keyword of
 * every branch of a {@code oneOf}, so with the eleven events one broken rule comes with the noise
 * of ten other branches. Right is therefore: the rule itself is reported exactly as many times as
 * the contract makes it at that place, and nothing is reported outside of the enclosing {@code
 * oneOf} or {@code anyOf}; without one, nothing but the place itself.
 */
final class Violations {
  private final String header;
  private final List<JsonNode> all;

  private Violations(String header) {
    this.header = header;
    try {
      this.all =
          StreamSupport.stream(new ObjectMapper().readTree(header).spliterator(), false).toList();
    } catch (IOException e) {
      throw new AssertionError("sl-violations is not JSON: " + header, e);
    }
  }

  static Violations of(String header) {
    return new Violations(header);
  }

  /** Asserts that this rule was found broken, and nothing else. */
  void assertNames(SchemaRule rule, List<SchemaRule> declared) {
    if (rule.place().startsWith("?")) {
      assertQuery(rule.place().replaceAll("[?]|/.*", ""));
      return;
    }
    if (rule.keyword().equals("body") || rule.place().startsWith("/{")) {
      assertParameter(rule);
      return;
    }
    String path = "request/body" + rule.instancePath();
    long made =
        declared.stream()
            .filter(
                each ->
                    each.instancePath().equals(rule.instancePath())
                        && each.keyword().equals(rule.keyword())
                        && each.detail().equals(rule.detail()))
            .count();
    long reported = all.stream().filter(each -> names(each, path, rule)).count();
    // Where allOf says the same twice, Prism may report it once.
    long least = rule.isWithin("allOf") ? 1 : made;
    assertTrue(reported >= least && reported <= made, () -> "not " + made + " times: " + header);
    String choice = outermostChoice(rule);
    String within = choice.isEmpty() ? path : "request/body" + choice;
    for (JsonNode each : all) {
      assertTrue((location(each) + "/").startsWith(within + "/"), () -> each + " in " + header);
    }
  }

  /** Asserts that the place was found to match no branch of its oneOf. */
  void assertNoBranch(String path) {
    assertEquals(
        1,
        all.stream()
            .filter(each -> location(each).equals(path) && code(each).equals("oneOf"))
            .count(),
        header);
  }

  /** What is missing is named in the message, what is wrong in the place. */
  private void assertQuery(String name) {
    assertTrue(!all.isEmpty(), header);
    for (JsonNode each : all) {
      assertTrue((location(each) + "/").startsWith("request/query/"), header);
      String named = location(each) + " " + each.path("message").asText();
      assertTrue(named.contains(name), header);
    }
  }

  private void assertParameter(SchemaRule rule) {
    // Prism takes an empty path parameter for none, so that minLength shows as required.
    boolean body = rule.keyword().equals("body");
    String name = body ? "Body" : "'" + rule.place().replaceAll("[/{}]", "") + "'";
    assertEquals(1, all.size(), header);
    assertEquals(body ? "request" : "request/path", location(all.get(0)), header);
    assertEquals("required", code(all.get(0)), header);
    assertTrue(all.get(0).path("message").asText().contains(name), header);
  }

  private static boolean names(JsonNode violation, String path, SchemaRule rule) {
    String message = violation.path("message").asText();
    boolean detail =
        switch (rule.keyword()) {
          case "required" -> message.endsWith("'" + rule.detail() + "'");
          case "enum" ->
              message.endsWith(
                  ": " + rule.detail().replaceAll("[\\[\\]\"]", "").replace(",", ", "));
          case "type" -> message.endsWith(" must be " + rule.detail().replace("\"", ""));
          default -> true;
        };
    return detail && location(violation).equals(path) && code(violation).equals(rule.keyword());
  }

  /**
   * Where the first oneOf or anyOf stands that the rule is within or is; empty if there is none.
   */
  private static String outermostChoice(SchemaRule rule) {
    if (rule.keyword().equals("oneOf") || rule.keyword().equals("anyOf")) {
      return rule.instancePath();
    }
    int at = (rule.place() + "/").replaceAll("/anyOf:", "/oneOf:").indexOf("/oneOf:");
    return at < 0 ? "" : new SchemaRule("", rule.place().substring(0, at), "", "").instancePath();
  }

  private static String location(JsonNode violation) {
    StringBuilder path = new StringBuilder();
    violation.path("location").forEach(step -> path.append('/').append(step.asText()));
    return path.substring(Math.min(1, path.length()));
  }

  private static String code(JsonNode violation) {
    return violation.path("code").asText();
  }
}
