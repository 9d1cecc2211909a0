package co.datacue.samples;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Sends every caller to a second server, which would answer with success. */
final class RedirectingServer implements AutoCloseable {
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> followed = new CopyOnWriteArrayList<>();
  private final HttpServer elsewhere;
  private final HttpServer server;

  RedirectingServer() throws IOException {
    elsewhere = started(this::welcome);
    server = started(this::redirect);
  }

  String url() {
    return url(server);
  }

  /** Method and path of each request. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  /** The same of what came to the second server. */
  List<String> followed() {
    return List.copyOf(followed);
  }

  private void redirect(HttpExchange exchange) throws IOException {
    asked.add(said(exchange));
    exchange.getResponseHeaders().set("Location", url(elsewhere) + exchange.getRequestURI());
    answer(exchange, 302, "");
  }

  private void welcome(HttpExchange exchange) throws IOException {
    followed.add(said(exchange));
    answer(exchange, 200, "{\"status\": []}");
  }

  private static String said(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    return exchange.getRequestMethod() + " " + exchange.getRequestURI();
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static HttpServer started(HttpHandler handler) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", handler);
    server.start();
    return server;
  }

  private static String url(HttpServer server) {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    elsewhere.stop(0);
  }
}
