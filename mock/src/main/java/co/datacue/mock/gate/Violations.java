package co.datacue.mock.gate;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The rules of the contract that Prism found broken, from its header {@code sl-violations}.
 *
 * @param all what the header lists, which is as much as fits into 8 KiB
 * @param whole whether that is all there are
 */
record Violations(List<Violation> all, boolean whole) {
  /** The name of the header. */
  static final String HEADER = "sl-violations";

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * @param path where in the request or the answer, such as {@code [request, body, email]}
   * @param code the rule's keyword
   * @param text the rule in words
   * @param json as Prism has it
   */
  record Violation(List<String> path, String code, String text, JsonNode json) {
    boolean isOfRequest() {
      return !path.isEmpty()
          && path.get(0).equals("request")
          && json.path("severity").asText().equals("Error");
    }

    boolean isOfBody() {
      return path.size() > 1 && path.get(1).equals("body");
    }

    /** The place in the body as a JSON pointer. */
    String pointer() {
      return path.stream().skip(2).map(step -> "/" + step).collect(Collectors.joining());
    }

    /** Whether it is in the body at this JSON pointer or below. */
    boolean isWithin(String place) {
      return isOfBody() && (pointer() + "/").startsWith(place + "/");
    }
  }

  /** Those of an answer; where the list is cut off, all that are whole. */
  static Violations of(Map<String, List<String>> headers) {
    List<Violation> all = new ArrayList<>();
    String header = headers.getOrDefault(HEADER, List.of("[]")).get(0);
    // "Too many violations! " stands before a list that was cut off.
    int start = Math.max(header.indexOf('['), 0);
    try (JsonParser parser = JSON.createParser(header.substring(start))) {
      if (parser.nextToken() == JsonToken.START_ARRAY) {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
          all.add(violation(parser.readValueAsTree()));
        }
      }
    } catch (IOException e) {
      return new Violations(List.copyOf(all), false); // where it was cut off
    }
    return new Violations(List.copyOf(all), start == 0);
  }

  private static Violation violation(JsonNode json) {
    List<String> path = new ArrayList<>();
    json.path("location").forEach(step -> path.add(step.asText()));
    return new Violation(path, json.path("code").asText(), json.path("message").asText(), json);
  }

  /** A header that is JSON, cut off or not. */
  String header() {
    ArrayNode array = JSON.createArrayNode();
    all.forEach(each -> array.add(each.json()));
    return array.toString();
  }
}
