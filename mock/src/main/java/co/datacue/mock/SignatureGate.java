package co.datacue.mock;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The server that callers talk to. It refuses what the API would refuse for its credentials or its
 * size, and relays the rest to Prism, which only checks that credentials are there.
 */
final class SignatureGate implements AutoCloseable {
  static {
    // Otherwise the JDK's server delays answers by tens of milliseconds. It reads this once, when
    // its classes load, so it has to be set before.
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  /** Limit of a batch body: the service's own PHP library stops there (reference, row 18). */
  static final int MAX_BATCH_BYTES = 5 * 1024 * 1024;

  // Where the contract documents no 413 there is no limit to mock; this one only guards memory.
  private static final int MAX_BYTES = 16 * 1024 * 1024;
  private static final int BACKLOG = 1024;

  private final Contract contract;
  private final CredentialsCheck credentials;
  private final PreferredAnswer preferred;
  private final Relay relay;
  private final Consumer<Exchange> onExchange;
  private final HttpServer server;
  private final ExecutorService executor =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "datacue-mock-gate");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Starts to listen on 127.0.0.1.
   *
   * @param port 0 for any free port
   * @param onExchange called for every request by the thread that answers it, before the answer
   *     goes out
   */
  SignatureGate(
      int port,
      Contract contract,
      CredentialsCheck credentials,
      Relay relay,
      Consumer<Exchange> onExchange) {
    this.contract = contract;
    this.credentials = credentials;
    this.preferred = new PreferredAnswer(contract);
    this.relay = relay;
    this.onExchange = onExchange;
    this.server = listen(port);
    server.setExecutor(executor);
    server.createContext("/", this::handle);
    server.start();
  }

  String baseUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
  }

  private static HttpServer listen(int port) {
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      return HttpServer.create(new InetSocketAddress(loopback, port), BACKLOG);
    } catch (BindException e) {
      throw new MockException(
          "Port " + port + " of 127.0.0.1 is not free (" + e.getMessage() + "); take another.", e);
    } catch (IOException e) {
      throw new MockException("The mock cannot listen on port " + port + ": " + e, e);
    }
  }

  private void handle(HttpExchange http) throws IOException {
    try (http) {
      String method = http.getRequestMethod();
      URI target = http.getRequestURI();
      Operation operation = contract.match(method, target.getRawPath()).orElse(null);
      boolean limited = operation != null && operation.documents(413);
      int limit = limited ? MAX_BATCH_BYTES : MAX_BYTES;
      byte[] body = http.getRequestBody().readNBytes(limit + 1);
      Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      headers.putAll(http.getRequestHeaders());

      String refusal = null;
      Answer answer;
      if (body.length > limit) {
        body = new byte[0];
        drain(http.getRequestBody());
        refusal = "The body is larger than " + limit + " bytes.";
        answer = Answer.documented(operation, 413, refusal);
      } else if ((refusal = refusal(operation, headers, body)) != null) {
        answer = Answer.documented(operation, 401, refusal);
      } else {
        answer = relayed(operation, http, headers, body);
      }
      onExchange.accept(
          new Exchange(
              operation == null ? null : operation.id(),
              method,
              target.getRawPath(),
              headers,
              body,
              operation != null && refusal == null,
              refusal,
              headers.containsKey("Prefer"),
              answer.status(),
              answer.headers(),
              answer.body()));
      send(http, answer);
    }
  }

  private @Nullable String refusal(
      @Nullable Operation operation, Map<String, List<String>> headers, byte[] body) {
    return operation == null
        ? null
        : credentials.refusal(
            operation.signing(), headers.getOrDefault("Authorization", List.of()), body);
  }

  private Map<String, List<String>> withPreference(
      @Nullable Operation operation, Map<String, List<String>> headers, byte[] body) {
    Map<String, List<String>> relayed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    relayed.putAll(headers);
    if (operation != null && !headers.containsKey("Prefer")) {
      preferred.of(operation, body).ifPresent(value -> relayed.put("Prefer", List.of(value)));
    }
    return relayed;
  }

  private Answer relayed(
      @Nullable Operation operation,
      HttpExchange http,
      Map<String, List<String>> headers,
      byte[] body) {
    URI target = http.getRequestURI();
    if (!isUtf8(target.getRawPath())) {
      String reason = "The path has percent escapes that are not UTF-8.";
      return Answer.documented(operation, 400, reason); // Prism would end over it
    }
    Answer answer =
        relay.send(http.getRequestMethod(), target, withPreference(operation, headers, body), body);
    boolean found = answer.status() < 500 && answer.status() != 404 && answer.status() != 405;
    if (operation == null && found) {
      // Prism decodes a%62c and resolves a/../b; nobody has checked the credentials of those.
      String reason = "The path is not written as in the contract.";
      return Answer.undocumented(404, reason, reason);
    }
    return answer;
  }

  private static boolean isUtf8(String rawPath) {
    byte[] bytes =
        URLDecoder.decode(rawPath, StandardCharsets.ISO_8859_1)
            .getBytes(StandardCharsets.ISO_8859_1);
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** Reads on without keeping anything: a caller that still sends may miss an early answer. */
  private static void drain(InputStream body) throws IOException {
    byte[] buffer = new byte[64 * 1024];
    long left = 16L * MAX_BYTES;
    for (int read = 0; read >= 0 && left > 0; left -= read) {
      read = body.read(buffer);
    }
  }

  private static void send(HttpExchange http, Answer answer) throws IOException {
    // One by one: putAll leaves names as they are, and the server then adds a second Date.
    answer.headers().forEach((name, values) -> http.getResponseHeaders().put(name, values));
    // -1 says that there is no body; 0 would begin a chunked one.
    http.sendResponseHeaders(
        answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
    if (answer.body().length > 0) {
      http.getResponseBody().write(answer.body());
    }
  }
}
