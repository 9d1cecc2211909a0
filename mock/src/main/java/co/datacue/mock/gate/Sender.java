package co.datacue.mock.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.http.message.StatusLine;
import org.apache.hc.core5.io.CloseMode;

/** Sends answers over one connection, each in the way that its delivery says. */
final class Sender {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  private final DefaultBHttpServerConnection http;
  private final Socket socket;

  /**
   * @param socket that of the connection; bound to it before anything is sent
   */
  Sender(DefaultBHttpServerConnection http, Socket socket) {
    this.http = http;
    this.socket = socket;
  }

  /**
   * Sends the answer, and ends the connection if that is how it is delivered.
   *
   * @param method of the request; the answer to a HEAD has no body
   * @param goesOn whether another request may follow on this connection
   */
  void send(String method, Answer answer, boolean goesOn) throws IOException, HttpException {
    Delivery delivery = answer.delivery();
    await(delivery.delay());
    byte[] body = method.equals("HEAD") ? new byte[0] : answer.body();
    switch (delivery.ending()) {
      case WHOLE -> send(response(answer, answer.body().length, goesOn), body);
      case RESET -> http.close(CloseMode.IMMEDIATE);
      case RESET_MIDWAY -> {
        sendHalf(answer, body);
        http.close(CloseMode.IMMEDIATE);
      }
      case TRUNCATED -> {
        sendHalf(answer, body);
        http.close();
      }
    }
  }

  /** Tells a caller that waits for it to send the body. */
  void sendContinue() {
    try {
      http.sendResponseHeader(new BasicClassicHttpResponse(100));
      http.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (HttpException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ClassicHttpResponse response(Answer answer, int length, boolean goesOn) {
    int status = answer.status();
    ClassicHttpResponse response = new BasicClassicHttpResponse(status);
    answer.headers().forEach((name, values) -> values.forEach(v -> response.addHeader(name, v)));
    if (!response.containsHeader("Date")) {
      response.setHeader("Date", DATE.format(Instant.now()));
    }
    if (length > 0 || (status != 204 && status != 304)) {
      response.setHeader("Content-Length", Integer.toString(length));
    }
    if (!goesOn) {
      response.setHeader("Connection", "close");
    }
    return response;
  }

  private void send(ClassicHttpResponse response, byte[] body) throws IOException, HttpException {
    http.sendResponseHeader(response);
    if (body.length > 0) {
      response.setEntity(new ByteArrayEntity(body, null));
      http.sendResponseEntity(response);
    }
    http.flush();
  }

  /** Of an answer without a body, half of the head: there is no other middle. */
  private void sendHalf(Answer answer, byte[] body) throws IOException, HttpException {
    ClassicHttpResponse response = response(answer, body.length, false);
    if (body.length > 0) {
      send(response, Arrays.copyOf(body, body.length / 2));
      return;
    }
    StringBuilder head = new StringBuilder(new StatusLine(response) + "\r\n");
    for (Header header : response.getHeaders()) {
      head.append(header).append("\r\n");
    }
    byte[] bytes = head.toString().getBytes(StandardCharsets.ISO_8859_1);
    socket.getOutputStream().write(bytes, 0, bytes.length / 2);
    socket.getOutputStream().flush();
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
