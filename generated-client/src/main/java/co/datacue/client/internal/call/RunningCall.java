package co.datacue.client.internal.call;

import co.datacue.client.FailedCall;
import co.datacue.client.NetworkException;
import co.datacue.client.RequestRefusedException;
import co.datacue.client.internal.call.CallProgress.Outcome;
import co.datacue.signing.SigningException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Function;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One call from beginning to end: its attempts, the waits between them, and its end. It is made
 * once, by {@link #await} on the caller's thread or by {@link #start} on OkHttp's and, while it
 * waits, on none. Either way an attempt that is over goes through {@link #afterAnswer} or {@link
 * #afterFailure}, which return how long to wait before the next one, or null if the call has ended.
 */
final class RunningCall<R extends @Nullable Object> implements Callback {
  private static final String GIVEN_UP = "given up by the caller";

  private final CallEngine engine;
  private final Request request;
  private final BiFunction<ReceivedAnswer, FailedCall, R> ending;
  private final CallProgress progress;
  private final CompletableFuture<R> result = new CompletableFuture<>();

  // Written by the thread that makes an attempt, read by whoever ends the call.
  private volatile @Nullable Call sending;
  private volatile @Nullable Future<?> waiting;
  private volatile boolean givenUp;

  // Of one thread at a time: an attempt begins after the one before is over.
  private int tries;
  private boolean lostReused;
  private boolean wentAtOnce;
  private String lastReason = "";
  private @Nullable Outcome<R> outcome;

  /**
   * @param ending what the caller gets of the last answer, or the exception
   */
  RunningCall(
      CallEngine engine,
      Request.Builder request,
      String operationId,
      BiFunction<ReceivedAnswer, FailedCall, R> ending) {
    this.engine = engine;
    this.request = request.tag(RunningCall.class, this).build();
    this.ending = ending;
    progress = new CallProgress(engine, operationId, this.request);
  }

  /** Makes the call on this thread. */
  R await() {
    Duration wait = attempt();
    while (wait != null) {
      try {
        engine.time().sleep(wait);
        wait = attempt();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        String problem = "interrupted while waiting to try again after " + lastReason;
        wait = end(call -> lost(call, new InterruptedIOException(problem)));
      }
    }
    if (outcome.failure() instanceof Error error) {
      throw error;
    } else if (outcome.failure() != null) {
      throw (RuntimeException) outcome.failure();
    }
    return outcome.value();
  }

  private @Nullable Duration attempt() {
    Call call = newCall();
    try {
      return afterResponse(call, call.execute());
    } catch (IOException e) {
      return afterFailure(call, e);
    } catch (Exception e) {
      // An interceptor or socket factory of the caller's failed. OkHttp does the same in enqueue.
      if (e instanceof InterruptedException) { // Kotlin does not declare it
        Thread.currentThread().interrupt();
      }
      return afterFailure(call, unexpected(call, e));
    }
  }

  /** Makes the call on other threads. Whatever else ends the future ends the call. */
  CompletableFuture<R> start() {
    CompletableFuture<?> bound = engine.time().bound(engine.longest());
    bound.thenRun(() -> engine.step(this::expire));
    result.whenComplete(
        (value, failure) -> {
          bound.cancel(false);
          if (!progress.hasEnded()) {
            engine.step(this::giveUp); // off the thread that did it, which may be a timer's
          }
        });
    enqueue();
    return result;
  }

  private void enqueue() {
    Call call = newCall();
    try {
      call.enqueue(this);
    } catch (RuntimeException e) { // out of a dispatcher or event listener of the caller's
      next(afterFailure(call, unexpected(call, e)));
    } catch (Error e) {
      next(
          end(
              ended -> {
                throw e;
              }));
    }
    if (givenUp) {
      stop();
    }
  }

  @Override
  public void onResponse(Call call, Response response) {
    next(afterResponse(call, response));
  }

  @Override
  public void onFailure(Call call, IOException failure) {
    next(afterFailure(call, failure));
  }

  private void next(@Nullable Duration wait) {
    if (wait != null) {
      CompletableFuture<?> due = engine.time().later(wait);
      waiting = due;
      due.thenRun(() -> engine.step(this::enqueue));
      if (givenUp) {
        stop();
      }
    } else if (outcome != null) {
      deliver(outcome);
    }
  }

  private void deliver(Outcome<R> ended) {
    engine.handOver(
        () -> {
          if (ended.failure() != null) {
            result.completeExceptionally(ended.failure());
          } else if (!result.complete(ended.value())) {
            progress.failed(new NetworkException(progress.call(), new IOException(GIVEN_UP)));
          }
        });
  }

  /** By cancel, orTimeout or complete: nobody waits any more. */
  private void giveUp() {
    if (progress.end(call -> lost(call, new IOException(GIVEN_UP))) != null) {
      stop();
    }
  }

  /** The bound on the whole call holds while it waits in line, too. */
  private void expire() {
    String problem = "timeout: the call did not end within " + engine.longest();
    Outcome<R> expired =
        progress.end(
            call ->
                lost(
                    call,
                    new InterruptedIOException(
                        call.attempts() > 0 ? problem : problem + ", all of it in line")));
    if (expired != null) {
      stop();
      deliver(expired);
    }
  }

  private void stop() {
    givenUp = true;
    Call call = sending;
    if (call != null) {
      call.cancel();
    }
    Future<?> wait = waiting;
    if (wait != null) {
      wait.cancel(false);
    }
  }

  private Call newCall() {
    tries++;
    lostReused = false;
    Call call = engine.okHttpClient().newCall(request);
    sending = call;
    return call;
  }

  /** To be called when OkHttp begins with an attempt, which may have waited in line before. */
  void beginAttempt() throws IOException {
    if (!progress.beginAttempt()) {
      throw new IOException("Canceled");
    }
    engine.bodies().sent(request);
  }

  /** To be called before an attempt fails on a connection that had been used before. */
  void lostReusedConnection() {
    lostReused = true;
  }

  private @Nullable Duration afterResponse(Call call, Response response) {
    ReceivedAnswer answer;
    try {
      answer = ReceivedAnswer.read(response);
    } catch (IOException e) {
      return afterFailure(call, e);
    } catch (RuntimeException e) { // out of an interceptor of the caller's that changed the body
      return afterFailure(call, unexpected(call, e));
    }
    return afterAnswer(answer);
  }

  private @Nullable Duration afterAnswer(ReceivedAnswer answer) {
    engine.bodies().received(request, answer);
    if (!progress.answered(answer.status(), answer.body().size())) {
      return null;
    }
    Duration retryAfter = RetryAfter.of(answer.raw(), engine.time());
    Duration wait = decision().afterAnswer(answer.status(), retryAfter);
    if (wait != null) {
      return goOn(String.valueOf(answer.status()), wait);
    }
    return end(call -> ending.apply(answer, call));
  }

  private @Nullable Duration afterFailure(Call call, IOException thrown) {
    if (thrown instanceof AnsweredException answered) {
      return afterAnswer(answered.answer());
    }
    IOException lost = thrown instanceof ProtocolException p ? AnswerText.unquoted(p) : thrown;
    boolean atOnce = lostReused && !wentAtOnce && !(lost instanceof InterruptedIOException);
    Duration wait = isFinal(call, lost) ? null : decision().afterFailure(lost, atOnce);
    if (wait != null) {
      wentAtOnce |= atOnce;
      return goOn(lost.toString(), wait);
    }
    return end(failed -> lost(failed, lost));
  }

  /** Whether somebody ended the call for good. OkHttp also cancels it when its time is up. */
  private boolean isFinal(Call call, IOException lost) {
    return call.isCanceled() && !(lost instanceof InterruptedIOException)
        || Thread.currentThread().isInterrupted()
        || engine.isClosed();
  }

  private RetryDecision decision() {
    return new RetryDecision(engine.policy(), tries, progress.elapsed(), engine.time().random());
  }

  private @Nullable Duration goOn(String reason, Duration wait) {
    lastReason = reason;
    return progress.goesOn(reason, wait) ? wait : null;
  }

  private @Nullable Duration end(Function<FailedCall, R> how) {
    outcome = progress.end(how);
    return null;
  }

  /** For a call that ends without an answer. */
  private R lost(FailedCall call, IOException cause) {
    if (cause instanceof SigningException) {
      // What was refused on its way was not sent.
      int sent = Math.min(call.attempts(), tries - 1);
      FailedCall unsent = new FailedCall(call.operationId(), call.method(), call.path(), sent);
      throw new RequestRefusedException(unsent, cause);
    }
    throw new NetworkException(call, cause);
  }

  private static IOException unexpected(Call call, Exception e) {
    call.cancel();
    return new IOException("canceled due to " + e, e);
  }
}
