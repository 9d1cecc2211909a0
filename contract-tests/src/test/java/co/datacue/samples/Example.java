package co.datacue.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.conformance.request.CreatedThings;
import co.datacue.conformance.request.ExampleParameters;
import co.datacue.mock.Exchange;
import co.datacue.mock.Operation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the contract gives as the example of a request: the first one, since a sample shows one.
 *
 * @param path the path with the examples of its parameters
 * @param query the query with its examples, and a question mark before them; empty for none
 * @param body empty for a request without one
 */
record Example(String path, String query, Optional<JsonNode> body) {

  static Example of(Operation operation) {
    String path =
        CreatedThings.path(
            operation,
            name ->
                ExampleParameters.find(operation.id(), "path", name)
                    .map(ExampleParameters::example)
                    .orElseThrow()
                    .asText());
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (JsonNode parameter : ExampleParameters.in("query", operation.id())) {
      List<String> texts = ExampleParameters.texts(ExampleParameters.example(parameter));
      values.put(parameter.path("name").asText(), texts);
    }
    return new Example(
        path,
        ExampleParameters.query(operation.id(), values),
        operation.requestExamples().values().stream().findFirst());
  }

  void assertSent(Exchange exchange) throws IOException {
    assertEquals(path, exchange.rawPath());
    assertEquals(pairs(query.replaceFirst("^[?]", "")), pairs(exchange.rawQuery()));
    if (body.isEmpty()) {
      assertEquals(0, exchange.requestBody().length);
      return;
    }
    assertEquals(List.of("application/json"), exchange.requestHeaders().get("Content-Type"));
    assertSame(body.get(), new ObjectMapper().readTree(exchange.requestBody()));
  }

  /** Whether both say the same, as the contract advises to write it. */
  static void assertSame(JsonNode wanted, JsonNode sent) {
    assertTrue(
        wanted.equals(Example::compare, sent),
        () -> "expected " + wanted.toPrettyString() + "\nbut got " + sent.toPrettyString());
  }

  /** What a query says: in any order, and with escapes of any kind. */
  private static List<String> pairs(@Nullable String query) {
    return query == null || query.isEmpty()
        ? List.of()
        : Arrays.stream(query.split("&"))
            .map(pair -> URLDecoder.decode(pair, StandardCharsets.UTF_8))
            .sorted()
            .toList();
  }

  /**
   * 24 and 24.00 are one price. Timestamps are written with a T, as the contract advises, where its
   * examples have the reference's space.
   */
  private static int compare(JsonNode wanted, JsonNode sent) {
    if (wanted.isNumber() && sent.isNumber()) {
      return wanted.decimalValue().compareTo(sent.decimalValue());
    }
    if (wanted.isTextual() && sent.isTextual()) {
      String text = wanted.textValue();
      return text.replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) ", "$1T").compareTo(sent.textValue());
    }
    return wanted.equals(sent) ? 0 : 1;
  }
}
