package co.datacue.client;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/** What {@link CallSender} does, without a thread that waits. */
final class AsyncSending implements Callback {
  private final OkHttpClient okHttpClient;
  private final Clockwork clockwork;
  private final Exchange exchange;
  private final CompletableFuture<Answer> result;

  AsyncSending(
      OkHttpClient okHttpClient,
      Clockwork clockwork,
      Exchange exchange,
      CompletableFuture<Answer> result) {
    this.okHttpClient = okHttpClient;
    this.clockwork = clockwork;
    this.exchange = exchange;
    this.result = result;
  }

  void start() {
    completing(this::send);
  }

  private void send() {
    if (result.isDone()) {
      return; // cancelled
    }
    exchange.beginAttempt();
    QuietWatchdog.INSTANCE.standInFront();
    Call call = okHttpClient.newCall(exchange.request());
    whenCancelled(call::cancel);
    call.enqueue(this);
  }

  @Override
  public void onResponse(Call call, Response response) {
    completing(
        () -> {
          Answer answer;
          try {
            answer = Answer.read(response);
          } catch (IOException failure) {
            onFailure(call, failure);
            return;
          }
          Duration wait = exchange.afterAnswer(answer);
          if (wait == null) {
            result.complete(answer);
          } else {
            later(wait);
          }
        });
  }

  @Override
  public void onFailure(Call call, IOException failure) {
    completing(
        () -> {
          if (result.isDone()) {
            return; // cancelled
          }
          Duration wait = isFinal(call, failure) ? null : exchange.afterFailure(failure);
          if (wait == null) {
            result.completeExceptionally(exchange.failed(failure));
          } else {
            later(wait);
          }
        });
  }

  private boolean isFinal(Call call, IOException failure) {
    // A closed client refuses every further attempt.
    return CallSender.isCancelled(call, failure)
        || okHttpClient.dispatcher().executorService().isShutdown();
  }

  private void later(Duration wait) {
    CompletableFuture<?> due = clockwork.later(wait);
    // Off the timer's thread, which is one for the whole process.
    due.thenRunAsync(this::start);
    whenCancelled(() -> due.cancel(false));
  }

  private void whenCancelled(Runnable stop) {
    result.whenComplete(
        (answer, failure) -> {
          if (result.isCancelled()) {
            stop.run();
          }
        });
  }

  /** So that whatever is thrown reaches the caller instead of getting lost in a pool. */
  private void completing(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException | Error e) {
      result.completeExceptionally(e);
    }
  }
}
