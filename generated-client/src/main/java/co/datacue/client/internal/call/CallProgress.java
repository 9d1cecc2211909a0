package co.datacue.client.internal.call;

import co.datacue.client.CallListener;
import co.datacue.client.CallListener.Attempt;
import co.datacue.client.DataCueException;
import co.datacue.client.FailedCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * What has become of one call so far. Tells the listener, until the call has ended and never after:
 * then the methods that tell something do nothing and say so. What the listener throws does not
 * become the call's. Safe for use by many threads, of which one makes the call and any may end it.
 */
final class CallProgress {
  private final CallListener listener;
  private final TimeAndChance time;
  private Attempt attempt;
  private long begun;
  private long attemptBegun;
  private volatile boolean ended;

  CallProgress(CallEngine engine, String operationId, Request request) {
    listener = engine.listener();
    time = engine.time();
    begun = time.nanoTime();
    attemptBegun = begun;
    // Drawn, not counted: no state is shared, and logs of several processes can be laid together.
    long callId = ThreadLocalRandom.current().nextLong();
    String path = request.url().encodedPath();
    long size = size(request.body());
    attempt = new Attempt(callId, operationId, request.method(), path, 0, size);
  }

  private static long size(@Nullable RequestBody body) {
    try {
      return body == null ? 0 : body.contentLength();
    } catch (IOException e) {
      throw new UncheckedIOException("Every body is in memory", e);
    }
  }

  synchronized boolean beginAttempt() {
    if (ended) {
      return false;
    }
    attemptBegun = time.nanoTime();
    if (attempt.number() == 0) {
      begun = attemptBegun; // waiting in line is not part of it
    }
    attempt =
        new Attempt(
            attempt.callId(),
            attempt.operationId(),
            attempt.method(),
            attempt.path(),
            attempt.number() + 1,
            attempt.requestBytes());
    return tell(listens() ? () -> listener.onRequest(attempt) : null);
  }

  synchronized boolean answered(int status, long bytes) {
    return tell(
        listens() ? () -> listener.onResponse(attempt, status, bytes, since(attemptBegun)) : null);
  }

  synchronized boolean goesOn(String reason, Duration wait) {
    return tell(listens() ? () -> listener.onRetry(attempt, reason, wait) : null);
  }

  /** What the caller gets: a value, or why there is none. */
  record Outcome<R extends @Nullable Object>(R value, @Nullable Throwable failure) {}

  /**
   * The one place where a call ends, unless it has. An ending that throws a {@link
   * DataCueException} is told as a failure.
   */
  synchronized <R extends @Nullable Object> @Nullable Outcome<R> end(
      Function<FailedCall, R> ending) {
    if (ended) {
      return null;
    }
    ended = true;
    try {
      return new Outcome<>(ending.apply(call()), null);
    } catch (DataCueException e) {
      failed(e);
      return new Outcome<>(null, e);
    } catch (RuntimeException | Error e) { // none is known, but a caller must not wait for ever
      return new Outcome<>(null, e);
    }
  }

  /** Also for a call whose caller gave up when it had ended, before the answer was handed over. */
  synchronized void failed(DataCueException failure) {
    if (listens()) {
      guarded(() -> listener.onFailure(attempt, failure, elapsed()));
    }
  }

  /** Does not wait for the listener. */
  boolean hasEnded() {
    return ended;
  }

  /** Names the call in an exception. */
  synchronized FailedCall call() {
    return new FailedCall(
        attempt.operationId(), attempt.method(), attempt.path(), attempt.number());
  }

  /** Returns the time since the first attempt began. */
  synchronized Duration elapsed() {
    return since(begun);
  }

  private Duration since(long nanoTime) {
    return Duration.ofNanos(time.nanoTime() - nanoTime);
  }

  /** Nothing is to be told, nor a lambda to be linked, for the listener that does nothing. */
  private boolean listens() {
    return listener != CallListener.NONE;
  }

  private boolean tell(@Nullable Runnable event) {
    if (!ended && event != null) {
      guarded(event);
    }
    return !ended;
  }

  private static void guarded(Runnable event) {
    try {
      event.run();
    } catch (Throwable e) { // an Error too: it is the listener's, not the call's
      // Not kept: asking for it starts the logging up, which most programs never need here.
      System.getLogger("co.datacue.client")
          .log(Level.WARNING, "The CallListener failed; the call goes on", e);
    }
  }
}
