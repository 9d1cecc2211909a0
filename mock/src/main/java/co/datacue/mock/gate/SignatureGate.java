package co.datacue.mock.gate;

import co.datacue.mock.Contract;
import co.datacue.mock.Exchange;
import co.datacue.mock.MockException;
import co.datacue.mock.Operation;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** The server that callers talk to: reads a request, takes it through the steps, and answers. */
public final class SignatureGate implements AutoCloseable {
  static {
    // Otherwise the JDK's server delays answers by tens of milliseconds. It reads this once, when
    // its classes load, so it has to be set before.
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  /** Limit of a batch body: the service's own PHP library stops there (reference, row 18). */
  public static final int MAX_BATCH_BYTES = 5 * 1024 * 1024;

  // Where the contract documents no 413 there is no limit to mock; this one only guards memory.
  private static final int MAX_BYTES = 16 * 1024 * 1024;
  private static final int BACKLOG = 1024;

  private final Contract contract;
  private final Step.Next steps;
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
   * @param steps what is done with a request; the last one must answer
   * @param onExchange called for every request by the thread that answers it, before the answer
   *     goes out
   * @throws MockException if the port is not free
   */
  public SignatureGate(
      int port, Contract contract, List<Step> steps, Consumer<Exchange> onExchange) {
    this.contract = contract;
    this.steps = Step.chain(steps);
    this.onExchange = onExchange;
    this.server = listen(port);
    server.setExecutor(executor);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Scheme, host and port, without a slash at the end. */
  public String baseUrl() {
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
      ReceivedRequest request = received(http);
      Answer answer = steps.answer(request);
      onExchange.accept(exchange(request, answer));
      Sender.send(http, answer);
    }
  }

  private ReceivedRequest received(HttpExchange http) throws IOException {
    Instant now = Instant.now();
    String method = http.getRequestMethod();
    Operation operation = contract.match(method, http.getRequestURI().getRawPath()).orElse(null);
    int limit = operation != null && operation.documents(413) ? MAX_BATCH_BYTES : MAX_BYTES;
    byte[] body = http.getRequestBody().readNBytes(limit + 1);
    boolean tooLarge = body.length > limit;
    if (tooLarge) {
      body = new byte[0];
      drain(http.getRequestBody());
    }
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(http.getRequestHeaders());
    String target = http.getRequestURI().toString();
    return new ReceivedRequest(
        operation, method, target, headers, body, limit, tooLarge, now, item -> false);
  }

  private static Exchange exchange(ReceivedRequest request, Answer answer) {
    Operation operation = request.operation();
    return new Exchange(
        operation == null ? null : operation.id(),
        request.method(),
        request.rawPath(),
        request.rawQuery(),
        request.headers(),
        request.body(),
        answer.signatureValid(),
        answer.refusal(),
        request.headers().containsKey("Prefer"),
        answer.status(),
        answer.headers(),
        answer.body(),
        request.receivedAt(),
        Duration.between(request.receivedAt(), Instant.now()),
        answer.delivery().fault(),
        answer.delivery().ending() == Delivery.Ending.WHOLE);
  }

  /** Reads on without keeping anything: a caller that still sends may miss an early answer. */
  private static void drain(InputStream body) throws IOException {
    byte[] buffer = new byte[64 * 1024];
    long left = 16L * MAX_BYTES;
    for (int read = 0; read >= 0 && left > 0; left -= read) {
      read = body.read(buffer);
    }
  }
}
