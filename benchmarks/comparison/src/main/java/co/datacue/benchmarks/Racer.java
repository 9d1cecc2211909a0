package co.datacue.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A contestant in a process of its own, which waits while others are measured. */
final class Racer implements AutoCloseable {
  private static final int ATTEMPTS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String name;
  private final List<String> command;
  private final long warmUpMillis;
  private Program program;

  /** What was sent; of memory nothing is known, so 0, for programs that are not Java. */
  record Sent(long calls, double seconds, long allocatedBytes) {}

  Racer(String name, List<String> command, long warmUpMillis) {
    this.name = name;
    this.command = command;
    this.warmUpMillis = warmUpMillis;
  }

  String name() {
    return name;
  }

  /**
   * Sends for so long, warmed up before. A contestant that fails or hangs is started again:
   * java.net.http now and then does either under many threads, and a run of minutes should not end
   * with that.
   */
  Sent race(long millis) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        if (program == null) {
          program = Program.start(command);
          ask(warmUpMillis);
        }
        return sent(ask(millis));
      } catch (IOException failure) {
        close();
        if (attempt == ATTEMPTS) {
          throw failure;
        }
        System.err.println(name + " failed and is started again: " + failure.getMessage());
      }
    }
  }

  private static Sent sent(String printed) throws IOException {
    if (!printed.matches("\\d+ \\d+ \\d+")) {
      throw new IOException("Printed: " + printed);
    }
    String[] numbers = printed.split(" ");
    return new Sent(
        Long.parseLong(numbers[0]), Long.parseLong(numbers[1]) / 1e9, Long.parseLong(numbers[2]));
  }

  private String ask(long millis) throws IOException {
    return program.ask(String.valueOf(millis), Duration.ofMillis(millis).plus(PATIENCE));
  }

  @Override
  public void close() {
    if (program != null) {
      program.close();
      program = null;
    }
  }
}
