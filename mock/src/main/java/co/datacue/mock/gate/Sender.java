package co.datacue.mock.gate;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;

/** Sends an answer, in the way that its delivery says. */
final class Sender {
  private Sender() {}

  static void send(HttpExchange http, Answer answer) throws IOException {
    Delivery delivery = answer.delivery();
    await(delivery.delay());
    byte[] body = answer.body();
    switch (delivery.ending()) {
      case WHOLE -> {
        head(http, answer, body.length);
        if (body.length > 0) {
          http.getResponseBody().write(body);
        }
      }
      case RESET -> http.close(); // which closes the connection where nothing was answered
      case RESET_MIDWAY, TRUNCATED -> {
        head(http, answer, Math.max(body.length, 1));
        http.getResponseBody().write(body, 0, body.length / 2);
        http.getResponseBody().flush();
      }
    }
  }

  private static void head(HttpExchange http, Answer answer, int length) throws IOException {
    // One by one: putAll leaves names as they are, and the server then adds a second Date.
    answer.headers().forEach((name, values) -> http.getResponseHeaders().put(name, values));
    // -1 says that there is no body; 0 would begin a chunked one.
    http.sendResponseHeaders(answer.status(), length == 0 ? -1 : length);
  }

  private static void await(Duration delay) throws IOException {
    try {
      Thread.sleep(delay.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("The mock is being closed.", e);
    }
  }
}
