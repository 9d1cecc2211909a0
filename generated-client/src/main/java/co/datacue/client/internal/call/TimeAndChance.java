package co.datacue.client.internal.call;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Time, waiting and chance, so that tests need none of them. Safe for use by many threads. */
public interface TimeAndChance {
  /** The machine's own. */
  TimeAndChance SYSTEM =
      new TimeAndChance() {
        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        public Instant now() {
          return Instant.now();
        }

        @Override
        public double random() {
          return ThreadLocalRandom.current().nextDouble();
        }

        @Override
        public void sleep(Duration wait) throws InterruptedException {
          // Unlike TimeUnit.sleep it notices an interrupt even if the wait is zero.
          Thread.sleep(wait.toMillis(), wait.toNanosPart() % 1_000_000);
        }

        @Override
        public CompletableFuture<?> later(Duration wait) {
          return new CompletableFuture<Duration>()
              .completeOnTimeout(wait, wait.toNanos(), TimeUnit.NANOSECONDS);
        }
      };

  long nanoTime();

  Instant now();

  /** Evenly from 0, which may come, to 1, which does not. */
  double random();

  void sleep(Duration wait) throws InterruptedException;

  /** Completes after the wait, without a thread that waits. Cancelling it frees the timer. */
  CompletableFuture<?> later(Duration wait);

  /** As {@link #later}, for what nobody hopes to reach. */
  default CompletableFuture<?> bound(Duration wait) {
    return later(wait);
  }
}
