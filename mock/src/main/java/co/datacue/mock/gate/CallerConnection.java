package co.datacue.mock.gate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.NotImplementedException;
import org.apache.hc.core5.http.RequestHeaderFieldsTooLargeException;
import org.apache.hc.core5.http.UnsupportedHttpVersionException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** One connection of a caller: its requests one after the other, by one thread. */
final class CallerConnection implements AutoCloseable {
  private static final int MAX_LINE_BYTES = 64 * 1024;
  private static final int MAX_HEADERS = 200;
  private static final Http1Config LIMITS =
      Http1Config.custom()
          .setBufferSize(16 * 1024)
          .setMaxLineLength(MAX_LINE_BYTES)
          .setMaxHeaderCount(MAX_HEADERS)
          .build();
  private static final long DRAINED_BYTES = 256L * 1024 * 1024;
  private static final int DRAIN_SILENCE_MILLIS = 2000;

  private final Socket socket;
  private final ServerLimits limits;
  private final BodyBudget budget;
  private final RequestHandler handler;
  private final DefaultBHttpServerConnection http =
      new DefaultBHttpServerConnection(
          null, LIMITS, null, null, null, null, RequestParser.factory(LIMITS), null);
  private final Sender sender;
  private volatile long idleSince = System.nanoTime();
  private volatile boolean idle = true;

  CallerConnection(Socket socket, ServerLimits limits, BodyBudget budget, RequestHandler handler) {
    this.socket = socket;
    this.limits = limits;
    this.budget = budget;
    this.handler = handler;
    this.sender = new Sender(http, socket);
  }

  /** For how many nanoseconds it has waited for a request; below 0 if it is at one. */
  long idleNanos() {
    return idle ? Math.max(0, System.nanoTime() - idleSince) : -1;
  }

  /** Answers requests until the caller or a limit ends the connection. */
  void serve() {
    try {
      socket.setTcpNoDelay(true);
      http.bind(socket);
      boolean goesOn = true;
      while (goesOn && http.isOpen() && awaitsRequest()) {
        goesOn = serveOne();
      }
      http.close();
    } catch (IOException | UncheckedIOException | HttpException e) {
      close(); // The caller is gone, or does not speak on: there is nobody to tell.
    }
  }

  /** Answers that there are too many connections, and ends this one. */
  void refuse(int connections) {
    try {
      http.bind(socket);
      UnreadableRequestException full =
          new UnreadableRequestException(
              503, "There are " + connections + " connections already, none of them idle.", null);
      sender.send("", handler.refuse(null, full), false);
      drain();
      http.close();
    } catch (IOException | HttpException e) {
      close();
    }
  }

  /** Ends it in good order, from any thread; for one that is idle. */
  void closeIdle() {
    http.close(CloseMode.GRACEFUL);
    Closer.closeQuietly(socket); // which may not be bound yet
  }

  /** Ends it at once, from any thread. */
  @Override
  public void close() {
    http.close(CloseMode.IMMEDIATE);
    Closer.closeQuietly(socket); // which may not be bound yet
  }

  private boolean awaitsRequest() throws IOException {
    idleSince = System.nanoTime();
    idle = true;
    boolean arrived = http.isDataAvailable(Timeout.of(limits.idle()));
    idle = false;
    http.setSocketTimeout(Timeout.of(limits.patience()));
    return arrived;
  }

  /** Whether the connection is good for another request. */
  private boolean serveOne() throws IOException, HttpException {
    ReceivedRequest request = null;
    try (BodyReader reader = new BodyReader(budget)) {
      ClassicHttpRequest head = head();
      if (head == null) {
        return false;
      }
      request = received(head, reader);
      if (!awaitsContinue(request.headers())) {
        request.body();
      }
      Answer answer = handler.answer(request);
      boolean goesOn = keepsOpen(head, request);
      sender.send(request.method(), answer, goesOn);
      if (!request.content().whole()) {
        drain();
      }
      return goesOn;
    } catch (UnreadableRequestException e) {
      sender.send(request == null ? "" : request.method(), handler.refuse(request, e), false);
      drain();
      return false;
    }
  }

  private @Nullable ClassicHttpRequest head() throws IOException {
    try {
      ClassicHttpRequest head = http.receiveRequestHeader();
      if (head != null) {
        http.receiveRequestEntity(head);
      }
      return head;
    } catch (SocketTimeoutException e) {
      throw new UnreadableRequestException(
          408, "The request stopped: its headers did not arrive in time.", e);
    } catch (RequestHeaderFieldsTooLargeException e) {
      throw new UnreadableRequestException(
          431,
          "The headers are too large: a line may have "
              + MAX_LINE_BYTES
              + " bytes, and there may be "
              + MAX_HEADERS
              + ".",
          e);
    } catch (UnsupportedHttpVersionException e) {
      throw new UnreadableRequestException(505, "The mock speaks HTTP/1.1 only.", e);
    } catch (NotImplementedException e) {
      throw new UnreadableRequestException(501, "Transfer-Encoding can only be chunked.", e);
    } catch (HttpException e) {
      // Its message repeats what was sent, perhaps credentials.
      throw new UnreadableRequestException(
          400, "This is not HTTP: the request's first line or one of its headers is malformed.", e);
    }
  }

  private static boolean awaitsContinue(Map<String, List<String>> headers) {
    return HeaderMap.hasToken(headers, "Expect", "100-continue");
  }

  private static boolean keepsOpen(ClassicHttpRequest head, ReceivedRequest request) {
    return request.content().whole()
        && head.getVersion().greaterEquals(HttpVersion.HTTP_1_1)
        && !HeaderMap.hasToken(request.headers(), "Connection", "close")
        // RFC 9112, 6.1: with both, others may have seen the body end elsewhere.
        && !(head.containsHeader("Content-Length") && head.containsHeader("Transfer-Encoding"));
  }

  private ReceivedRequest received(ClassicHttpRequest head, BodyReader reader) throws IOException {
    HttpEntity entity = head.getEntity();
    InputStream in = entity == null ? InputStream.nullInputStream() : entity.getContent();
    long declared = entity == null ? 0 : entity.getContentLength();
    Map<String, List<String>> headers = HeaderMap.of(head.getHeaders());
    boolean awaitsContinue = awaitsContinue(headers);
    return handler.received(
        head.getMethod(),
        head.getPath(),
        headers,
        limit -> {
          if (awaitsContinue && declared <= limit) {
            sender.sendContinue();
          }
          return reader.read(in, declared, limit, limits.patience());
        });
  }

  /** Lets a caller that still sends come to the answer: closed at once, it might never read it. */
  private void drain() throws IOException {
    if (!http.isOpen()) {
      return;
    }
    socket.shutdownOutput();
    socket.setSoTimeout(DRAIN_SILENCE_MILLIS);
    InputStream in = socket.getInputStream();
    byte[] buffer = new byte[16 * 1024];
    long left = DRAINED_BYTES;
    for (int read = 0; read >= 0 && left > 0; left -= read) {
      read = in.read(buffer);
    }
  }
}
