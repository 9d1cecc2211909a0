package co.datacue.mock.gate;

import java.util.List;
import java.util.Optional;

/**
 * One thing that the gate does with a request: answers it, or passes it on, perhaps changed, and
 * perhaps changes what comes back. Called by many threads at once.
 */
@FunctionalInterface
public interface Step {
  /**
   * @param next the steps that come after this one
   */
  Answer answer(ReceivedRequest request, Next next);

  /** The rest of the way. */
  @FunctionalInterface
  interface Next {
    /** The answer of the first of these steps that gives one. */
    Answer answer(ReceivedRequest request);
  }

  /** A step that only refuses: its answer, or the next step's if it has none. */
  static Step refusing(Refusal refusal) {
    return (request, next) -> refusal.of(request).orElseGet(() -> next.answer(request));
  }

  /** Why a request goes no further. */
  @FunctionalInterface
  interface Refusal {
    /** The answer to a request that breaks the rule, or empty. */
    Optional<Answer> of(ReceivedRequest request);
  }

  /**
   * The steps in their order; the last of them must answer.
   *
   * @throws IllegalStateException when called, if no step answers
   */
  static Next chain(List<Step> steps) {
    Next next =
        request -> {
          throw new IllegalStateException("No step answered " + request);
        };
    for (int i = steps.size() - 1; i >= 0; i--) {
      Step step = steps.get(i);
      Next rest = next;
      next = request -> step.answer(request, rest);
    }
    return next;
  }
}
