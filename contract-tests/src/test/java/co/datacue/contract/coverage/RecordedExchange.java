package co.datacue.contract.coverage;

import co.datacue.mock.Exchange;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the gate needs to know of one exchange: no credentials among it. */
record RecordedExchange(
    String operationId,
    String method,
    String rawPath,
    String requestType,
    byte[] requestBody,
    boolean signatureValid,
    String refusal,
    boolean preferRequested,
    int status,
    String violations,
    String responseType,
    byte[] responseBody) {
  static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  static RecordedExchange of(Exchange exchange) {
    return new RecordedExchange(
        exchange.operationId(),
        exchange.method(),
        exchange.rawPath(),
        first(exchange.requestHeaders().get("Content-Type")),
        exchange.requestBody(),
        exchange.signatureValid(),
        exchange.refusal(),
        exchange.preferRequested(),
        exchange.status(),
        first(exchange.responseHeaders().get("sl-violations")),
        first(exchange.responseHeaders().get("Content-Type")),
        exchange.responseBody());
  }

  private static String first(List<String> values) {
    return values == null ? null : values.get(0);
  }

  /** Whether Prism found fault with the given side, {@code request} or {@code response}. */
  boolean violated(String side) {
    return !violationsOf(side).isEmpty();
  }

  /** Prism's findings about one side that are errors. */
  List<JsonNode> violationsOf(String side) {
    if (violations == null) {
      return List.of();
    }
    try {
      return JSON.readTree(violations)
          .valueStream()
          .filter(each -> each.path("severity").asText().equals("Error"))
          .filter(each -> each.path("location").path(0).asText().equals(side))
          .toList();
    } catch (IOException e) {
      throw new AssertionError("sl-violations is not JSON: " + violations, e);
    }
  }

  /** Whether nobody asked for the status: the request itself brought it about. */
  @JsonIgnore
  boolean isGenuine() {
    return switch (status) {
      case 400 -> signatureValid && (violated("request") || !preferRequested);
      case 401 -> !signatureValid && refusal != null;
      case 413 -> refusal != null;
      default -> !preferRequested;
    };
  }

  JsonNode requestJson() {
    return json(requestBody);
  }

  JsonNode responseJson() {
    return json(responseBody);
  }

  private static JsonNode json(byte[] body) {
    try {
      return body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  /** Method, path and status, and the bodies' beginnings. */
  @Override
  public String toString() {
    return "%s %s %s%n  answered %d %s"
        .formatted(method, rawPath, beginning(requestBody), status, beginning(responseBody));
  }

  private static String beginning(byte[] body) {
    String text = new String(body, 0, Math.min(body.length, 400), StandardCharsets.UTF_8);
    return body.length > 400 ? text + "…" : text;
  }
}
