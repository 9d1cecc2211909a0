package co.datacue.mock.state;

import java.util.concurrent.atomic.AtomicLong;

/** How much memory all that is held may take, by estimate. Safe for any number of threads. */
final class Budget {
  private final long limit;
  private final AtomicLong used = new AtomicLong();

  Budget(long limit) {
    this.limit = limit;
  }

  /** Whether there was room for so many bytes more; if not, nothing has changed. */
  boolean take(long bytes) {
    long before;
    do {
      before = used.get();
      if (before + bytes > limit) {
        return false;
      }
    } while (!used.compareAndSet(before, before + bytes));
    return true;
  }

  void giveBack(long bytes) {
    used.addAndGet(-bytes);
  }

  long limit() {
    return limit;
  }

  long used() {
    return used.get();
  }
}
