package co.datacue.client;

import co.datacue.client.CallListener.Attempt;
import co.datacue.signing.SigningException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * One call from its first attempt to its end: counts attempts, decides about the next one, tells
 * the listener. Used by one thread at a time.
 */
final class Exchange {
  private static final AtomicLong CALL_IDS = new AtomicLong();

  private final Request request;
  private final CallInfo info;
  private final RetryPolicy policy;
  private final CallListener listener;
  private final Clockwork clockwork;
  private final long callId = CALL_IDS.incrementAndGet();
  private final long begun;
  private long attemptBegun;
  private Attempt attempt;

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

  void beginAttempt() {
    attempt = attempt(attempt.number() + 1);
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
            || failure instanceof SSLHandshakeException
            || failure instanceof SSLPeerUnverifiedException
            || failure instanceof Answer.AnswerTooLargeException
            || Thread.currentThread().isInterrupted();
    return lasting ? null : waitFor(failure.toString(), null);
  }

  private @Nullable Duration waitFor(String reason, @Nullable Duration retryAfter) {
    if (attempt.number() >= policy.maxAttempts()) {
      return null;
    }
    Duration wait = retryAfter == null ? jitteredDelay() : min(retryAfter, policy.maxRetryAfter());
    if (since(begun).plus(wait).compareTo(policy.maxTotalTime()) > 0) {
      return null;
    }
    listener.onRetry(attempt, reason, wait);
    return wait;
  }

  private Duration jitteredDelay() {
    // The shift stays below 2^30, and the delays below a day: no overflow.
    long ceiling = policy.baseDelay().toMillis() << Math.min(attempt.number() - 1, 30);
    long nanos = min(Duration.ofMillis(ceiling), policy.maxDelay()).toNanos();
    return Duration.ofNanos((long) (nanos * clockwork.random()));
  }

  /** Makes the exception for a failure that is final. */
  DataCueException failed(IOException failure) {
    return failure instanceof SigningException refused
        ? new RequestRefusedException(info, refused)
        : new NetworkException(info, attempt.number(), failure);
  }

  DataCueException interrupted() {
    return failed(new InterruptedIOException("interrupted while waiting to try again"));
  }

  DataCueException unsuccessful(Answer answer) {
    return StatusException.of(info, attempt.number(), answer);
  }

  DataCueException undecodable(Answer answer, String problem, @Nullable Throwable cause) {
    return new UndecodableAnswerException(info, attempt.number(), answer, problem, cause);
  }

  /** Tells the listener, and returns what it told. */
  DataCueException reported(DataCueException failure) {
    listener.onFailure(attempt, failure, since(begun));
    return failure;
  }

  private Duration since(long nanoTime) {
    return Duration.ofNanos(clockwork.nanoTime() - nanoTime);
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
