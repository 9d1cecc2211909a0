package co.datacue.mock.soak;

import co.datacue.mock.MockCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The mock as a program with little memory: one that takes more does not live. */
final class MockProcess implements AutoCloseable {
  private static final int HEAP_MIB = 256;
  private static final Pattern READY = Pattern.compile("DataCue mock on (http://\\S+).*");
  private static final Pattern ANSWERED = Pattern.compile("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} .*");

  private final Process process;
  private final CompletableFuture<String> baseUrl = new CompletableFuture<>();
  private final AtomicLong answered = new AtomicLong();
  private final StringBuffer otherwise = new StringBuffer();

  MockProcess() throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP_MIB + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                MockCommand.class.getName(),
                "--port",
                "0")
            .redirectErrorStream(true)
            .start();
    Thread reader = new Thread(this::read, "mock-output");
    reader.setDaemon(true);
    reader.start();
  }

  String baseUrl() throws Exception {
    return baseUrl.get(60, TimeUnit.SECONDS);
  }

  /** How many lines it has printed, one for each answer. */
  long answered() {
    return answered.get();
  }

  /** What it printed beside those lines. */
  String otherwise() {
    return otherwise.toString();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The processes of Prism, by number. */
  Set<Long> prisms() {
    return process.descendants().map(ProcessHandle::pid).collect(Collectors.toSet());
  }

  /** How much memory all its processes take at most, in MiB; 0 where the system does not say. */
  long mostMemory() throws IOException {
    long kib = 0;
    for (Long pid : prisms()) {
      kib += peak(pid);
    }
    return (kib + peak(process.pid())) / 1024;
  }

  private static long peak(long pid) throws IOException {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    if (!Files.exists(status)) {
      return 0;
    }
    List<String> lines = Files.readAllLines(status);
    return lines.stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .sum();
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher ready = READY.matcher(line);
        if (ready.matches()) {
          baseUrl.complete(ready.group(1));
        } else if (ANSWERED.matcher(line).matches()) {
          answered.incrementAndGet();
        } else if (otherwise.length() < 10_000) {
          otherwise.append(line).append('\n');
        }
      }
    } catch (IOException e) {
      otherwise.append(e);
    } finally {
      baseUrl.completeExceptionally(new IOException("It ended: " + otherwise));
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
