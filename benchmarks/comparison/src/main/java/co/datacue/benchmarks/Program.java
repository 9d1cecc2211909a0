package co.datacue.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A program that is started, and ended with the block that started it. */
final class Program implements AutoCloseable {
  private final List<String> command;
  private final Process process;
  private final BufferedReader out;

  private Program(List<String> command, Path folder) throws IOException {
    this.command = command;
    process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    out = process.inputReader(StandardCharsets.UTF_8);
  }

  static Program start(List<String> command) throws IOException {
    return new Program(command, Path.of("."));
  }

  static Program start(List<String> command, Path folder) throws IOException {
    return new Program(command, folder);
  }

  /** The java that runs this, with this class path. */
  static List<String> java(Class<?> main, List<String> options, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    return command;
  }

  /** The server, which listens until the block ends. */
  static Program server(int threads) throws IOException {
    return start(
        java(
            AnsweringServer.class,
            List.of("-Dsun.net.httpserver.nodelay=true"),
            List.of(String.valueOf(threads))));
  }

  /** Whether the command runs and succeeds. */
  static boolean works(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException notThere) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Writes a line to it and returns the one it answers with.
   *
   * @throws IOException if it has ended, or does not answer in time and is ended therefore
   */
  String ask(String line, Duration patience) throws IOException {
    CompletableFuture<@Nullable Void> late =
        new CompletableFuture<@Nullable Void>()
            .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS);
    late.thenRun(process::destroyForcibly);
    BufferedWriter in = process.outputWriter(StandardCharsets.UTF_8);
    in.write(line + "\n");
    in.flush();
    String answer = line();
    late.cancel(false);
    return answer;
  }

  String line() throws IOException {
    String line = out.readLine();
    if (line == null) {
      throw new IOException("Ended without an answer, see above: " + String.join(" ", command));
    }
    return line;
  }

  /** Reads all it prints and waits for its end. */
  String output() throws IOException, InterruptedException {
    StringBuilder all = new StringBuilder();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      all.append(line).append('\n');
    }
    if (process.waitFor() != 0) {
      throw new IOException(
          "Exit code " + process.exitValue() + ": " + String.join(" ", command) + "\n" + all);
    }
    return all.toString();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
