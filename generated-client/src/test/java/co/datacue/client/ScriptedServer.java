package co.datacue.client;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A real server on a loopback port that plays one step per request, the last one again and again.
 * It works on bare sockets, so that it can also break off.
 */
final class ScriptedServer implements AutoCloseable {

  /** What is done about a request. False ends the connection. */
  interface Step {
    boolean play(Socket socket) throws IOException;
  }

  /** One request as it came in; header names in any case. */
  record Received(String line, Map<String, String> headers, byte[] body) {
    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  private final ServerSocket listening;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final Deque<Step> steps = new ArrayDeque<>();

  ScriptedServer(Step... steps) {
    this.steps.addAll(List.of(steps));
    try {
      listening = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  void then(Step step) {
    synchronized (steps) {
      steps.clear();
      steps.add(step);
    }
  }

  int port() {
    return listening.getLocalPort();
  }

  String url() {
    return "http://127.0.0.1:" + port();
  }

  List<Received> received() {
    return received;
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listening.accept();
        sockets.add(socket);
        socket.setTcpNoDelay(true);
        threads.execute(() -> serve(socket));
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      boolean goOn = true;
      while (goOn) {
        String line = line(in);
        if (line.isEmpty()) {
          return;
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
          int colon = header.indexOf(':');
          headers.put(header.substring(0, colon), header.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
        received.add(new Received(line, headers, in.readNBytes(length)));
        goOn = next().play(socket);
      }
    } catch (IOException brokenOff) {
      // by the client, or because the test is over
    }
  }

  private Step next() {
    synchronized (steps) {
      return steps.size() > 1 ? steps.remove() : steps.element();
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != -1 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  /** Answers, and keeps the connection. Headers are written {@code Name: value}. */
  static Step answer(int status, byte[] body, String... headers) {
    return socket -> {
      StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Said so\r\n");
      for (String header : headers) {
        head.append(header).append("\r\n");
      }
      // A 204 has no body, but a test may want it to lie.
      if (status != 204 || body.length > 0) {
        head.append("Content-Length: ").append(body.length).append("\r\n");
      }
      OutputStream out = socket.getOutputStream();
      out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
      out.write(body);
      return true;
    };
  }

  /** Answers with that status and no body. */
  static Step status(int status, String... headers) {
    return answer(status, new byte[0], headers);
  }

  static Step json(int status, String body) {
    return answer(status, body.getBytes(StandardCharsets.UTF_8), "Content-Type: application/json");
  }

  /** Writes these characters and ends the connection. */
  static Step raw(String text) {
    return socket -> {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      return false;
    };
  }

  /** Writes these characters and ends the connection rudely. */
  static Step rawThenReset(String text) {
    return socket -> {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      return reset().play(socket);
    };
  }

  /** Ends the connection rudely. */
  static Step reset() {
    return socket -> {
      socket.setSoLinger(true, 0);
      return false;
    };
  }

  /** Says nothing until the client or the test gives up. */
  static Step silence() {
    return socket -> {
      socket.getInputStream().read();
      return false;
    };
  }

  /** A JSON text that does not end before the client hangs up. */
  static Step endless(int status) {
    return socket -> {
      OutputStream out = socket.getOutputStream();
      String head = "HTTP/1.1 " + status + " On and on\r\nContent-Length: 9999999999\r\n\r\n\"";
      out.write(head.getBytes(StandardCharsets.ISO_8859_1));
      byte[] part = "x".repeat(64 * 1024).getBytes(StandardCharsets.ISO_8859_1);
      while (true) {
        out.write(part);
      }
    };
  }

  @Override
  public void close() {
    try {
      listening.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      threads.shutdownNow();
    }
  }
}
