package co.datacue.mock.report;

import co.datacue.mock.Exchange;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/**
 * One rule of the contract that a request or an answer broke, as Prism found it.
 *
 * @param side {@code request} or {@code response}
 * @param location where, such as {@code body/event/product_id}
 * @param code the rule's keyword, such as {@code required}
 * @param message the rule in words
 */
public record Violation(String side, String location, String code, String message) {
  private static final String HEADER = "sl-violations";
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * All that is wrong with an exchange; empty if nothing is, or the mock refused it before Prism.
   *
   * @throws IllegalStateException if Prism's header is not what it was ever seen to be
   */
  public static List<Violation> of(Exchange exchange) {
    return of(exchange.responseHeaders().getOrDefault(HEADER, List.of()));
  }

  private static List<Violation> of(List<String> header) {
    if (header.isEmpty()) {
      return List.of();
    }
    try {
      return JSON.readTree(header.get(0))
          .valueStream()
          .filter(each -> each.path("severity").asText().equals("Error"))
          .map(Violation::of)
          .toList();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(HEADER + " is not JSON: " + header.get(0), e);
    }
  }

  private static Violation of(JsonNode found) {
    List<String> steps = found.path("location").valueStream().map(JsonNode::asText).toList();
    return new Violation(
        steps.isEmpty() ? "" : steps.get(0),
        String.join("/", steps.subList(Math.min(1, steps.size()), steps.size())),
        found.path("code").asText(),
        found.path("message").asText());
  }

  /** The message, with a star in place of the places in arrays, to count the like together. */
  String alike() {
    return message.replaceAll("(?<=[/\\[.])\\d+(?=[/\\].]|\\b)", "*");
  }
}
