package co.datacue.mock;

import co.datacue.mock.gate.CredentialsCheck;
import co.datacue.mock.gate.Relay;
import co.datacue.mock.gate.SignatureGate;
import co.datacue.mock.gate.Step;
import co.datacue.mock.gate.Steps;
import co.datacue.mock.gate.Upstream;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * The mock's own gate before a server of the test's choice: for thousands of requests, where Prism
 * would be slow, and for answers that the contract has no example of.
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
            0, Contract.builtIn(), steps(key, secret, address), onExchange, exchange -> {});
  }

  private static List<Step> steps(String key, String secret, String address) {
    List<Step> steps =
        new ArrayList<>(Steps.checks(Contract.builtIn(), new CredentialsCheck(key, secret)));
    steps.addAll(
        Steps.prism(
            Contract.builtIn(),
            new Relay(Upstream.fixed(address, () -> "The test's own server."))));
    return steps;
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
