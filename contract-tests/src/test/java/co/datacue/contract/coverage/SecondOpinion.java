package co.datacue.contract.coverage;

import co.datacue.mock.Contract;
import co.datacue.mock.Exchange;
import co.datacue.mock.report.Violation;
import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolverFactory;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Judges exchanges a second time, with a validator that shares no code with Prism, by the same
 * contract.
 */
final class SecondOpinion {
  private final OpenApiInteractionValidator validator;
  private final Map<List<Object>, List<String>> answers = new ConcurrentHashMap<>();

  /**
   * What the two say of one side of an exchange; the second's problems are empty if it is content.
   */
  record Verdicts(Exchange exchange, boolean request, boolean firstContent, List<String> problems) {
    boolean agree() {
      return firstContent == problems.isEmpty();
    }

    @Override
    public String toString() {
      return "%s of %s%n  Prism:             %s%n  request validator: %s"
          .formatted(
              request ? "Request" : "Answer",
              exchange,
              firstContent ? "valid" : "invalid " + Violation.of(exchange),
              problems.isEmpty() ? "valid" : "invalid " + problems);
    }
  }

  /** All that was judged, the known differences counted. */
  record Result(int judged, List<Verdicts> disagreements, Map<BlindSpot, Integer> known) {
    String text() {
      StringBuilder text = new StringBuilder();
      text.append("Two validators judged %,d requests and answers".formatted(judged));
      text.append(" and differed on %d".formatted(disagreements.size()));
      known.forEach((spot, times) -> text.append("; %s %d times".formatted(spot, times)));
      return text.append('\n').toString();
    }

    String json() {
      ObjectNode node = RecordedExchange.JSON.createObjectNode().put("judged", judged);
      ArrayNode differing = node.putArray("disagreements");
      disagreements.forEach(each -> differing.add(each.toString()));
      ObjectNode spots = node.putObject("blindSpots");
      known.forEach(
          (spot, times) ->
              spots.putObject(spot.name()).put("times", times).put("reason", spot.reason()));
      return node.toPrettyString();
    }
  }

  SecondOpinion(Contract contract) {
    this.validator =
        OpenApiInteractionValidator.createForInlineApiSpecification(
                new String(contract.text(), StandardCharsets.UTF_8))
            // An object that says nothing of additionalProperties is open, says OpenAPI.
            .withLevelResolver(LevelResolverFactory.withAdditionalPropertiesIgnored())
            .build();
  }

  Result judge(List<Exchange> exchanges) {
    List<Verdicts> verdicts =
        exchanges.parallelStream().flatMap(exchange -> verdicts(exchange).stream()).toList();
    List<Verdicts> disagreements = new ArrayList<>();
    Map<BlindSpot, Integer> known = new EnumMap<>(BlindSpot.class);
    for (Verdicts each : verdicts) {
      if (!each.agree()) {
        Optional<BlindSpot> spot = BlindSpot.of(each, this);
        spot.ifPresentOrElse(
            found -> known.merge(found, 1, Integer::sum), () -> disagreements.add(each));
      }
    }
    return new Result(verdicts.size(), disagreements, known);
  }

  private List<Verdicts> verdicts(Exchange exchange) {
    List<Verdicts> verdicts = new ArrayList<>();
    if (exchange.fault() != null) {
      return verdicts; // A status on demand needs not be documented, nor the request right.
    }
    if (exchange.status() == 502) {
      return verdicts; // The mock's own failure, where its tests end Prism: Prism judged nothing.
    }
    if (exchange.refusal() == null) { // otherwise the gate looked only at credentials and size
      verdicts.add(
          new Verdicts(
              exchange, true, requestPassed(exchange), request(exchange, exchange.requestBody())));
    }
    if (exchange.operationId() != null) {
      verdicts.add(
          new Verdicts(
              exchange,
              false,
              !violated(exchange, "response"),
              answer(exchange, exchange.rawPath())));
    }
    return verdicts;
  }

  private static boolean requestPassed(Exchange exchange) {
    boolean refused = exchange.status() == 400 && !exchange.preferRequested();
    return exchange.operationId() != null && !violated(exchange, "request") && !refused;
  }

  private static boolean violated(Exchange exchange, String side) {
    return Violation.of(exchange).stream().anyMatch(each -> each.side().equals(side));
  }

  private static String contentType(Map<String, List<String>> headers) {
    return RecordedExchange.header(headers, "Content-Type");
  }

  /** What is wrong with the exchange's request, were this its body. */
  List<String> request(Exchange exchange, byte[] body) {
    SimpleRequest.Builder request =
        new SimpleRequest.Builder(exchange.method(), exchange.rawPath());
    query(exchange).forEach(request::withQueryParam);
    exchange.requestHeaders().forEach(request::withHeader);
    request.withHeader("Authorization", "Basic a2V5Og=="); // the real one is not recorded
    if (body.length > 0) {
      request.withBody(body);
    }
    return problems(validator.validateRequest(request.build()));
  }

  private static Map<String, List<String>> query(Exchange exchange) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    if (exchange.rawQuery() != null) {
      for (String pair : exchange.rawQuery().split("&")) {
        String[] parts = pair.split("=", 2);
        parameters
            .computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>())
            .add(parts.length == 1 ? "" : decoded(parts[1]));
      }
    }
    return parameters;
  }

  /** With a replacement character for what is not UTF-8. */
  static String decoded(String raw) {
    return URLDecoder.decode(raw, StandardCharsets.UTF_8);
  }

  /** What is wrong with the exchange's answer, had the request gone to this path. */
  List<String> answer(Exchange exchange, String path) {
    String body = new String(exchange.responseBody(), StandardCharsets.UTF_8);
    // Nearly all answers are the contract's few examples: the operation's path does not matter
    // then.
    return answers.computeIfAbsent(
        Arrays.asList(
            exchange.operationId(),
            exchange.status(),
            contentType(exchange.responseHeaders()),
            body,
            path.endsWith("/")),
        first -> judged(exchange, path));
  }

  private List<String> judged(Exchange exchange, String path) {
    SimpleResponse.Builder answer = SimpleResponse.Builder.status(exchange.status());
    String type = contentType(exchange.responseHeaders());
    if (type != null) {
      answer.withContentType(type);
    }
    if (exchange.responseBody().length > 0) {
      answer.withBody(exchange.responseBody());
    }
    Request.Method method = Request.Method.valueOf(exchange.method());
    return problems(validator.validateResponse(path, method, answer.build()));
  }

  private static List<String> problems(ValidationReport report) {
    return report.getMessages().stream()
        .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
        .map(message -> message.getKey() + ": " + message.getMessage())
        .toList();
  }
}
