package co.datacue.mock.prism;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a process prints, so that its pipe never fills up, and keeps the last lines for error
 * messages.
 */
final class OutputTail {
  private static final int LINES = 30;
  private static final int COLUMNS = 300;

  private final Pattern awaited;
  private final CompletableFuture<Optional<String>> found = new CompletableFuture<>();
  private final Deque<String> lines = new ArrayDeque<>();
  private final Thread reader;

  /**
   * @param awaited what {@link #await} waits for; its first group is the answer
   */
  OutputTail(Process process, Pattern awaited) {
    this.awaited = awaited;
    this.reader = new Thread(() -> read(process), "datacue-mock-output");
    reader.setDaemon(true);
    reader.start();
  }

  /** Empty if the output ended, or the time ran out, without the awaited line. */
  Optional<String> await(int seconds) {
    return found.completeOnTimeout(Optional.empty(), seconds, TimeUnit.SECONDS).join();
  }

  /** Gives the last words of an ended process time to arrive. */
  void awaitEnd() {
    try {
      reader.join(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public String toString() {
    synchronized (lines) {
      return lines.isEmpty() ? "(no output)" : String.join("\n", lines);
    }
  }

  private void read(Process process) {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        keep(line);
        Matcher matcher = awaited.matcher(line);
        if (matcher.find()) {
          found.complete(Optional.of(matcher.group(1)));
        }
      }
    } catch (IOException e) {
      keep("(output ended: " + e.getMessage() + ")"); // usual when the process is destroyed
    } finally {
      found.complete(Optional.empty());
    }
  }

  private void keep(String line) {
    synchronized (lines) {
      lines.addLast(line.length() > COLUMNS ? line.substring(0, COLUMNS) + "…" : line);
      if (lines.size() > LINES) {
        lines.removeFirst();
      }
    }
  }
}
