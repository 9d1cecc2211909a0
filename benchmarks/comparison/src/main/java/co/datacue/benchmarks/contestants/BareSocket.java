package co.datacue.benchmarks.contestants;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * No contestant but the floor: writes the same prepared bytes to a socket and reads the answer
 * without looking at it. What it takes is the server's time and the kernel's.
 */
final class BareSocket implements Contestant {
  private static final int BUFFER = 64 * 1024;

  private final URI server;
  private final int items;
  private final byte[] batch;
  private final byte[] single;
  private final String singleAnswer;
  private final ThreadLocal<Connection> connections = ThreadLocal.withInitial(this::connect);

  /** What the single call is. */
  enum Single {
    /** A product is created. */
    CREATED,
    /** The same, signed with a wrong secret. */
    REFUSED,
    /** A user is deleted that a server with a memory does not know. */
    UNKNOWN
  }

  BareSocket(String baseUrl, Account account, int items, Single kind) throws Exception {
    this.server = URI.create(baseUrl);
    this.items = items;
    Gson gson =
        new GsonBuilder()
            .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
            .disableHtmlEscaping()
            .create();
    List<Shop.Product> products = Shop.products(items);
    batch = request(account, "POST /v1/batch/products", gson.toJson(new Shop.Batch(products)));
    String product = gson.toJson(products.get(0));
    single =
        switch (kind) {
          case CREATED -> request(account, "POST /v1/products", product);
          case REFUSED ->
              request(new Account(account.key(), "wrong"), "POST /v1/products", product);
          case UNKNOWN -> request(account, "DELETE /v1/users/unknown", "");
        };
    singleAnswer =
        switch (kind) {
          case CREATED -> "2";
          case REFUSED -> "401";
          case UNKNOWN -> "400";
        };
  }

  private byte[] request(Account account, String line, String json) throws Exception {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    String head =
        String.join(
            "\r\n",
            line + " HTTP/1.1",
            "Host: " + server.getAuthority(),
            "Authorization: " + Signature.basic(account, body),
            "Content-Type: application/json",
            "Content-Length: " + body.length,
            "",
            "");
    return (head + json).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public int sendBatch() throws IOException {
    connections.get().exchange(batch, "2");
    return items;
  }

  @Override
  public void sendSingle() throws IOException {
    connections.get().exchange(single, singleAnswer);
  }

  private Connection connect() {
    try {
      Socket socket = new Socket(server.getHost(), server.getPort());
      socket.setTcpNoDelay(true);
      return new Connection(socket, new DataInputStream(socket.getInputStream()), new byte[BUFFER]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Connection(Socket socket, DataInputStream in, byte[] buffer) {
    void exchange(byte[] request, String answer) throws IOException {
      socket.getOutputStream().write(request);
      int length = 0;
      int headEnd = -1;
      while (headEnd < 0) {
        int read = in.read(buffer, length, buffer.length - length);
        if (read < 0) {
          throw new IOException("The server closed the connection");
        }
        length += read;
        headEnd = new String(buffer, 0, length, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n");
      }
      String head = new String(buffer, 0, headEnd, StandardCharsets.ISO_8859_1);
      if (!head.startsWith("HTTP/1.1 " + answer)) {
        throw new IOException("Answered " + head.lines().findFirst().orElse(""));
      }
      int at = head.toLowerCase(java.util.Locale.ROOT).indexOf("content-length:");
      if (at >= 0) {
        int end = head.indexOf('\r', at);
        String size = head.substring(at + 15, end < 0 ? head.length() : end).strip();
        in.readFully(buffer, 0, headEnd + 4 + Integer.parseInt(size) - length);
      }
    }
  }
}
