package co.datacue.samples;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program that was run.
 *
 * @param status what it exited with
 * @param output what it printed, errors among it
 */
record Program(int status, String output) {
  static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

  /** The command that runs a class of the test class path. */
  static List<String> java(String mainClass) {
    // It lives for one request: compiling well does not pay.
    List<String> command =
        new ArrayList<>(List.of(JAVA, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    return command;
  }

  static boolean works(List<String> command) {
    try {
      return run(command, Map.of()).status == 0;
    } catch (IOException e) {
      return false; // no such program
    }
  }

  static Program run(List<String> command, Map<String, String> environment) throws IOException {
    return run(command, environment, "");
  }

  static Program run(List<String> command, Map<String, String> environment, String input)
      throws IOException {
    Path output = Files.createTempFile("sample", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      try (OutputStream stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(StandardCharsets.UTF_8));
      }
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        throw new AssertionError("still running after a minute: " + command);
      }
      String text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
      return new Program(process.exitValue(), text);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for " + command, e);
    } finally {
      Files.delete(output);
    }
  }
}
