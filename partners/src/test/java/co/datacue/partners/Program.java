package co.datacue.partners;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that was run: its output and, apart from it, its complaints. */
record Program(List<String> command, int status, String output, String complaints) {
  private static final long LIMIT_SECONDS = 300;

  static Program run(Path folder, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("output", ".txt");
    Path complaints = Files.createTempFile("complaints", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectOutput(output.toFile())
              .redirectError(complaints.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        throw new IOException(command + " was not done after " + LIMIT_SECONDS + " s");
      }
      return new Program(command, process.exitValue(), read(output), read(complaints));
    } finally {
      Files.delete(output);
      Files.delete(complaints);
    }
  }

  static boolean works(List<String> command) throws InterruptedException {
    try {
      return run(Path.of("").toAbsolutePath(), Map.of(), command).status == 0;
    } catch (IOException e) {
      return false; // no such program
    }
  }

  Program succeeded() {
    if (status != 0) {
      throw new AssertionError(
          "%s ended with %d:%n%s%s"
              .formatted(String.join(" ", shortened()), status, output, complaints));
    }
    return this;
  }

  /** Without class paths, which hide the rest. */
  private List<String> shortened() {
    return command.stream().map(word -> word.length() > 500 ? "…" : word).toList();
  }

  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
