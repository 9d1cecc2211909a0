package co.datacue.mock.prism;

import co.datacue.mock.MockException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A running Prism. It ends when it is closed, and with the JVM, however that ends. */
public final class Prism implements AutoCloseable {
  private static final Pattern READY =
      Pattern.compile("Prism is listening on (http://127\\.0\\.0\\.1:\\d+)");
  private static final String WATCH = "exit-with-parent.cjs";
  private static final String SERVER = "prism.cjs";
  private static final int START_SECONDS = 60;
  private static final int GRACE_SECONDS = 2;

  private final Process process;
  private final Path folder;
  private final OutputTail output;
  private final Thread hook = new Thread(this::end, "datacue-mock-end-prism");

  private Prism(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
    this.output = new OutputTail(process, READY);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Starts Prism on a free port and waits until it answers.
   *
   * @throws MockException with Prism's output, if it does not come up
   */
  public static Prism start(PrismInstallation installation, byte[] contract) {
    try {
      // A copy of the text that the gate read: both then go by the same contract, come what may.
      Path folder = Files.createTempDirectory("datacue-mock-");
      Files.write(folder.resolve("openapi.yaml"), contract);
      for (String script : List.of(WATCH, SERVER)) {
        try (InputStream in = Prism.class.getResourceAsStream(script)) {
          Files.write(folder.resolve(script), Objects.requireNonNull(in, script).readAllBytes());
        }
      }
      Prism prism = new Prism(process(installation, folder).start(), folder);
      try {
        prism.baseUrl();
        return prism;
      } catch (RuntimeException e) {
        prism.close();
        throw e;
      }
    } catch (IOException e) {
      throw new MockException("Prism could not be started: " + e, e);
    }
  }

  private static ProcessBuilder process(PrismInstallation installation, Path folder) {
    ProcessBuilder builder =
        new ProcessBuilder(
            installation.node().node(),
            "--require",
            folder.resolve(WATCH).toString(),
            folder.resolve(SERVER).toString(),
            installation.cli().toString(),
            folder.resolve("openapi.yaml").toString());
    return builder.redirectErrorStream(true);
  }

  /** Scheme, host and port. */
  public String baseUrl() {
    return output
        .await(START_SECONDS)
        .orElseThrow(
            () ->
                new MockException(
                    "Prism was not ready within " + START_SECONDS + " s. " + diagnosis()));
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** Whether it has ended, or is about to: its connections are closed a little earlier. */
  boolean endsNow() {
    try {
      return process.waitFor(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }

  /** Whether Prism runs, and the last it printed. */
  public String diagnosis() {
    if (endsNow()) {
      output.awaitEnd();
    }
    return (process.isAlive()
            ? "Prism is running."
            : "Prism has ended with exit code " + process.exitValue() + ".")
        + " The last it printed:\n"
        + output;
  }

  /** Ends Prism, by force if it does not go within two seconds. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // the JVM is going down; the hook does it
    }
    end();
  }

  private void end() {
    process.destroy();
    try {
      if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    try {
      Folders.deleteTree(folder);
    } catch (IOException e) {
      // It lies in the folder for temporary files; leaving it does no harm.
    }
  }
}
