package co.datacue.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.mock.Exchange;
import co.datacue.mock.Operation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * What the contract gives as the example of a request: the first one, since a sample shows one.
 *
 * @param path the path with the examples of its parameters
 * @param body empty for a request without one
 */
record Example(String path, Optional<JsonNode> body) {
  private static final JsonNode PARAMETERS = parameters();

  static Example of(Operation operation) {
    String path = operation.path();
    for (JsonNode parameter : PARAMETERS) {
      String name = "{" + parameter.get("name").textValue() + "}";
      path = path.replace(name, parameter.get("example").textValue());
    }
    return new Example(path, operation.requestExamples().values().stream().findFirst());
  }

  void assertSent(Exchange exchange) throws IOException {
    assertEquals(path, exchange.rawPath());
    if (body.isEmpty()) {
      assertEquals(0, exchange.requestBody().length);
      return;
    }
    assertEquals(List.of("application/json"), exchange.requestHeaders().get("Content-Type"));
    JsonNode sent = new ObjectMapper().readTree(exchange.requestBody());
    JsonNode wanted = body.get();
    assertTrue(
        wanted.equals(Example::compare, sent),
        () -> "expected " + wanted.toPrettyString() + "\nbut got " + sent.toPrettyString());
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

  private static JsonNode parameters() {
    try (InputStream yaml = Example.class.getResourceAsStream("/co/datacue/openapi.yaml")) {
      return new ObjectMapper(new YAMLFactory()).readTree(yaml).at("/components/parameters");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
