package co.datacue.examples.quickstart;

import co.datacue.mock.DataCueMock;
import co.datacue.mock.Operation;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Starts the mock, sends it every operation of the API, and prints what came back. */
public final class Quickstart {
  private Quickstart() {}

  /**
   * Runs it.
   *
   * @throws IllegalStateException if an operation was not answered as the contract documents
   */
  public static void main(String[] args) {
    Set<String> missing = run(System.out);
    if (!missing.isEmpty()) {
      throw new IllegalStateException("Not answered as documented: " + missing);
    }
  }

  /** Prints the table and returns the operations that were not answered as documented. */
  static Set<String> run(PrintStream out) {
    out.println("Starting the mock (the first time, npm installs Prism: half a minute)…");
    try (DataCueMock mock = DataCueMock.start()) {
      out.println("The mock is at " + mock.baseUrl() + ". Sending requests through the client…");
      out.println();
      List<Row> rows = new Requests(mock).sendAll();
      Table.print(rows, out);
      Set<String> operations =
          mock.contract().operations().stream()
              .map(Operation::id)
              .collect(Collectors.toCollection(TreeSet::new));
      Set<String> missing = new TreeSet<>(operations);
      missing.removeAll(answered(rows));
      out.println();
      out.printf(
          "%d of %d operations answered as documented.%n",
          operations.size() - missing.size(), operations.size());
      return missing;
    }
  }

  /** The operations of which no row was answered otherwise than expected. */
  private static Set<String> answered(List<Row> rows) {
    Set<String> answered = rows.stream().map(Row::operation).collect(Collectors.toSet());
    rows.stream().filter(row -> !row.asExpected()).map(Row::operation).forEach(answered::remove);
    return answered;
  }
}
