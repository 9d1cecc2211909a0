package co.datacue.mock.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A Chromium without a window, driven over its DevTools protocol. Debian's, or none at all. */
public final class Chromium implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/bin/chromium");
  private static final String READY = "DevTools listening on ws://";

  private final HttpClient http =
      HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build();
  private final Path profile;
  private final Process process;
  private final String address;

  private Chromium(Path profile, Process process, String address) {
    this.profile = profile;
    this.process = process;
    this.address = address;
  }

  /** Whether this machine has one. */
  public static boolean isInstalled() {
    return Files.isExecutable(PROGRAM);
  }

  public static Chromium start(String... more) throws IOException {
    Path profile = Files.createTempDirectory("chromium");
    List<String> command =
        new ArrayList<>(
            List.of(
                PROGRAM.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile));
    command.addAll(List.of(more));
    command.add("about:blank");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder said = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(READY)) {
        String address = line.substring(READY.length()).replaceFirst("/.*", "");
        Thread rest = new Thread(() -> lines.lines().forEach(each -> {}), "chromium-output");
        rest.setDaemon(true);
        rest.start();
        return new Chromium(profile, process, address);
      }
      said.append(line).append('\n');
    }
    throw new IOException("Chromium ended before it was ready:\n" + said);
  }

  /** An empty page. */
  public BrowserPage page() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + address + "/json/new?about:blank"))
            .method("PUT", BodyPublishers.noBody())
            .build();
    JsonNode target =
        new ObjectMapper().readTree(http.send(request, BodyHandlers.ofString()).body());
    return new BrowserPage(http, URI.create(target.path("webSocketDebuggerUrl").textValue()));
  }

  @Override
  public void close() throws IOException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.onExit().join();
    try (Stream<Path> files = Files.walk(profile)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
