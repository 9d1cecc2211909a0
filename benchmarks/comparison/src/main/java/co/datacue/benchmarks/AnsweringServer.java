package co.datacue.benchmarks;

import co.datacue.benchmarks.contestants.Catalogue;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/**
 * The program that stands for the API: reads the body, looks at nothing, and answers 207 for 500
 * items or 201. Prints its URL. Wants {@code -Dsun.net.httpserver.nodelay=true}, without which each
 * answer waits 40 ms. Arguments: how many threads answer; with 1 it is the one that also listens.
 */
public final class AnsweringServer {
  private AnsweringServer() {}

  public static void main(String[] arguments) throws IOException {
    int threads = Integer.parseInt(arguments[0]);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    byte[] statuses = statuses();
    server.createContext("/v1/batch/products", exchange -> answer(exchange, 207, statuses));
    server.createContext("/v1/products", exchange -> answer(exchange, 201, null));
    if (threads > 1) {
      server.setExecutor(Executors.newFixedThreadPool(threads));
    }
    server.start();
    System.out.println("http://127.0.0.1:" + server.getAddress().getPort());
    // Ends with the program that started it.
    while (System.in.read() != -1) {
      continue;
    }
    System.exit(0);
  }

  private static byte[] statuses() {
    StringBuilder json = new StringBuilder("{\"status\":[");
    for (int i = 0; i < Catalogue.BATCH; i++) {
      json.append(i == 0 ? "" : ",")
          .append("{\"product_id\":\"")
          .append(Catalogue.productId(i))
          .append("\",\"status\":\"OK\"}");
    }
    return json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
    if (body == null) {
      exchange.sendResponseHeaders(status, -1);
    } else {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }
}
