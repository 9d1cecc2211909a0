package co.datacue.client;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Sends requests until an answer or a failure is final. Safe for use by many threads. */
final class CallSender {
  private final OkHttpClient okHttpClient;
  private final RetryPolicy policy;
  private final CallListener listener;
  private final Clockwork clockwork;

  CallSender(
      OkHttpClient okHttpClient, RetryPolicy policy, CallListener listener, Clockwork clockwork) {
    this.okHttpClient = okHttpClient;
    this.policy = policy;
    this.listener = listener;
    this.clockwork = clockwork;
  }

  Exchange begin(Request request, CallInfo info) {
    return new Exchange(request, info, policy, listener, clockwork);
  }

  /** Blocks until the answer is whole. */
  Answer send(Request request, Exchange exchange) {
    while (true) {
      exchange.beginAttempt();
      Duration wait;
      try {
        Answer answer = Answer.read(okHttpClient.newCall(request).execute());
        wait = exchange.afterAnswer(answer);
        if (wait == null) {
          return answer;
        }
      } catch (IOException failure) {
        wait = exchange.afterFailure(failure);
        if (wait == null) {
          throw exchange.reported(exchange.failed(failure));
        }
      }
      try {
        clockwork.sleep(wait);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw exchange.reported(exchange.interrupted());
      }
    }
  }

  /** Completes the future when the answer is whole; completing it otherwise ends the call. */
  void send(Request request, Exchange exchange, CompletableFuture<Answer> result) {
    if (result.isDone()) {
      return;
    }
    exchange.beginAttempt();
    Call call = okHttpClient.newCall(request);
    result.whenComplete((answer, failure) -> call.cancel());
    call.enqueue(
        new Callback() {
          @Override
          public void onResponse(Call call, Response response) {
            completing(
                () -> {
                  Answer answer;
                  try {
                    answer = Answer.read(response);
                  } catch (IOException failure) {
                    failed(failure);
                    return;
                  }
                  Duration wait = exchange.afterAnswer(answer);
                  if (wait == null) {
                    result.complete(answer);
                  } else {
                    again(wait);
                  }
                });
          }

          @Override
          public void onFailure(Call call, IOException failure) {
            completing(() -> failed(failure));
          }

          private void failed(IOException failure) {
            if (result.isDone()) {
              return; // cancelled by the caller
            }
            Duration wait = exchange.afterFailure(failure);
            if (wait == null) {
              result.completeExceptionally(exchange.reported(exchange.failed(failure)));
            } else {
              again(wait);
            }
          }

          private void again(Duration wait) {
            clockwork.later(wait, () -> completing(() -> send(request, exchange, result)));
          }

          /** So that an exception of the listener reaches the caller instead of getting lost. */
          private void completing(Runnable step) {
            try {
              step.run();
            } catch (RuntimeException | Error e) {
              result.completeExceptionally(e);
            }
          }
        });
  }
}
