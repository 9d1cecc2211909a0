package co.datacue.mock.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a cell was reached.
 *
 * @param cell which
 * @param count how often it came about
 * @param reached whether that is enough
 * @param waiver what excuses it; null if nothing does, or nothing has to
 */
public record CellCoverage(Cell cell, Count count, boolean reached, @Nullable Waiver waiver) {
  static CellCoverage of(Cell cell, Count count, boolean strict, List<Waiver> waivers) {
    int enough = strict ? count.genuine() : count.all();
    if (enough > 0) {
      return new CellCoverage(cell, count, true, null);
    }
    Waiver waiver = waivers.stream().filter(each -> each.covers(cell)).findFirst().orElse(null);
    boolean asked = waiver != null && waiver.counts().equals(Waiver.ASKED_FOR);
    return new CellCoverage(cell, count, asked && count.askedFor() > 0, waiver);
  }

  /** Whether the cell is left out of the count. */
  public boolean isNotNeeded() {
    return waiver != null && waiver.counts().equals(Waiver.NOT_NEEDED);
  }

  /** Whether it should have been reached and was not. */
  public boolean isMissing() {
    return !reached && !isNotNeeded();
  }

  /** What is missing, in words. */
  String gap() {
    return cell
        + (count.askedFor() > 0
            ? ": only asked for with Prefer (" + count.askedFor() + "), never brought about"
            : ": no test brings it about");
  }
}
