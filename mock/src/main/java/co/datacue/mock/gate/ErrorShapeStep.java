package co.datacue.mock.gate;

import co.datacue.mock.Contract;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;

/**
 * Gives Prism's refusals the contract's error shape: a 400 says what is wrong, where Prism sends
 * the example for any request, and what Prism answers in words of its own gets a message and a
 * reason. An error that the caller asked for is left as the contract's example.
 */
final class ErrorShapeStep implements Step {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ViolationMessage message;

  ErrorShapeStep(Contract contract) {
    this.message = new ViolationMessage(contract);
  }

  @Override
  public Answer answer(ReceivedRequest request, Next next) {
    Answer answer = next.answer(request);
    if (answer.status() < 400 || answer.headers().containsKey(Answer.REASON)) {
      return answer;
    }
    Violations violations = Violations.of(answer.headers());
    String wrong = answer.status() == 400 ? message.of(request, violations) : "";
    if (!wrong.isEmpty()) {
      JsonNode body = ErrorShape.of(request.operation(), 400, wrong);
      return withPlainHeader(answer, violations).withBody(Answer.bytes(body));
    }
    String own = ownWords(answer);
    if (own.isEmpty()) {
      return answer;
    }
    Answer shaped = Answer.failing(request.operation(), answer.status(), own, own);
    return violations.all().isEmpty()
        ? shaped
        : shaped.withHeader(Violations.HEADER, violations.header());
  }

  private static Answer withPlainHeader(Answer answer, Violations violations) {
    return violations.whole() ? answer : answer.withHeader(Violations.HEADER, violations.header());
  }

  /** What Prism says where the contract has no words; empty if the body is the contract's. */
  private static String ownWords(Answer answer) {
    JsonNode body;
    try {
      body = JSON.readTree(answer.body());
    } catch (IOException e) {
      return "Prism answered " + answer.status() + " with something that is not JSON.";
    }
    List<String> type = answer.headers().getOrDefault("Content-Type", List.of(""));
    if (type.get(0).startsWith("application/problem+json")) {
      return ("Prism: " + body.path("title").asText() + ". " + body.path("detail").asText())
          .strip();
    }
    JsonNode parser = body.path("error");
    if (parser.has("code") && parser.has("message")) {
      return "Prism: " + parser.path("message").asText();
    }
    return answer.body().length == 0
        ? "Prism answered " + answer.status() + " without a word."
        : "";
  }
}
