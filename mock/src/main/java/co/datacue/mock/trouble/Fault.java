package co.datacue.mock.trouble;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with one request. Its text is what {@link FaultGrammar} reads.
 *
 * @param delay how long the answer waits; zero for not at all
 * @param effect what else happens
 * @param status the status answered, if that is the effect
 * @param retryAfter what such an answer says in {@code Retry-After}; null for nothing
 * @param itemPercent how many items of a batch fail, if that is the effect
 */
public record Fault(
    Duration delay,
    Effect effect,
    int status,
    @Nullable Duration retryAfter,
    BigDecimal itemPercent) {

  /** What happens, beside the delay. */
  public enum Effect {
    /** Nothing: the request is answered as it would be, but late. */
    NONE,
    /** A status is answered, and the request is not handled. */
    STATUS,
    /** Items of the batch fail. */
    ITEMS,
    /** The request is handled, and the connection reset in place of the answer. */
    RESET,
    /** The request is handled, and the connection reset in the middle of the answer. */
    RESET_MIDWAY,
    /** The request is handled, and the connection closed in the middle of the answer. */
    TRUNCATE
  }

  static Fault of(Effect effect) {
    return new Fault(Duration.ZERO, effect, 0, null, BigDecimal.ZERO);
  }

  static Fault status(int status, @Nullable Duration retryAfter) {
    return new Fault(Duration.ZERO, Effect.STATUS, status, retryAfter, BigDecimal.ZERO);
  }

  static Fault items(BigDecimal percent) {
    return new Fault(Duration.ZERO, Effect.ITEMS, 0, null, percent);
  }

  Fault late(Duration wait) {
    return new Fault(wait, effect, status, retryAfter, itemPercent);
  }

  Fault onlyLate() {
    return of(Effect.NONE).late(delay);
  }

  @Override
  public String toString() {
    String what =
        switch (effect) {
          case NONE -> "";
          case STATUS -> status + (retryAfter == null ? "" : " after " + words(retryAfter));
          case ITEMS -> "items " + itemPercent + "%";
          case RESET -> "reset";
          case RESET_MIDWAY -> "reset midway";
          case TRUNCATE -> "truncate";
        };
    if (delay.isZero()) {
      return what;
    }
    return "slow " + words(delay) + (what.isEmpty() ? "" : " then " + what);
  }

  private static String words(Duration duration) {
    boolean whole = duration.toMillis() % 1000 == 0;
    return whole ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
  }
}
