package co.datacue.client.internal.call;

import co.datacue.client.CallListener;
import co.datacue.client.RetryPolicy;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;

/**
 * What all calls of a client are made with. Immutable.
 *
 * @param okHttpClient with a call timeout, which bounds each attempt, and {@link
 *     AttemptInterceptor}
 * @param threads the client's own
 * @param callbacks where futures are completed
 */
public record CallEngine(
    BaseUrls urls,
    OkHttpClient okHttpClient,
    RetryPolicy policy,
    CallListener listener,
    TimeAndChance time,
    BodyLog bodies,
    Executor threads,
    Executor callbacks) {

  /**
   * Makes as many threads as are needed at a time, since one that waits for another call must not
   * keep that from ending. They end by themselves when idle.
   */
  public static ExecutorService ownThreads() {
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        5,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        work -> {
          Thread thread = new Thread(work, "datacue-callback");
          thread.setDaemon(false); // whoever begins it
          return thread;
        });
  }

  /** Returns the bound on a whole call. */
  Duration longest() {
    return policy.maxTotalTime().plusMillis(okHttpClient.callTimeoutMillis());
  }

  /** Whether OkHttp refuses every further attempt. */
  boolean isClosed() {
    return okHttpClient.dispatcher().executorService().isShutdown();
  }

  /** Runs what is due after a wait, off the timer's thread, which is one for the process. */
  void step(Runnable work) {
    run(threads, work);
  }

  /** Completes a future where the caller wants it. */
  void handOver(Runnable work) {
    run(callbacks, work);
  }

  private static void run(Executor executor, Runnable work) {
    try {
      executor.execute(work);
    } catch (RuntimeException | Error e) { // rejected, or no thread is to be had
      work.run(); // better here than never
    }
  }
}
