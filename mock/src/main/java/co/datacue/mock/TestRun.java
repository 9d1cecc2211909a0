package co.datacue.mock;

import co.datacue.mock.report.Coverage;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A run of tests: starts their mocks, and reports at its end what all of them saw. A report is of
 * one contract.
 */
final class TestRun implements AutoCloseable {
  private final ReportSettings report;
  private @Nullable DataCueMock shared;
  private @Nullable DataCueMock first;
  private @Nullable Coverage coverage;

  /**
   * @param settings the texts of {@link ReportSettings#read}
   * @throws IllegalArgumentException if one cannot be read
   */
  TestRun(UnaryOperator<@Nullable String> settings) {
    report = ReportSettings.read(settings);
  }

  /** The mock for all tests that bring no settings of their own; started when it is needed. */
  synchronized DataCueMock shared() {
    if (shared == null) {
      shared = start(DataCueMock.builder());
    }
    return shared;
  }

  /**
   * A mock with these settings, which the caller closes.
   *
   * @throws IllegalArgumentException if it cannot be reported on
   */
  synchronized DataCueMock start(DataCueMock.Builder settings) {
    DataCueMock started = settings.start(this::coverage);
    if (first == null) {
      first = started;
      try {
        report.check(started);
      } catch (IllegalArgumentException e) {
        started.close();
        throw e;
      }
    }
    return started;
  }

  private Coverage coverage(Contract contract) {
    DataCueMock before = first;
    if (before == null || coverage == null) {
      coverage = Coverage.of(contract);
      return coverage;
    }
    if (Arrays.equals(before.contract().text(), contract.text())) {
      return coverage;
    }
    if (report.isWanted()) {
      throw new IllegalArgumentException(
          "The tests of one run cannot be reported on when they mock different contracts: run them"
              + " apart, or without datacue.report.");
    }
    return Coverage.of(contract);
  }

  /** Ends the shared mock and reports, if that is wanted. */
  @Override
  public synchronized void close() {
    if (shared != null) {
      shared.close();
    }
    DataCueMock reported = first;
    if (reported != null && report.isWanted() && !report.write(reported, System.out)) {
      throw new AssertionError(
          "The tests covered too little of the contract: " + report.of(reported).summary());
    }
  }
}
