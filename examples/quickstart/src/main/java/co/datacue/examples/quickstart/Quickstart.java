package co.datacue.examples.quickstart;

import co.datacue.mock.DataCueMock;
import co.datacue.mock.Operation;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Starts the mock, sends it every operation of the API, and prints what came back; then imports a
 * sample shop.
 */
public final class Quickstart {
  private Quickstart() {}

  /**
   * Runs it.
   *
   * @param args the folder of the sample shop, and one for what its import writes
   * @throws IllegalStateException if an operation was not answered as the contract documents, or
   *     something else became of an item than should
   */
  public static void main(String[] args) throws IOException {
    Set<String> missing = run(System.out);
    if (!missing.isEmpty()) {
      throw new IllegalStateException("Not answered as documented: " + missing);
    }
    System.out.println();
    List<String> wrong = new SampleShop(fromHere(args[0]), fromHere(args[1]), System.out).run();
    if (!wrong.isEmpty()) {
      throw new IllegalStateException("The import went wrong: " + wrong.get(0));
    }
  }

  /** As somebody would name it who stands here, so that what is printed can be copied. */
  private static Path fromHere(String path) {
    Path here = Path.of("").toAbsolutePath();
    Path there = Path.of(path).toAbsolutePath();
    return there.startsWith(here) ? here.relativize(there) : there;
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
