package co.datacue.benchmarks;

import java.util.List;
import java.util.Locale;

/** The report as it grows. */
final class Markdown {
  private final StringBuilder text = new StringBuilder();

  Markdown paragraph(String paragraph) {
    text.append(paragraph).append("\n\n");
    return this;
  }

  Markdown header(String... columns) {
    row(List.of(columns));
    return row(java.util.Collections.nCopies(columns.length, "---"));
  }

  Markdown row(List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    return this;
  }

  /** A row of what was measured under that name: median, spread, and two cells of the caller's. */
  Markdown measured(Samples samples, String what, String name, String compared, String last) {
    String median = number(samples.median(name));
    return row(List.of(what, median, percent(samples.spread(name)), compared, last));
  }

  Markdown end() {
    text.append('\n');
    return this;
  }

  /** Thousands with commas, small numbers with two digits. */
  static String number(double value) {
    return String.format(Locale.ROOT, Math.abs(value) < 100 ? "%.2f" : "%,.0f", value);
  }

  static String times(double ratio) {
    return String.format(Locale.ROOT, "%.2f ×", ratio);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  /** The ratio with its goal and whether that was met, if not with what is known of the reason. */
  static String against(double ratio, double goal, boolean atLeast, String reason) {
    boolean met = atLeast ? ratio >= goal : ratio <= goal;
    return String.format(
        Locale.ROOT,
        "%s (%s: %s %.2f%s)",
        times(ratio),
        met ? "met" : "**missed**",
        atLeast ? "≥" : "≤",
        goal,
        met || reason.isEmpty() ? "" : "; " + reason);
  }

  @Override
  public String toString() {
    return text.toString().strip() + "\n";
  }
}
