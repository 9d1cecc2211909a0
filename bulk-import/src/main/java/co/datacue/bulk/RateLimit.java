package co.datacue.bulk;

/**
 * How many items may be sent in a second, by one import or, all in all, by several that have it in
 * common. Over a second or more it holds; within one, each of them may begin a batch at once. Safe
 * for any number of threads.
 */
public final class RateLimit {
  /** None. */
  public static final RateLimit NONE = new RateLimit(Double.POSITIVE_INFINITY);

  private final double itemsPerSecond;
  private long notBefore;
  private boolean begun;

  private RateLimit(double itemsPerSecond) {
    this.itemsPerSecond = itemsPerSecond;
  }

  /**
   * Makes one.
   *
   * @throws IllegalArgumentException unless it is more than 0
   */
  public static RateLimit of(double itemsPerSecond) {
    if (!(itemsPerSecond > 0)) {
      throw new IllegalArgumentException("rate must be more than 0: " + itemsPerSecond);
    }
    return new RateLimit(itemsPerSecond);
  }

  /** How long to wait before the next request, in nanoseconds; 0 or less for not at all. */
  synchronized long delay(long now) {
    return begun ? notBefore - now : 0;
  }

  /** Takes note of items that are sent now. */
  synchronized void sent(int count, long now) {
    if (itemsPerSecond < Double.POSITIVE_INFINITY) {
      notBefore = (begun ? Math.max(notBefore, now) : now) + (long) (count * 1e9 / itemsPerSecond);
      begun = true;
    }
  }
}
