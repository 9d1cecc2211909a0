package co.datacue.client.internal.call;

import co.datacue.client.RetryPolicy;
import co.datacue.signing.SigningException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.UnknownServiceException;
import java.security.cert.CertificateException;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * Whether a call goes on after an attempt, and when: decided by what is given here and nothing
 * else. Immutable.
 *
 * @param attempts how many were made
 * @param elapsed since the first of them began
 * @param chance evenly from 0, which may come, to 1, which does not
 */
record RetryDecision(RetryPolicy policy, int attempts, Duration elapsed, double chance) {

  /** Returns how long to wait before the next attempt, null if the answer is the last. */
  @Nullable Duration afterAnswer(int status, Duration retryAfter) {
    return switch (status) {
      case 429, 500, 502, 503, 504 ->
          within(max(backoff(), min(retryAfter, policy.maxRetryAfter())));
      default -> null;
    };
  }

  /**
   * Returns how long to wait before the next attempt, null if the failure is the last.
   *
   * @param stale whether the connection was lost because it had been idle, as far as can be told:
   *     then there is nothing to wait for
   */
  @Nullable Duration afterFailure(IOException failure, boolean stale) {
    if (isLasting(failure)) {
      return null;
    }
    return within(stale ? Duration.ZERO : backoff());
  }

  /** Whether it is certain that the next attempt fails too. */
  private static boolean isLasting(IOException failure) {
    return failure instanceof SigningException
        || failure instanceof ProtocolException
        || failure instanceof UnknownServiceException
        || failure instanceof SSLPeerUnverifiedException
        // A handshake can also fail because the connection was lost.
        || failure instanceof SSLHandshakeException
            && failure.getCause() instanceof CertificateException;
  }

  private Duration backoff() {
    // A Duration of a day, the longest that the policy takes, holds this factor without overflow.
    Duration ceiling = policy.baseDelay().multipliedBy(1L << Math.min(attempts - 1, 30));
    return Duration.ofNanos((long) (min(ceiling, policy.maxDelay()).toNanos() * chance));
  }

  private @Nullable Duration within(Duration wait) {
    return attempts < policy.maxAttempts()
            && elapsed.plus(wait).compareTo(policy.maxTotalTime()) <= 0
        ? wait
        : null;
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private static Duration max(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }
}
