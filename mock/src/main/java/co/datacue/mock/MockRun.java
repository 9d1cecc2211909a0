package co.datacue.mock;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** The mock of the command line, from when it listens to its end. */
final class MockRun {
  /** The exit status if too little was covered. */
  static final int TOO_LITTLE = 3;

  private static final int NOT_STARTED = 127; // as a shell says it

  private final DataCueMock mock;
  private final ReportSettings report;
  private final PrintWriter out;

  MockRun(DataCueMock mock, ReportSettings report, PrintWriter out) {
    this.mock = mock;
    this.report = report;
    this.out = out;
  }

  /** Runs the program and gives its exit status, or runs until it is interrupted. */
  int run(List<String> program) throws InterruptedException {
    Thread atTheEnd = new Thread(this::report, "datacue-mock-report");
    Runtime.getRuntime().addShutdownHook(atTheEnd);
    if (program.isEmpty()) {
      new CountDownLatch(1).await(); // until the process is ended, which starts the hook
    }
    int status = status(program);
    Runtime.getRuntime().removeShutdownHook(atTheEnd);
    boolean enough = report();
    return status == 0 && !enough ? TOO_LITTLE : status;
  }

  private int status(List<String> program) throws InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(program).inheritIO();
    builder
        .environment()
        .putAll(
            Map.of(
                "DATACUE_BASE_URL", mock.baseUrl(),
                "DATACUE_API_KEY", mock.key(),
                "DATACUE_API_SECRET", mock.secret()));
    try {
      Process started = builder.start();
      try {
        return started.waitFor();
      } finally {
        started.destroy();
      }
    } catch (IOException e) {
      out.println(e.getMessage());
      return NOT_STARTED;
    }
  }

  private boolean report() {
    boolean enough = !report.isWanted() || report.write(mock, out);
    out.flush();
    return enough;
  }
}
