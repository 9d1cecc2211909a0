package co.datacue.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;

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

  /** Blocks until the answer is there. */
  Answer send(Exchange exchange) {
    while (true) {
      exchange.beginAttempt();
      QuietWatchdog.INSTANCE.standInFront();
      Call call = okHttpClient.newCall(exchange.request());
      try {
        Answer answer = answer(call);
        Duration wait = exchange.afterAnswer(answer);
        if (wait == null) {
          return answer;
        }
        sleep(wait, exchange);
      } catch (IOException failure) {
        Duration wait = isCancelled(call, failure) ? null : exchange.afterFailure(failure);
        if (wait == null) {
          throw exchange.failed(failure);
        }
        sleep(wait, exchange);
      }
    }
  }

  private void sleep(Duration wait, Exchange exchange) {
    try {
      clockwork.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw exchange.interrupted();
    }
  }

  private static Answer answer(Call call) throws IOException {
    try {
      return Answer.read(call.execute());
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      // An interceptor or socket factory of the caller's failed. Treated as OkHttp does in enqueue.
      call.cancel();
      if (e instanceof InterruptedException) { // Kotlin does not declare it
        Thread.currentThread().interrupt();
        throw (IOException) new InterruptedIOException("interrupted").initCause(e);
      }
      throw new IOException("canceled due to " + e, e);
    }
  }

  /** Whether somebody ended the call for good. OkHttp also cancels it when its time is up. */
  static boolean isCancelled(Call call, IOException failure) {
    return call.isCanceled() && !(failure instanceof InterruptedIOException);
  }

  /** Completes the future when the answer is there; cancelling the future ends the call. */
  void send(Exchange exchange, CompletableFuture<Answer> result) {
    new AsyncSending(okHttpClient, clockwork, exchange, result).start();
  }
}
