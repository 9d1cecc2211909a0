package co.datacue.mock.trouble;

import java.math.BigDecimal;
import java.util.SplittableRandom;

/** Decides which items of one batch fail, and counts them. For use by one thread. */
final class FailingItems {
  private final BigDecimal percent;
  private final long draw;
  private int asked;
  private int failed;

  /**
   * @param percent how many of the items fail, on average
   * @param draw what the draw of each begins with
   */
  FailingItems(BigDecimal percent, long draw) {
    this.percent = percent;
    this.draw = draw;
  }

  /** Whether the item at this place fails; the same each time. */
  boolean fails(int index) {
    SplittableRandom random = new SplittableRandom(draw + index).split();
    boolean fails = random.nextDouble() * 100 < percent.doubleValue();
    asked++;
    failed += fails ? 1 : 0;
    return fails;
  }

  /** Whether the request came to be looked at item by item. */
  boolean wereAsked() {
    return asked > 0;
  }

  /** How many failed, of how many. */
  @Override
  public String toString() {
    return failed + " of " + asked;
  }
}
