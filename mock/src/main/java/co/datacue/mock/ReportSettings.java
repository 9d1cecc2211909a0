package co.datacue.mock;

import co.datacue.mock.report.CoverageReport;
import co.datacue.mock.report.Waiver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What to report at the end of a run.
 *
 * @param folder where to write the report; null for nowhere
 * @param minimum how many percent have to be reached
 * @param waivers what need not be
 */
record ReportSettings(@Nullable Path folder, OptionalInt minimum, List<Waiver> waivers) {
  /**
   * Reads settings from texts.
   *
   * @param texts the text of {@code ""}, the folder, {@code ".minimum"} and {@code ".waivers"}, a
   *     file; null where it is not set
   * @throws IllegalArgumentException if one cannot be read
   */
  static ReportSettings read(UnaryOperator<@Nullable String> texts) {
    String folder = texts.apply("");
    String minimum = texts.apply(".minimum");
    String waivers = texts.apply(".waivers");
    return new ReportSettings(
        folder == null ? null : Path.of(folder),
        minimum == null ? OptionalInt.empty() : OptionalInt.of(percent(minimum)),
        waivers == null ? List.of() : Waiver.read(Path.of(waivers)));
  }

  private static int percent(String text) {
    if (!text.matches("\\d{1,3}")) {
      throw new IllegalArgumentException(
          "The minimum must be a whole number from 0 to 100: " + text);
    }
    return Integer.parseInt(text);
  }

  /** Whether there is anything to do at the end. */
  boolean isWanted() {
    return folder != null || minimum.isPresent();
  }

  /**
   * Refuses what could not be reported at the end.
   *
   * @throws IllegalArgumentException as {@link DataCueMock#coverage(List, OptionalInt)} does
   */
  void check(DataCueMock mock) {
    of(mock);
  }

  CoverageReport of(DataCueMock mock) {
    return mock.coverage(waivers, minimum);
  }

  /** Writes the report and prints its table; false if too little was reached. */
  boolean write(DataCueMock mock, Appendable out) {
    CoverageReport report = of(mock);
    StringBuilder text = new StringBuilder(report.text());
    if (folder != null) {
      report.write(folder);
      text.append("Report: ").append(folder.resolve("index.html").toAbsolutePath()).append('\n');
    }
    try {
      out.append(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return report.isEnough();
  }
}
