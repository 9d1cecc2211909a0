package co.datacue.client;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okio.AsyncTimeout;

/**
 * Lets okio's watchdog thread sleep while calls are made. OkHttp puts a timeout of its own before
 * each call, read and write into okio's queue, and each that comes to stand in front there wakes
 * the thread, only to be taken out again: three times in a short call, and once more for each 64
 * KiB that are sent. A timeout that ends sooner than those and touches nothing stands in front of
 * them instead. What they do, and when, is the same with or without it. Safe for use by many
 * threads.
 */
final class QuietWatchdog extends AsyncTimeout {
  /** Below most timeouts, and seldom enough to cost nothing itself. */
  private static final Duration USUAL = Duration.ofMillis(100);

  /** One for all clients, as okio has one queue for all. */
  static final QuietWatchdog INSTANCE = new QuietWatchdog(USUAL);

  private final AtomicBoolean standing = new AtomicBoolean();

  QuietWatchdog(Duration duration) {
    timeout(duration.toNanos(), TimeUnit.NANOSECONDS);
  }

  /**
   * To be called before a call begins: stands in front for a while, if it does not already. If no
   * call comes after that, the watchdog is not woken again.
   */
  void standInFront() {
    if (!standing.get() && standing.compareAndSet(false, true)) {
      enter();
    }
  }

  boolean isStanding() {
    return standing.get();
  }

  @Override
  protected void timedOut() {
    exit();
    standing.set(false);
  }
}
