package co.datacue.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.client.model.EventRequest;
import co.datacue.client.model.EventUser;
import co.datacue.client.model.LoginEvent;
import co.datacue.client.model.ProductUpdate;
import co.datacue.client.model.Recommendations;
import co.datacue.client.model.User;
import co.datacue.client.model.UserId;
import co.datacue.client.model.UserIdBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.SocketFactory;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataCueClientTest {
  private static final String KEY = "key";
  private static final String SECRET = "s3cr3t-that-must-not-show";

  private final RecordingServer server = new RecordingServer();
  private final OkHttpClient own = new OkHttpClient();
  private final DataCueClient client =
      DataCueClient.builder()
          .key(KEY)
          .secret(SECRET)
          .baseUrl(server.url())
          .okHttpClient(own)
          .build();

  @AfterEach
  void nothingIsLeftOpen() {
    Calls.assertNothingLeaks(own);
    server.close();
  }

  private static String basic(String password) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((KEY + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  private static String signature(byte[] body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(body));
  }

  @Test
  void bodyIsSignedAndSentAsPlainJson() throws Exception {
    client
        .products()
        .updateProduct("p1", "v1", new ProductUpdate().price(new BigDecimal("1E+3")))
        .execute();
    RecordingServer.Received request = server.only();
    assertEquals("{\"price\":1000}", request.text());
    assertEquals("application/json", request.contentType());
    assertEquals(basic(signature(request.body())), request.authorization());
  }

  @Test
  void deleteSignsZeroBytes() throws Exception {
    client.users().deleteUser("u1").execute();
    RecordingServer.Received request = server.only();
    assertEquals("DELETE /v1/users/u1", request.method() + " " + request.path());
    assertEquals(basic(signature(new byte[0])), request.authorization());
  }

  @Test
  void deleteCarriesABody() throws Exception {
    server.answering(207, "{\"status\":[{\"user_id\":\"u1\",\"status\":\"OK\"}]}");
    client
        .batch()
        .batchDeleteUsers(new UserIdBatch().addBatchItem(new UserId().userId("u1")))
        .execute();
    RecordingServer.Received request = server.only();
    assertEquals("DELETE", request.method());
    assertEquals("{\"batch\":[{\"user_id\":\"u1\"}]}", request.text());
    assertEquals(basic(signature(request.body())), request.authorization());
  }

  @Test
  void eventCarriesTheKeyOnly() throws Exception {
    client.events().trackEvent(login()).execute();
    assertEquals(basic(""), server.only().authorization());
  }

  @Test
  void answerWithoutBodyIsNull() throws Exception {
    assertNull(client.events().trackEvent(login()).execute());
    server.answering(
        200, "{\"related_product_skus\":null,\"recent_product_skus\":[{\"price\":\"1.50\"}]}");
    Recommendations recommendations = client.events().trackEvent(login()).execute();
    assertNotNull(recommendations);
    assertNull(recommendations.getRelatedProductSkus());
    assertEquals(new BigDecimal("1.50"), recommendations.getRecentProductSkus().get(0).getPrice());
  }

  private static EventRequest login() {
    return new EventRequest().user(new EventUser().userId("u1")).event(new LoginEvent());
  }

  @ParameterizedTest
  @CsvSource({
    "a/b,a%2Fb",
    "a b,a%20b",
    "100%,100%25",
    "a%2Fb,a%252Fb",
    "who?,who%3F",
    "#1,%231",
    "ñ😀,%C3%B1%F0%9F%98%80",
    "a+b;c=d:e@f,a+b;c=d:e@f",
    "[a],%5Ba%5D",
    "...,..."
  })
  void idIsOnePathSegment(String id, String segment) throws Exception {
    client.products().deleteProductVariant(id, "v1").execute();
    assertEquals("/v1/products/" + segment + "/v1", server.only().path());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/proxy", "/proxy/"})
  void pathOfTheBaseUrlIsKept(String path) throws Exception {
    DataCueClient.builder()
        .key(KEY)
        .secret(SECRET)
        .baseUrl(server.url() + path)
        .build()
        .users()
        .deleteUser("u1")
        .execute();
    assertEquals("/proxy/v1/users/u1", server.only().path());
  }

  @Test
  void baseUrlIsTheContractsServerByDefault() {
    List<String> urls = new ArrayList<>();
    OkHttpClient nowhere =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  urls.add(chain.request().url().toString());
                  throw new IOException("not sent");
                })
            .build();
    DataCueClient standard =
        DataCueClient.builder()
            .key(KEY)
            .secret(SECRET)
            .okHttpClient(nowhere)
            .retryPolicy(RetryPolicy.none())
            .build();
    assertThrows(NetworkException.class, standard.users().deleteUser("u1")::execute);
    assertEquals(List.of("https://api.datacue.co/v1/users/u1"), urls);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api.datacue.co",
        "ftp://api.datacue.co",
        "",
        "https://x.example/?a=b",
        "https://x.example/#a"
      })
  void malformedBaseUrlIsRefusedWithItsValue(String url) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> DataCueClient.builder().baseUrl(url))
            .getMessage();
    assertTrue(url.isEmpty() || message.contains(url.replaceAll("[?#].*", "")), message);
  }

  @Test
  void plainHttpToAnotherMachineIsRefused() {
    DataCueClientBuilder builder =
        DataCueClient.builder().key(KEY).secret(SECRET).baseUrl("http://api.datacue.co");
    assertThrows(IllegalArgumentException.class, builder::build);
  }

  @Test
  void missingCredentialsAreNamed() {
    String noKey =
        assertThrows(IllegalArgumentException.class, DataCueClient.builder()::build).getMessage();
    assertTrue(noKey.contains(".key("), noKey);
    String noSecret =
        assertThrows(IllegalArgumentException.class, DataCueClient.builder().key(KEY)::build)
            .getMessage();
    assertTrue(noSecret.contains(".secret("), noSecret);
  }

  @Test
  void secretIsNowhereInPrint() {
    DataCueClientBuilder builder = DataCueClient.builder().key(KEY).secret(SECRET);
    assertFalse((builder + " " + builder.build()).contains(SECRET));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void redirectIsAFailureAndCredentialsDoNotFollow(int status) {
    try (RecordingServer elsewhere = new RecordingServer()) {
      String otherHost = elsewhere.url().replace("127.0.0.1", "localhost");
      for (String target : List.of(otherHost + "/v1/users", server.url() + "/v1/elsewhere")) {
        server.received().clear();
        server.redirecting(status, target);
        // 302 and 303 would make a GET of it, with the signature of the body.
        var call = client.users().createUser(new User().userId("u1").firstName("John"));
        var failure = assertThrows(UnexpectedStatusException.class, call::execute);
        assertEquals(status, failure.status());
        assertEquals("POST", server.only().method());
        assertEquals(List.of(), elsewhere.received());
      }
    }
  }

  @Test
  void socketsSendSmallPartsAtOnceUnlessTheyAreTheCallers() {
    List<Boolean> noDelay = new CopyOnWriteArrayList<>();
    OkHttpClient watching =
        new OkHttpClient.Builder()
            .eventListener(
                new okhttp3.EventListener() {
                  private okhttp3.Connection connection;

                  @Override
                  public void connectionAcquired(okhttp3.Call call, okhttp3.Connection acquired) {
                    connection = acquired;
                  }

                  @Override
                  public void requestHeadersStart(okhttp3.Call call) {
                    try {
                      noDelay.add(connection.socket().getTcpNoDelay());
                    } catch (IOException e) {
                      throw new UncheckedIOException(e);
                    }
                  }
                })
            .build();
    OkHttpClient callersSockets =
        watching.newBuilder().socketFactory(new CountingSocketFactory()).build();
    for (OkHttpClient own : List.of(watching, callersSockets)) {
      try (DataCueClient built =
          DataCueClient.builder()
              .key(KEY)
              .secret(SECRET)
              .baseUrl(server.url())
              .okHttpClient(own)
              .build()) {
        built.users().deleteUser("u1").execute();
      }
      own.connectionPool().evictAll();
    }
    assertEquals(List.of(true, false), noDelay);
  }

  @Test
  void socketFactoryOfTheCallerIsKept() throws IOException {
    CountingSocketFactory sockets = new CountingSocketFactory();
    OkHttpClient own = new OkHttpClient.Builder().socketFactory(sockets).build();
    DataCueClient.builder()
        .key(KEY)
        .secret(SECRET)
        .baseUrl(server.url())
        .okHttpClient(own)
        .build()
        .users()
        .deleteUser("u1")
        .execute();
    assertEquals(1, sockets.made);
    assertEquals(1, own.connectionPool().connectionCount(), "the caller's pool is shared");
  }

  private static final class CountingSocketFactory extends SocketFactory {
    private int made;

    @Override
    public Socket createSocket() {
      made++;
      return new Socket();
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, java.net.InetAddress local, int localPort) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(java.net.InetAddress host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(
        java.net.InetAddress host, int port, java.net.InetAddress local, int localPort) {
      throw new UnsupportedOperationException();
    }
  }
}
