package co.datacue.client;

import java.time.Duration;

/**
 * When and how often a failed attempt is repeated. Immutable.
 *
 * <p>Repeated are attempts answered 429, 500, 502, 503 or 504 and attempts that got no whole
 * answer, unless it is certain that the next one fails too: a refused certificate, an answer that
 * is not HTTP. Any other answer is final, 2xx and 207 in any case. The wait before the n-th
 * repetition is drawn evenly from zero to {@code baseDelay · 2^(n-1)}, at most {@code maxDelay}
 * ("full jitter"), so that many clients do not come back at the same moment. An answer's {@code
 * Retry-After} makes it longer, up to {@code maxRetryAfter}, never shorter. Once in a call there is
 * no wait: after the loss of a connection that had been used before, which the server may have
 * closed while it was idle.
 *
 * <p><b>Creates are repeated too</b>, because their ids are the caller's: a repetition cannot make
 * a second product, user or order. But after a failure that leaves open whether the first attempt
 * took effect (5xx, a lost connection, a timeout) the repetition may be refused because the thing
 * exists. To tell that apart, look at {@link DataCueException#attempts()}, or for a batch {@link
 * BatchOutcome#attempts()}: with 1, it existed before; with more, it may well be this call's own
 * work, for every sending is counted. Where its content matters, update it with the same fields
 * then, which gives the wanted state either way. A browser event has no id: repeated, it may count
 * twice. Where one that is lost does less harm, send events by a client with {@link #none()}.
 *
 * @param maxAttempts how often a request is sent at most, 1 to 100; 1 switches retries off. Default
 *     5: with the delays below the waits come to 3.75 s on average and 7.5 s at most, about a
 *     restart behind a load balancer. The service's own PHP library makes 10 with waits up to 512
 *     s, too long for a shop's request thread.
 * @param baseDelay default 500 ms
 * @param maxDelay default 8 s; reached from 6 attempts on
 * @param maxRetryAfter the longest {@code Retry-After} that is honoured, a longer one is cut to it;
 *     default 30 s
 * @param maxTotalTime since the first attempt began; no wait is begun that would end later, though
 *     an asynchronous attempt may then still wait in line. Default 60 s: a call ends after this and
 *     one more call timeout at the latest.
 */
public record RetryPolicy(
    int maxAttempts,
    Duration baseDelay,
    Duration maxDelay,
    Duration maxRetryAfter,
    Duration maxTotalTime) {
  private static final RetryPolicy DEFAULT =
      new RetryPolicy(
          5,
          Duration.ofMillis(500),
          Duration.ofSeconds(8),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60));

  /**
   * @throws IllegalArgumentException if attempts are out of range or a duration is negative or more
   *     than a day
   */
  public RetryPolicy {
    if (maxAttempts < 1 || maxAttempts > 100) {
      throw new IllegalArgumentException("maxAttempts must be 1 to 100: " + maxAttempts);
    }
    check("baseDelay", baseDelay);
    check("maxDelay", maxDelay);
    check("maxRetryAfter", maxRetryAfter);
    check("maxTotalTime", maxTotalTime);
  }

  private static void check(String name, Duration duration) {
    if (duration.isNegative() || duration.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException(name + " must be 0 to 24 hours: " + duration);
    }
  }

  /** Returns the defaults. */
  public static RetryPolicy defaults() {
    return DEFAULT;
  }

  /**
   * Returns a policy that sends every request once, so that a connection which the server closed
   * while it was idle can fail a call.
   */
  public static RetryPolicy none() {
    return DEFAULT.withMaxAttempts(1);
  }

  /** Returns a copy with another number of attempts. */
  public RetryPolicy withMaxAttempts(int maxAttempts) {
    return new RetryPolicy(maxAttempts, baseDelay, maxDelay, maxRetryAfter, maxTotalTime);
  }

  /** Returns a copy with other waits. */
  public RetryPolicy withDelays(Duration baseDelay, Duration maxDelay) {
    return new RetryPolicy(maxAttempts, baseDelay, maxDelay, maxRetryAfter, maxTotalTime);
  }

  /** Returns a copy with another bound on {@code Retry-After}. */
  public RetryPolicy withMaxRetryAfter(Duration maxRetryAfter) {
    return new RetryPolicy(maxAttempts, baseDelay, maxDelay, maxRetryAfter, maxTotalTime);
  }

  /** Returns a copy with another bound on the whole call. */
  public RetryPolicy withMaxTotalTime(Duration maxTotalTime) {
    return new RetryPolicy(maxAttempts, baseDelay, maxDelay, maxRetryAfter, maxTotalTime);
  }
}
