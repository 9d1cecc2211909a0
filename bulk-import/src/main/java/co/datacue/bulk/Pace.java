package co.datacue.bulk;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How much is sent at a time: less after the API has said that it is too much, and slowly more
 * again. Used by one thread.
 */
final class Pace {
  private static final Duration FIRST_WAIT = Duration.ofMillis(500);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final int mostItems;
  private final int mostInFlight;
  private final RateLimit rate;

  private int items;
  private double inFlight;
  private int failures;
  private long notBefore;
  private long failingSince;

  Pace(int mostItems, int mostInFlight, RateLimit rate, long now) {
    this.mostItems = mostItems;
    this.mostInFlight = mostInFlight;
    this.rate = rate;
    this.items = mostItems;
    this.inFlight = mostInFlight;
    this.notBefore = now;
  }

  /** How many items the next request may have. */
  int items() {
    return items;
  }

  /** Whether another request may be under way. */
  boolean admits(int underWay) {
    return underWay < Math.max(1, (int) inFlight);
  }

  /** How long to wait before the next request, in nanoseconds; 0 or less for not at all. */
  long delay(long now) {
    return Math.max(notBefore - now, rate.delay(now));
  }

  void sent(int count, long now) {
    rate.sent(count, now);
  }

  void succeeded(long now) {
    failures = 0;
    inFlight = Math.min(mostInFlight, inFlight + 1 / Math.max(1, inFlight));
    items = Math.min(mostItems, items + Math.max(1, items / 20));
  }

  /** The API took too much at once for its liking. */
  void tooMany(Duration atLeast, long now) {
    items = Math.max(1, items / 2);
    failed(atLeast, now);
  }

  /** One request was too large. */
  void tooLarge(int count) {
    items = Math.max(1, Math.min(items, count / 2));
  }

  /** Nothing came of a request that might come of it later. */
  void failed(Duration atLeast, long now) {
    long longest = FIRST_WAIT.toNanos() << Math.min(failures, 10);
    longest = Math.min(longest, LONGEST_WAIT.toNanos());
    // Not all shops at the same moment, and never at once.
    long wait = longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2);
    notBefore = Math.max(notBefore, now + Math.max(wait, atLeast.toNanos()));
    inFlight = Math.max(1, inFlight / 2);
    failingSince = failures == 0 ? now : failingSince;
    failures++;
  }

  /** How long every request has failed. */
  Duration failing(long now) {
    return failures == 0 ? Duration.ZERO : Duration.ofNanos(now - failingSince);
  }
}
