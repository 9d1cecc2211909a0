package co.datacue.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a process of its own, which says where it listens as soon as it does. */
final class Listening implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile(" on (http://127\\.0\\.0\\.1:\\d+)");
  private static final int PATIENCE_SECONDS = 60;

  private final Process process;
  private final String url;
  private final double millis;

  private Listening(Process process, String url, double millis) {
    this.process = process;
    this.url = url;
    this.millis = millis;
  }

  static Listening start(List<String> command) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    CompletableFuture<String> address = new CompletableFuture<>();
    Thread reader = new Thread(() -> read(process, address), "output");
    reader.setDaemon(true);
    reader.start();
    try {
      String url = address.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return new Listening(process, url, (System.nanoTime() - begun) / 1e6);
    } catch (ExecutionException | TimeoutException e) {
      process.destroyForcibly();
      throw new IOException("Does not listen: " + String.join(" ", command), e);
    }
  }

  /** To its end: a full pipe would stop the server. */
  private static void read(Process process, CompletableFuture<String> address) {
    try (BufferedReader out = process.inputReader()) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        Matcher matcher = ADDRESS.matcher(line);
        if (matcher.find()) {
          address.complete(matcher.group(1));
        }
      }
      address.completeExceptionally(new IOException("Ended"));
    } catch (IOException e) {
      address.completeExceptionally(e);
    }
  }

  String url() {
    return url;
  }

  /** From the start of its process until it said where it listens. */
  double millis() {
    return millis;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
