package co.datacue.signing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.HttpUrl;

/** A local server that keeps the bytes it received and answers 200, or a redirect if told to. */
final class RecordingServer implements AutoCloseable {
  record Received(
      String method, List<String> authorization, List<String> contentType, byte[] body) {}

  final Queue<Received> received = new ConcurrentLinkedQueue<>();
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final HttpServer server;

  RecordingServer() throws IOException {
    this(200, null);
  }

  RecordingServer(int status, String location) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(executor);
    server.createContext(
        "/",
        exchange -> {
          received.add(
              new Received(
                  exchange.getRequestMethod(),
                  exchange.getRequestHeaders().getOrDefault("Authorization", List.of()),
                  exchange.getRequestHeaders().getOrDefault("Content-Type", List.of()),
                  exchange.getRequestBody().readAllBytes()));
          if (location != null) {
            exchange.getResponseHeaders().set("Location", location);
          }
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  HttpUrl url() {
    return new HttpUrl.Builder()
        .scheme("http")
        .host("127.0.0.1")
        .port(server.getAddress().getPort())
        .addPathSegment("v1")
        .build();
  }

  InetSocketAddress address() {
    return server.getAddress();
  }

  Received only() {
    if (received.size() != 1) {
      throw new AssertionError("Expected one request, received " + received.size());
    }
    return received.element();
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
  }
}
