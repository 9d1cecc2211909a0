package co.datacue.client;

import co.datacue.client.internal.call.TimeAndChance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Time that passes only by waiting, and chance that is none. */
final class FakeTime extends TimeAndChance {
  static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  final List<Duration> waits = new CopyOnWriteArrayList<>();
  final List<CompletableFuture<Void>> pending = new CopyOnWriteArrayList<>();
  volatile double random = 0.5;
  volatile boolean interruptsSleep;

  /** Whether {@link #later} leaves it to the test to complete what is pending. */
  volatile boolean holdsBack;

  /** What {@link #bound} gave, for the test to complete. */
  final List<CompletableFuture<Void>> bounds = new CopyOnWriteArrayList<>();

  private volatile Duration passed = Duration.ZERO;

  void pass(Duration time) {
    passed = passed.plus(time);
  }

  @Override
  public long nanoTime() {
    return passed.toNanos();
  }

  @Override
  public Instant now() {
    return START.plus(passed);
  }

  @Override
  public double random() {
    return random;
  }

  @Override
  public void sleep(Duration wait) throws InterruptedException {
    waits.add(wait);
    if (interruptsSleep) {
      throw new InterruptedException();
    }
    pass(wait);
  }

  @Override
  public CompletableFuture<?> later(Duration wait) {
    CompletableFuture<Void> due = new CompletableFuture<>();
    if (holdsBack) {
      pending.add(due);
    } else {
      pass(wait);
      due.complete(null);
    }
    waits.add(wait);
    return due;
  }

  @Override
  public CompletableFuture<?> bound(Duration wait) {
    CompletableFuture<Void> due = new CompletableFuture<>();
    bounds.add(due);
    return due;
  }
}
