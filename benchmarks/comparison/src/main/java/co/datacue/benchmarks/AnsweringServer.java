package co.datacue.benchmarks;

import co.datacue.benchmarks.contestants.Catalogue;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The program that stands for the API: reads the body, looks at nothing, and answers 207 for 500
 * items or 201; below {@code /each}, with the id of each item that was sent. Prints its URL. Wants
 * {@code -Dsun.net.httpserver.nodelay=true}, without which each answer waits 40 ms. Arguments: how
 * many threads answer; with 1 it is the one that also listens.
 */
public final class AnsweringServer {
  private static final byte[] ID = ascii("\"product_id\"");
  private static final byte[] QUOTE = ascii("\"");
  private static final byte[] STATUS = ascii("{\"product_id\":\"");
  private static final byte[] NEXT_STATUS = ascii(",{\"product_id\":\"");
  private static final byte[] OK = ascii("\",\"status\":\"OK\"}");

  private AnsweringServer() {}

  public static void main(String[] arguments) throws IOException {
    int threads = Integer.parseInt(arguments[0]);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    byte[] statuses = statuses();
    server.createContext("/v1/batch/products", exchange -> answer(exchange, 207, statuses));
    server.createContext("/v1/products", exchange -> answer(exchange, 201, null));
    AtomicLong batches = new AtomicLong();
    server.createContext(
        "/each/v1/batch/products", exchange -> answer(exchange, 207, statuses(exchange, batches)));
    server.createContext(
        "/each/count",
        exchange -> answer(exchange, 200, ascii(String.valueOf(batches.getAndSet(0)))));
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

  private static byte[] statuses(HttpExchange exchange, AtomicLong batches) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    batches.incrementAndGet();
    ByteArrayOutputStream json = new ByteArrayOutputStream(64 * Catalogue.BATCH);
    json.writeBytes(ascii("{\"status\":["));
    int at = indexOf(ID, body, 0);
    for (boolean first = true; at >= 0; first = false) {
      int begin = indexOf(QUOTE, body, at + ID.length) + 1;
      int end = indexOf(QUOTE, body, begin);
      json.writeBytes(first ? STATUS : NEXT_STATUS);
      json.write(body, begin, end - begin);
      json.writeBytes(OK);
      at = indexOf(ID, body, end);
    }
    json.writeBytes(ascii("]}"));
    return json.toByteArray();
  }

  private static int indexOf(byte[] wanted, byte[] in, int from) {
    for (int i = from; i <= in.length - wanted.length; i++) {
      if (Arrays.equals(in, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    return -1;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
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
