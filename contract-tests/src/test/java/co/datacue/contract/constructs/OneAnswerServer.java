package co.datacue.contract.constructs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** A socket that keeps the bytes of one request, target and headers included, and answers it. */
final class OneAnswerServer implements AutoCloseable {
  private final ServerSocket socket;
  private final CompletableFuture<Received> received = new CompletableFuture<>();
  private final JsonNode answer;

  private record Received(String line, Map<String, String> headers, byte[] body) {}

  /**
   * @param answer {@code status}, 200 or 204 if it is not there, {@code type} and {@code body}
   */
  OneAnswerServer(JsonNode answer) throws IOException {
    this.answer = answer;
    socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "one-answer-server");
    thread.setDaemon(true);
    thread.start();
  }

  String url() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  private void serve() {
    try (Socket connection = socket.accept()) {
      InputStream in = connection.getInputStream();
      String[] head = head(in).split("\r\n");
      Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      for (int i = 1; i < head.length; i++) {
        int colon = head[i].indexOf(':');
        headers.merge(
            head[i].substring(0, colon),
            head[i].substring(colon + 1).strip(),
            (a, b) -> a + "\n" + b);
      }
      byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("Content-Length", "0")));
      connection.getOutputStream().write(answerBytes());
      received.complete(new Received(head[0], headers, body));
    } catch (IOException | RuntimeException e) {
      received.completeExceptionally(e);
    }
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int b = in.read();
      if (b < 0) {
        throw new IOException("ended after " + head);
      }
      head.write(b);
    }
    return head.toString(StandardCharsets.UTF_8);
  }

  private byte[] answerBytes() throws IOException {
    byte[] body = answer.path("body").asText().getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Connection", "close");
    if (answer.has("body")) {
      headers.put("Content-Type", answer.path("type").asText("application/json"));
      headers.put("Content-Length", String.valueOf(body.length));
    }
    StringBuilder head = new StringBuilder("HTTP/1.1 ");
    head.append(answer.path("status").asInt(answer.has("body") ? 200 : 204)).append(" Any\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    bytes.write(body);
    return bytes.toByteArray();
  }

  /** Tells what came in, in an object. */
  void received(ObjectNode result) throws InterruptedException {
    try {
      Received request = received.get();
      result.put("line", request.line());
      ObjectNode headers = result.putObject("headers");
      request.headers().forEach(headers::put);
      result.put("body", new String(request.body(), StandardCharsets.UTF_8));
    } catch (ExecutionException e) {
      throw new AssertionError("No request came: " + e.getCause(), e);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
