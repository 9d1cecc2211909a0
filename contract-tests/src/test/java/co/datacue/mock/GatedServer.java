package co.datacue.mock;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * The mock's own gate before a server of the test's choice: for thousands of requests, where Prism
 * would be slow, and for answers that the contract has no example of. It stands in the mock's
 * package, since the gate alone is nobody else's to use.
 */
public final class GatedServer implements AutoCloseable {
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final HttpServer upstream;
  private final SignatureGate gate;

  private GatedServer(String key, String secret, HttpHandler handler, Consumer<Exchange> onExchange)
      throws IOException {
    upstream = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    upstream.setExecutor(executor);
    upstream.createContext("/", handler);
    upstream.start();
    String address = "http://127.0.0.1:" + upstream.getAddress().getPort();
    gate =
        new SignatureGate(
            0,
            Contract.builtIn(),
            new CredentialsCheck(key, secret),
            new Relay(address, () -> "The test's own server."),
            onExchange);
  }

  /**
   * Starts both.
   *
   * @param handler answers what the gate let through
   * @param onExchange called for every request, by several threads at once
   */
  public static GatedServer start(
      String key, String secret, HttpHandler handler, Consumer<Exchange> onExchange)
      throws IOException {
    return new GatedServer(key, secret, handler, onExchange);
  }

  public String baseUrl() {
    return gate.baseUrl();
  }

  @Override
  public void close() {
    gate.close();
    upstream.stop(0);
    executor.shutdownNow();
  }
}
