package co.datacue.mock.gate;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an answer is sent.
 *
 * @param fault what goes wrong on demand, in words; null if nothing does
 * @param delay how long it waits, zero for not at all
 * @param ending how far it comes
 */
public record Delivery(@Nullable String fault, Duration delay, Ending ending) {
  /** How far an answer comes. */
  public enum Ending {
    /** To its end. */
    WHOLE,
    /** Not at all: the connection is reset. */
    RESET,
    /** To the middle, where the connection is reset. */
    RESET_MIDWAY,
    /** To the middle, where the connection is closed. */
    TRUNCATED
  }

  /** At once and whole. */
  public static final Delivery AS_IT_IS = new Delivery(null, Duration.ZERO, Ending.WHOLE);
}
