package co.datacue.client;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Time, waiting and chance, so that tests need none of them. Safe for use by many threads. */
interface Clockwork {
  /** The machine's own. */
  Clockwork SYSTEM =
      new Clockwork() {
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
          TimeUnit.NANOSECONDS.sleep(wait.toNanos());
        }

        @Override
        public void later(Duration wait, Runnable task) {
          CompletableFuture.delayedExecutor(wait.toNanos(), TimeUnit.NANOSECONDS).execute(task);
        }
      };

  long nanoTime();

  Instant now();

  /** Evenly from 0 to 1. */
  double random();

  void sleep(Duration wait) throws InterruptedException;

  /** Runs a task later, without a thread that waits for it. */
  void later(Duration wait, Runnable task);
}
