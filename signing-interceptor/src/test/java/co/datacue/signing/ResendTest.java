package co.datacue.signing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What OkHttp does with a request after it was signed. */
@Timeout(60)
class ResendTest {
  private static final String KEY = "key-1";
  private static final String SECRET = "secret-1";

  @Test
  void requestSentAgainAfterALostConnectionIsIdentical() throws Exception {
    byte[] body = "{\"order_id\":\"ö1\"}".getBytes(UTF_8);
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      CompletableFuture<List<String>> requests =
          CompletableFuture.supplyAsync(() -> loseTheSecondRequest(server));
      HttpUrl url = HttpUrl.get("http://127.0.0.1:" + server.getLocalPort() + "/v1/orders");
      OkHttpClient client = client(url);
      client.newCall(new Request.Builder().url(url).build()).execute().close();

      Bodies.OneShot oneShot = new Bodies.OneShot(body);
      Request request = new Request.Builder().url(url).post(oneShot).build();
      try (Response response = client.newCall(request).execute()) {
        assertEquals(200, response.code());
      }

      List<String> received = requests.get(30, TimeUnit.SECONDS);
      assertEquals(received.get(0), received.get(1));
      String authorization = "\r\nAuthorization: " + Expected.signed(KEY, SECRET, body) + "\r\n";
      assertTrue(received.get(0).contains(authorization), received.get(0));
      assertTrue(received.get(0).endsWith("\r\n\r\n" + new String(body, ISO_8859_1)));
      assertEquals(1, oneShot.writes.get());
    }
  }

  @Test
  void redirectToAnotherHostDoesNotCarryAuthorization() throws IOException {
    try (RecordingServer foreign = new RecordingServer();
        RecordingServer server =
            new RecordingServer(
                307, foreign.url().newBuilder().host("localhost").build().toString())) {
      OkHttpClient client = client(server.url());
      Request request =
          new Request.Builder()
              .url(server.url())
              .post(RequestBody.create("{}", Bodies.JSON))
              .build();
      client.newCall(request).execute().close();

      assertEquals(1, server.only().authorization().size());
      assertEquals(List.of(), foreign.only().authorization());
    }
  }

  private static OkHttpClient client(HttpUrl url) {
    SigningInterceptor signing =
        SigningInterceptor.create(
            Credentials.of(KEY, SECRET), request -> SigningScheme.SIGNED_BODY, url);
    return new OkHttpClient.Builder()
        .followRedirects(true)
        .addInterceptor(signing)
        .addNetworkInterceptor(signing)
        .build();
  }

  /**
   * Answers one request, reads the next on the same connection and hangs up, and answers the third
   * on a new one. Returns the last two.
   */
  private static List<String> loseTheSecondRequest(ServerSocket server) {
    try {
      String lost;
      try (Socket first = server.accept()) {
        read(first.getInputStream());
        answer(first);
        lost = read(first.getInputStream());
      }
      try (Socket second = server.accept()) {
        String sentAgain = read(second.getInputStream());
        answer(second);
        return List.of(lost, sentAgain);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("connection ended within the head");
      }
      head.write(next);
    }
    Matcher length =
        Pattern.compile("(?i)\r\ncontent-length: (\\d+)\r\n").matcher(head.toString(ISO_8859_1));
    byte[] body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
    return head.toString(ISO_8859_1) + new String(body, ISO_8859_1);
  }

  private static void answer(Socket socket) throws IOException {
    byte[] answer = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(ISO_8859_1);
    socket.getOutputStream().write(answer);
    socket.getOutputStream().flush();
  }
}
