package co.datacue.client;

import co.datacue.client.CallListener.Attempt;
import co.datacue.signing.SigningException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.net.UnknownServiceException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * One call from its first attempt to its end: counts attempts, decides about the next one, tells
 * the listener. Used by one thread at a time, but for {@link #givenUp} and {@link #report}, which
 * may come from any.
 */
final class Exchange {
  private final Request request;
  private final CallInfo info;
  private final RetryPolicy policy;
  private final CallListener listener;
  private final Clockwork clockwork;
  // Drawn, not counted: no state is shared, and logs of several processes can be laid together.
  private final long callId = ThreadLocalRandom.current().nextLong();
  private final long begun;
  private volatile Attempt attempt;
  private long attemptBegun;
  private String lastReason = "";

  Exchange(
      Request request,
      CallInfo info,
      RetryPolicy policy,
      CallListener listener,
      Clockwork clockwork) {
    this.request = request;
    this.info = info;
    this.policy = policy;
    this.listener = listener;
    this.clockwork = clockwork;
    begun = clockwork.nanoTime();
    attempt = attempt(0);
  }

  private Attempt attempt(int number) {
    return new Attempt(
        callId, info.operationId(), info.method(), info.path(), number, requestBytes(request));
  }

  private static long requestBytes(Request request) {
    try {
      return request.body() == null ? 0 : request.body().contentLength();
    } catch (IOException e) {
      return -1; // unknown; the converters used here always know
    }
  }

  Request request() {
    return request;
  }

  int attempts() {
    return attempt.number();
  }

  void beginAttempt() {
    attempt = attempt(attempts() + 1);
    attemptBegun = clockwork.nanoTime();
    listener.onRequest(attempt);
  }

  /** Returns how long to wait before the next attempt, null if the answer is final. */
  @Nullable Duration afterAnswer(Answer answer) {
    listener.onResponse(attempt, answer.status(), answer.body().size(), since(attemptBegun));
    boolean mayPass =
        switch (answer.status()) {
          case 429, 500, 502, 503, 504 -> true;
          default -> false;
        };
    return mayPass
        ? waitFor(String.valueOf(answer.status()), RetryAfter.of(answer, clockwork))
        : null;
  }

  /** Returns how long to wait before the next attempt, null if the failure is final. */
  @Nullable Duration afterFailure(IOException failure) {
    boolean lasting =
        failure instanceof SigningException
            || failure instanceof ProtocolException
            || failure instanceof UnknownServiceException
            || failure instanceof SSLPeerUnverifiedException
            // A handshake can also fail because the connection was lost.
            || failure instanceof SSLHandshakeException
                && failure.getCause() instanceof CertificateException
            || Thread.currentThread().isInterrupted();
    return lasting ? null : waitFor(failure.toString(), Duration.ZERO);
  }

  private @Nullable Duration waitFor(String reason, Duration retryAfter) {
    if (attempts() >= policy.maxAttempts()) {
      return null;
    }
    Duration asked = min(retryAfter, policy.maxRetryAfter());
    Duration jittered = jitteredDelay();
    Duration wait = asked.compareTo(jittered) > 0 ? asked : jittered;
    if (since(begun).plus(wait).compareTo(policy.maxTotalTime()) > 0) {
      return null;
    }
    lastReason = reason;
    listener.onRetry(attempt, reason, wait);
    return wait;
  }

  private Duration jitteredDelay() {
    // A Duration of a day, the longest that the policy takes, holds this factor without overflow.
    Duration ceiling = policy.baseDelay().multipliedBy(1L << Math.min(attempts() - 1, 30));
    return Duration.ofNanos(
        (long) (min(ceiling, policy.maxDelay()).toNanos() * clockwork.random()));
  }

  /** Makes the exception for a failure that is final. */
  DataCueException failed(IOException failure) {
    return failure instanceof SigningException refused
        ? new RequestRefusedException(info, attempts() - 1, refused)
        : new NetworkException(info, attempts(), failure);
  }

  DataCueException interrupted() {
    return failed(
        new InterruptedIOException("interrupted while waiting to try again after " + lastReason));
  }

  /** Makes the exception for a call that its caller cancelled. */
  DataCueException givenUp() {
    return failed(new IOException("given up by the caller"));
  }

  DataCueException unsuccessful(Answer answer) {
    return StatusException.of(info, attempts(), answer);
  }

  DataCueException undecodable(Answer answer, String problem, @Nullable Throwable cause) {
    return new UndecodableAnswerException(info, attempts(), answer, problem, cause);
  }

  /** Tells the listener how the call failed. To be called once. */
  void report(DataCueException failure) {
    listener.onFailure(attempt, failure, since(begun));
  }

  private Duration since(long nanoTime) {
    return Duration.ofNanos(clockwork.nanoTime() - nanoTime);
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
