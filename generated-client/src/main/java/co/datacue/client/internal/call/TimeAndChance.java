package co.datacue.client.internal.call;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The machine's time, waiting and chance, which tests override. Safe for use by many threads. */
public class TimeAndChance {

  public long nanoTime() {
    return System.nanoTime();
  }

  public Instant now() {
    return Instant.now();
  }

  /** Evenly from 0, which may come, to 1, which does not. */
  public double random() {
    return ThreadLocalRandom.current().nextDouble();
  }

  /** Unlike that of {@link TimeUnit} it notices an interrupt even if the wait is zero. */
  public void sleep(Duration wait) throws InterruptedException {
    Thread.sleep(wait.toMillis(), wait.toNanosPart() % 1_000_000);
  }

  /** Completes after the wait, without a thread that waits. Cancelling it frees the timer. */
  public CompletableFuture<?> later(Duration wait) {
    return new CompletableFuture<Duration>()
        .completeOnTimeout(wait, wait.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** As {@link #later}, for what nobody hopes to reach. */
  public CompletableFuture<?> bound(Duration wait) {
    return later(wait);
  }
}
