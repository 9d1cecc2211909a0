package co.datacue.client.internal.call;

import co.datacue.client.CallListener;
import co.datacue.client.RetryPolicy;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;

/**
 * What all calls of a client are made with. Immutable.
 *
 * @param okHttpClient with a call timeout, which bounds each attempt, and {@link
 *     AttemptInterceptor}
 * @param steps runs what is due after a wait, off the timer's thread, which is one for the process
 * @param callbacks where futures are completed
 */
public record CallEngine(
    BaseUrls urls,
    OkHttpClient okHttpClient,
    RetryPolicy policy,
    CallListener listener,
    TimeAndChance time,
    BodyLog bodies,
    Executor steps,
    Executor callbacks) {

  /**
   * Makes as many threads as are needed at a time, since one that waits for another call must not
   * keep that from ending. They end by themselves when idle.
   */
  public static Executor ownThreads() {
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        5,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        work -> new Thread(work, "datacue-callback"));
  }

  /** Returns the bound on a whole call. */
  Duration longest() {
    return policy.maxTotalTime().plusMillis(okHttpClient.callTimeoutMillis());
  }

  /** Whether OkHttp refuses every further attempt. */
  boolean isClosed() {
    return okHttpClient.dispatcher().executorService().isShutdown();
  }

  void handOver(Runnable completion) {
    try {
      callbacks.execute(completion);
    } catch (RuntimeException e) { // rejected
      completion.run(); // better on OkHttp's thread than never
    }
  }
}
