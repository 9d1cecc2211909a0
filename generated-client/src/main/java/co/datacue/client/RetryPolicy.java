package co.datacue.client;

import java.time.Duration;

/**
 * When and how often a failed attempt is repeated. Immutable.
 *
 * <p>Repeated are attempts answered 429, 500, 502, 503 or 504 and attempts that got no whole
 * answer; any other answer is final. The wait before the n-th repetition is drawn evenly from zero
 * to {@code baseDelay · 2^(n-1)}, at most {@code maxDelay} ("full jitter"), so that many clients do
 * not come back at the same moment. An answer's {@code Retry-After} replaces that wait, up to
 * {@code maxRetryAfter}.
 *
 * @param maxAttempts how often a request is sent at most, 1 to 100; 1 switches retries off. Default
 *     5: with the delays below that bridges some 15 s, about a restart. The service's own PHP
 *     library makes 10 with waits up to 512 s, too long for a shop's request thread.
 * @param baseDelay default 500 ms
 * @param maxDelay default 8 s
 * @param maxRetryAfter the longest {@code Retry-After} that is honoured; default 30 s
 * @param maxTotalTime no attempt is begun after this since the first; default 60 s
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

  /** Returns a policy that sends every request once. */
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
