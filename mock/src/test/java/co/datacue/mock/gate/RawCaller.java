package co.datacue.mock.gate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends bytes, whether they are HTTP or not, and reads the answers to them. */
public final class RawCaller implements AutoCloseable {
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");
  private static final int SILENCE_MILLIS = 30_000;

  private final Socket socket;
  private final InputStream in;

  public RawCaller(String baseUrl) throws IOException {
    URI address = URI.create(baseUrl);
    socket = new Socket(address.getHost(), address.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(SILENCE_MILLIS);
    in = socket.getInputStream();
  }

  /** One answer: status, headers as text, and body. */
  public record RawAnswer(int status, String head, byte[] body) {
    /** The header's value, or "none". */
    public String header(String name) {
      Matcher matcher = Pattern.compile("(?im)^" + name + ": *([^\r]*)").matcher(head);
      return matcher.find() ? matcher.group(1) : "none";
    }

    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  public RawCaller send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  public RawCaller send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return this;
  }

  /** Tells that nothing more will come. */
  public RawCaller end() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  /** Reads the next answer. */
  public RawAnswer answer() throws IOException {
    RawAnswer head = answerToHead();
    Matcher length = LENGTH.matcher(head.head());
    byte[] body = length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
    return new RawAnswer(head.status(), head.head(), body);
  }

  /** Reads the next answer, which has no body, whatever it says. */
  public RawAnswer answerToHead() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("The connection ended after: " + head);
      }
      head.write(next);
    }
    String text = head.toString(StandardCharsets.ISO_8859_1);
    return new RawAnswer(Integer.parseInt(text.substring(9, 12)), text, new byte[0]);
  }

  /** Whether the server has ended the connection, which is waited for. */
  public boolean ended() throws IOException {
    return in.read() < 0;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
