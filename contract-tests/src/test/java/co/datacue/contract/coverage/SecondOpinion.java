package co.datacue.contract.coverage;

import co.datacue.mock.Contract;
import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolverFactory;
import com.atlassian.oai.validator.report.ValidationReport;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
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
  record Verdicts(
      RecordedExchange exchange, boolean request, boolean firstContent, List<String> problems) {
    boolean agree() {
      return firstContent == problems.isEmpty();
    }

    @Override
    public String toString() {
      return "%s of %s%n  Prism:             %s%n  request validator: %s"
          .formatted(
              request ? "Request" : "Answer",
              exchange,
              firstContent
                  ? "valid"
                  : "invalid " + (exchange.violations() == null ? "" : exchange.violations()),
              problems.isEmpty() ? "valid" : "invalid " + problems);
    }
  }

  /** All that was judged, the known differences counted. */
  record Result(int judged, List<Verdicts> disagreements, Map<BlindSpot, Integer> known) {}

  SecondOpinion(Contract contract) {
    this.validator =
        OpenApiInteractionValidator.createForInlineApiSpecification(
                new String(contract.text(), StandardCharsets.UTF_8))
            // An object that says nothing of additionalProperties is open, says OpenAPI.
            .withLevelResolver(LevelResolverFactory.withAdditionalPropertiesIgnored())
            .build();
  }

  Result judge(List<RecordedExchange> exchanges) {
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

  private List<Verdicts> verdicts(RecordedExchange exchange) {
    List<Verdicts> verdicts = new ArrayList<>();
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
              !exchange.violated("response"),
              answer(exchange, exchange.rawPath())));
    }
    return verdicts;
  }

  private static boolean requestPassed(RecordedExchange exchange) {
    boolean refused = exchange.status() == 400 && !exchange.preferRequested();
    return exchange.operationId() != null && !exchange.violated("request") && !refused;
  }

  /** What is wrong with the exchange's request, were this its body. */
  List<String> request(RecordedExchange exchange, byte[] body) {
    SimpleRequest.Builder request =
        new SimpleRequest.Builder(exchange.method(), exchange.rawPath())
            .withHeader("Authorization", "Basic a2V5Og=="); // the real one is not recorded
    if (exchange.requestType() != null) {
      request.withContentType(exchange.requestType());
    }
    if (body.length > 0) {
      request.withBody(body);
    }
    return problems(validator.validateRequest(request.build()));
  }

  /** What is wrong with the exchange's answer, had the request gone to this path. */
  List<String> answer(RecordedExchange exchange, String path) {
    String body = new String(exchange.responseBody(), StandardCharsets.UTF_8);
    // Nearly all answers are the contract's few examples: the operation's path does not matter
    // then.
    return answers.computeIfAbsent(
        Arrays.asList(
            exchange.operationId(),
            exchange.status(),
            exchange.responseType(),
            body,
            path.endsWith("/")),
        first -> judged(exchange, path));
  }

  private List<String> judged(RecordedExchange exchange, String path) {
    SimpleResponse.Builder answer = SimpleResponse.Builder.status(exchange.status());
    if (exchange.responseType() != null) {
      answer.withContentType(exchange.responseType());
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
