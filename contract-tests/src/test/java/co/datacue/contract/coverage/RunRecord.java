package co.datacue.contract.coverage;

import co.datacue.mock.Contract;
import co.datacue.mock.Exchange;
import co.datacue.mock.ExchangeListener;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes every exchange of a test run with the built-in contract to the file that the system
 * property {@code datacue.record} names, one a line, for {@link ContractGate} to judge in a JVM of
 * its own. The first line says whether the run was a partial one, the last that it came to its end.
 */
public final class RunRecord implements ExchangeListener, TestExecutionListener {
  private static final String FILE = System.getProperty("datacue.record", "");
  private static final List<String> NARROWING =
      List.of("test", "groups", "excludedGroups", "surefire.includesFile");
  private static final String END = "{\"finished\":true}";
  private static final RunRecord THE_RUN = new RunRecord();

  private final Map<Contract, Boolean> builtIn = new WeakHashMap<>();
  private BufferedWriter lines;

  /** For ServiceLoader, which makes several; all write the one record of this JVM. */
  public RunRecord() {}

  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    if (!FILE.isEmpty()) {
      THE_RUN.begin();
    }
  }

  @Override
  public void answered(Contract contract, Exchange exchange) {
    THE_RUN.add(contract, exchange);
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    THE_RUN.line(END);
  }

  private synchronized void begin() {
    if (lines == null) {
      try {
        Files.createDirectories(Path.of(FILE).getParent());
        lines = Files.newBufferedWriter(Path.of(FILE));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      line(RecordedExchange.JSON.createObjectNode().put("partial", partial()).toString());
    }
  }

  /** Which settings made this run less than the whole; empty if it is the whole. */
  private static String partial() {
    return NARROWING.stream()
        .filter(name -> !System.getProperty(name, "").isEmpty())
        .map(name -> "-D" + name + "=" + System.getProperty(name))
        .collect(Collectors.joining(" "));
  }

  private void add(Contract contract, Exchange exchange) {
    if (isBuiltIn(contract)) {
      line(RecordedExchange.line(exchange));
    }
  }

  private synchronized boolean isBuiltIn(Contract contract) {
    return builtIn.computeIfAbsent(
        contract, added -> Arrays.equals(added.text(), Contract.builtIn().text()));
  }

  private synchronized void line(String text) {
    if (lines != null) {
      try {
        lines.append(text).append('\n');
        if (text.equals(END)) {
          lines.flush();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Why the run recorded in the file was not the whole; empty if it was. */
  static String partial(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return RecordedExchange.JSON
          .readTree(lines.findFirst().orElse("{}"))
          .path("partial")
          .asText();
    }
  }

  /**
   * The exchanges in the file.
   *
   * @throws AssertionError if the run was cut off
   */
  static List<Exchange> read(Path file) throws IOException {
    List<String> all = Files.readAllLines(file);
    if (all.isEmpty() || !all.get(all.size() - 1).equals(END)) {
      throw new AssertionError(file + " breaks off: the test run did not come to its end.");
    }
    return all.parallelStream()
        .filter(line -> line.contains("rawPath"))
        .map(RunRecord::exchange)
        .toList();
  }

  private static Exchange exchange(String line) {
    try {
      return RecordedExchange.read(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
