package co.datacue.examples.quickstart;

import java.io.PrintStream;
import java.util.List;

/** Rows in columns of equal width. */
final class Table {
  private static final String FORMAT = "%-20s  %-42s  %-6s  %-56s  %7s%n";

  private Table() {}

  static void print(List<Row> rows, PrintStream out) {
    out.printf(FORMAT, "OPERATION", "SENT", "STATUS", "CAME BACK", "TIME");
    for (Row row : rows) {
      out.printf(
          FORMAT,
          row.operation(),
          cut(row.sent(), 42),
          row.asExpected() ? row.status() : row.status() + "!",
          cut(row.cameBack(), 56),
          row.millis() + " ms");
    }
  }

  private static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, width - 1) + "…";
  }
}
