package co.datacue.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What a program printed, and how it ended. */
record Program(int status, String output) {

  private static final long LIMIT_SECONDS = 600;

  static Program node(String script, String... arguments) {
    return run(
        Path.of(""),
        Map.of(),
        Stream.concat(Stream.of("node", script), Stream.of(arguments)).toList());
  }

  static Program run(Path folder, Map<String, String> environment, List<String> command) {
    return run(
        new ProcessBuilder(command)
            .directory(folder.toAbsolutePath().toFile())
            .redirectErrorStream(true),
        environment);
  }

  /** Keeps what the program wrote to its standard output only. */
  static Program report(List<String> command) {
    return run(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD), Map.of());
  }

  private static Program run(ProcessBuilder builder, Map<String, String> environment) {
    try {
      Path output = Files.createTempFile("program", ".txt");
      builder.redirectOutput(output.toFile());
      builder.environment().put("REDOCLY_TELEMETRY", "off");
      builder.environment().putAll(environment);
      Process process = builder.start();
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(builder.command() + " was not done after " + LIMIT_SECONDS + " s");
      }
      String text = Files.readString(output, StandardCharsets.UTF_8);
      Files.delete(output);
      return new Program(process.exitValue(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Where the first of these programs is on the PATH. */
  static Optional<Path> find(String... names) {
    return Stream.of(names)
        .flatMap(
            name ->
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                    .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  Program succeeded() {
    assertEquals(0, status, output);
    return this;
  }
}
