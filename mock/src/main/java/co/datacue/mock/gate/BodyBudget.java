package co.datacue.mock.gate;

import java.util.concurrent.atomic.AtomicLong;

/** The memory that bodies under way take together. Safe for any number of threads. */
final class BodyBudget {
  /** What every request has without asking, so that large ones never keep out ordinary ones. */
  static final int FREE_BYTES = 64 * 1024;

  private final long limit;
  private final AtomicLong taken = new AtomicLong();

  BodyBudget(long limit) {
    this.limit = limit;
  }

  long limit() {
    return limit;
  }

  /** Whether there were as many left; then they are taken. */
  boolean take(long bytes) {
    if (taken.addAndGet(bytes) <= limit) {
      return true;
    }
    taken.addAndGet(-bytes);
    return false;
  }

  void giveBack(long bytes) {
    taken.addAndGet(-bytes);
  }
}
