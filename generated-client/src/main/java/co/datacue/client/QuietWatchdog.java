package co.datacue.client;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okio.AsyncTimeout;

/**
 * Lets okio's watchdog thread sleep while calls are made. OkHttp puts a timeout of its own before
 * each call, read and write into okio's queue, and each that comes to stand in front there wakes
 * the thread, only to be taken out again. Waking it costs as much as all Java code of a short call.
 * A timeout that ends sooner than those and touches nothing stands in front of them instead; what
 * they do is the same with or without it. Safe for use by many threads.
 */
final class QuietWatchdog extends AsyncTimeout {
  /** Below the timeouts that callers set, and seldom enough to cost nothing itself. */
  private static final long MILLIS = 100;

  private static final QuietWatchdog INSTANCE = new QuietWatchdog();

  private final AtomicBoolean standing = new AtomicBoolean();

  QuietWatchdog() {
    timeout(MILLIS, TimeUnit.MILLISECONDS);
  }

  /** To be called before a call begins. */
  static void beforeCall() {
    INSTANCE.standInFront();
  }

  /** For a while. If no call comes after that, the watchdog is not woken again. */
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
