package co.datacue.bulk.command;

import co.datacue.bulk.ImportSummary;
import co.datacue.bulk.input.FileItems;
import java.time.Duration;
import java.util.Locale;

/**
 * How far an import is, and how long it will take if it goes on as it did.
 *
 * @param began when it did, in nanoseconds
 */
record Progress(long began) {
  private static final int WIDTH = 10;

  /** Less than this much of the input tells nothing of the rest. */
  private static final double ENOUGH = 0.01;

  Now now(ImportSummary soFar, FileItems.Bytes bytes, long now) {
    return new Now(soFar, bytes, Math.max(1e-9, (now - began) / 1e9));
  }

  /** At one moment. */
  record Now(ImportSummary soFar, FileItems.Bytes bytes, double seconds) {
    /** How many were settled since the beginning; what an earlier run did took no time of this. */
    long itemsPerSecond() {
      return Math.round((soFar.settled() - soFar.earlier()) / seconds);
    }

    /** Empty if nobody knows how much there is. */
    String bar() {
      if (bytes.all() <= 0) {
        return "";
      }
      int done = (int) (Math.min(1, bytes.read() / (double) bytes.all()) * WIDTH);
      return "[" + "#".repeat(done) + ".".repeat(WIDTH - done) + "] ";
    }

    String line() {
      boolean known = bytes.all() >= 0;
      return String.format(
          Locale.ROOT,
          "%s, %,d items, %,d rejected, %,d items/s%s",
          size(bytes.read()) + (known ? " of " + size(bytes.all()) : ""),
          soFar.settled(),
          soFar.rejected(),
          itemsPerSecond(),
          known ? left() : "");
    }

    private static String size(long bytes) {
      return bytes < 1e6
          ? String.format(Locale.ROOT, "%.0f kB", bytes / 1e3)
          : String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
    }

    private String left() {
      long now = bytes.read() - bytes.passed();
      if (now < bytes.all() * ENOUGH || bytes.read() >= bytes.all()) {
        return "";
      }
      Duration left = Duration.ofSeconds((long) (seconds * (bytes.all() - bytes.read()) / now));
      String hours = left.toHours() > 0 ? left.toHours() + " h " : "";
      return left.toMinutes() > 0
          ? ", " + hours + left.toMinutesPart() + " min left"
          : ", " + left.toSeconds() + " s left";
    }
  }
}
