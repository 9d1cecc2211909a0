package co.datacue.mock.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** One page of a {@link Chromium}. For one thread. */
public final class BrowserPage implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SECONDS = 60; // on a busy machine too

  private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final WebSocket socket;
  private int calls;

  BrowserPage(HttpClient http, URI address) {
    socket = http.newWebSocketBuilder().buildAsync(address, new Listener()).join();
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      call(domain + ".enable", Map.of());
    }
  }

  /** What the page wrote to the console as an error or a warning, and what it threw. */
  public List<String> complaints() {
    return complaints;
  }

  /** The addresses of all that it fetched. */
  public List<String> requests() {
    return requests;
  }

  public void open(String url) {
    call("Page.navigate", Map.of("url", url));
    waitFor("document.readyState === 'complete' && location.href !== 'about:blank'");
  }

  /** The value of an expression, awaited if it is a promise. */
  public JsonNode evaluate(String expression) {
    JsonNode result =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
    if (result.has("exceptionDetails")) {
      throw new AssertionError(expression + " threw " + result.path("exceptionDetails"));
    }
    return result.path("result").path("value");
  }

  public String text(String selector) {
    return evaluate("document.querySelector(" + quoted(selector) + ")?.innerText").asText();
  }

  /** Waits until the expression is true; looks each time the page is painted. */
  public void waitFor(String expression) {
    String until =
        """
        new Promise((resolve) => {
          const end = performance.now() + %d000;
          const look = () => {
            const found = (() => { try { return Boolean(%s); } catch { return false; } })();
            if (found || performance.now() > end) { resolve(found); } else { setTimeout(look, 16); }
          };
          look();
        })"""
            .formatted(SECONDS / 2, expression);
    if (!evaluate(until).booleanValue()) {
      throw new AssertionError(
          "In vain waited for: "
              + expression
              + "\n"
              + evaluate("document.body.innerText").asText());
    }
  }

  public void click(String selector) {
    evaluate("document.querySelector(" + quoted(selector) + ").click()");
  }

  /** Presses a key as a user would: {@code ArrowDown}, {@code Enter}, {@code j}. */
  public void press(String key) {
    boolean character = key.length() == 1;
    String text = key.equals("Enter") ? "\r" : character ? key : "";
    int code = Map.of("Enter", 13, "Escape", 27, "Tab", 9).getOrDefault(key, 0);
    call(
        "Input.dispatchKeyEvent",
        Map.of(
            "type", text.isEmpty() ? "rawKeyDown" : "keyDown",
            "key", key,
            "text", text,
            "windowsVirtualKeyCode", code));
    call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key));
  }

  @Override
  public void close() {
    call("Page.close", Map.of());
    socket.abort();
  }

  public void size(int width, int height) {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** {@code light} or {@code dark}. */
  public void scheme(String scheme) {
    call(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  public void screenshot(Path file) {
    JsonNode shot = call("Page.captureScreenshot", Map.of("format", "png"));
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, Base64.getDecoder().decode(shot.path("data").textValue()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What axe finds that those who cannot see the page, or not well, would stumble over. */
  public List<String> violationsOfAxe() {
    try (InputStream axe = BrowserPage.class.getResourceAsStream("/axe.min.js")) {
      evaluate(new String(axe.readAllBytes(), StandardCharsets.UTF_8) + "; true");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return evaluate(
            """
            axe.run({
              resultTypes: ['violations'],
              preload: false,
              runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'],
            }).then(({ violations }) => violations.map(({ id, nodes }) =>
              id + ': ' + nodes.map((node) => node.html + ' ' + node.failureSummary).join('; ')))
            """)
        .valueStream()
        .map(JsonNode::asText)
        .toList();
  }

  private static String quoted(String text) {
    return JSON.valueToTree(text).toString();
  }

  private JsonNode call(String method, Map<String, ?> parameters) {
    int id = ++calls;
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
    message.set("params", JSON.valueToTree(parameters));
    socket.sendText(message.toString(), true).join();
    JsonNode result = answer.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    if (result.has("error")) {
      throw new AssertionError(method + ": " + result.path("error"));
    }
    return result.path("result");
  }

  private void take(JsonNode message) {
    if (message.has("id")) {
      waiting.remove(message.path("id").intValue()).complete(message);
      return;
    }
    JsonNode about = message.path("params");
    switch (message.path("method").asText()) {
      case "Network.requestWillBeSent" -> requests.add(about.path("request").path("url").asText());
      case "Runtime.exceptionThrown" -> complaints.add(about.path("exceptionDetails").toString());
      case "Runtime.consoleAPICalled" -> {
        if (List.of("error", "warning").contains(about.path("type").asText())) {
          complaints.add(about.path("args").toString());
        }
      }
      case "Log.entryAdded" -> {
        if (List.of("error", "warning").contains(about.path("entry").path("level").asText())) {
          complaints.add(about.path("entry").path("text").asText());
        }
      }
      default -> {} // of no interest
    }
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder parts = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      parts.append(data);
      if (last) {
        try {
          take(JSON.readTree(parts.toString()));
        } catch (IOException e) {
          complaints.add("The browser sent " + parts);
        }
        parts.setLength(0);
      }
      from.request(1);
      return null;
    }
  }
}
