package co.datacue.mock.trouble;

import co.datacue.mock.Operation;
import co.datacue.mock.gate.Answer;
import co.datacue.mock.gate.Delivery;
import co.datacue.mock.gate.Delivery.Ending;
import co.datacue.mock.gate.ReceivedRequest;
import co.datacue.mock.gate.Step;
import co.datacue.mock.trouble.Faults.Met;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests go wrong that would be handled: those whose credentials, size or form are not right
 * are refused before. A status is answered in place of handling the request; whatever else goes
 * wrong does so after it was handled, when what it creates is there.
 */
public final class TroubleStep implements Step {
  /** The header by which a request asks to go wrong; it goes before all rules. */
  public static final String HEADER = "DataCue-Mock-Fail";

  private final Faults faults;

  /** A step that makes what these have. */
  public TroubleStep(Faults faults) {
    this.faults = faults;
  }

  @Override
  public Answer answer(ReceivedRequest request, Next next) {
    Operation operation = request.operation();
    if (operation == null) {
      return next.answer(request);
    }
    Met met;
    try {
      met = met(operation, request.header(HEADER));
    } catch (IllegalArgumentException e) {
      return Answer.refusing(
          operation, 400, "The header " + HEADER + " cannot be read: " + e.getMessage());
    }
    return met == null ? next.answer(request) : answer(request, next, met);
  }

  private @Nullable Met met(Operation operation, List<String> asked) {
    return asked.isEmpty()
        ? faults.byRule(operation)
        : faults.asked(operation, String.join(", ", asked));
  }

  private static Answer answer(ReceivedRequest request, Next next, Met met) {
    Fault fault = met.fault();
    return switch (fault.effect()) {
      case NONE -> delivered(next.answer(request), fault, Ending.WHOLE);
      case STATUS -> delivered(status(request.operation(), fault), fault, Ending.WHOLE);
      case ITEMS -> items(request, next, met);
      case RESET -> delivered(next.answer(request), fault, Ending.RESET);
      case RESET_MIDWAY -> delivered(next.answer(request), fault, Ending.RESET_MIDWAY);
      case TRUNCATE -> delivered(next.answer(request), fault, Ending.TRUNCATED);
    };
  }

  private static Answer items(ReceivedRequest request, Next next, Met met) {
    Fault fault = met.fault();
    FailingItems items = new FailingItems(fault.itemPercent(), met.draw());
    Answer answer = next.answer(request.withFailingItems(items::fails));
    if (!items.wereAsked()) { // refused as a whole, empty, or a certain answer was asked for
      return fault.delay().isZero() ? answer : delivered(answer, fault.onlyLate(), Ending.WHOLE);
    }
    return answer.delivered(new Delivery(fault + " (" + items + ")", fault.delay(), Ending.WHOLE));
  }

  private static Answer delivered(Answer answer, Fault fault, Ending ending) {
    return answer.delivered(new Delivery(fault.toString(), fault.delay(), ending));
  }

  private static Answer status(@Nullable Operation operation, Fault fault) {
    String reason = "On demand: " + fault;
    Answer answer = Answer.documented(operation, fault.status(), reason).refused(reason);
    if (fault.retryAfter() == null) {
      return answer;
    }
    Map<String, List<String>> headers = new TreeMap<>(answer.headers());
    headers.put("Retry-After", List.of(Long.toString(fault.retryAfter().toSeconds())));
    return answer.withHeaders(headers);
  }
}
