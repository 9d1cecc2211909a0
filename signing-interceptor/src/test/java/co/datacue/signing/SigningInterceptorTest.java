package co.datacue.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import co.datacue.signing.RecordingServer.Received;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a signed request looks like to the server that receives it. */
class SigningInterceptorTest {
  private static final String KEY = "key-Ωmega";
  private static final String SECRET = "s3cret: pässword";
  private static final byte[] JSON = "{\"user_id\":\"u1\"}".getBytes(UTF_8);

  private RecordingServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = new RecordingServer();
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Test
  void textBodyIsSigned() throws IOException {
    assertSignedOnTheWire("POST", RequestBody.create(JSON, Bodies.JSON), JSON);
    assertEquals(List.of("application/json"), server.only().contentType());
  }

  @Test
  void nonAsciiBodyIsSignedAsItsUtf8Bytes() throws IOException {
    String text = "{\"name\":\"Žluťoučký 🐎 頭\"}";
    assertSignedOnTheWire("PUT", RequestBody.create(text, Bodies.JSON), text.getBytes(UTF_8));
  }

  @Test
  void emptyBodySignsZeroBytes() throws IOException {
    assertSignedOnTheWire("POST", RequestBody.create(new byte[0], Bodies.JSON), new byte[0]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "DELETE"})
  void requestWithoutBodySignsZeroBytes(String method) throws IOException {
    assertSignedOnTheWire(method, null, new byte[0]);
  }

  @Test
  void deleteWithBodyIsSigned() throws IOException {
    assertSignedOnTheWire("DELETE", RequestBody.create(JSON, Bodies.JSON), JSON);
  }

  @Test
  void oneShotBodyIsWrittenOnceAndSigned() throws IOException {
    Bodies.OneShot body = new Bodies.OneShot(JSON);
    assertSignedOnTheWire("POST", body, JSON);
    assertEquals(1, body.writes.get());
  }

  @Test
  void bodyOfUnknownLengthAndTypeIsSignedAndStaysWithoutType() throws IOException {
    assertSignedOnTheWire("POST", new Bodies.Declaring(-1, JSON), JSON);
    assertEquals(List.of(), server.only().contentType());
  }

  @Test
  void fiveMebibytesAreSigned() throws IOException {
    byte[] large = new byte[5 << 20];
    new Random(7).nextBytes(large);
    assertSignedOnTheWire("POST", new Bodies.Declaring(large.length, large), large);
  }

  @Test
  void compressedBodyIsSignedAsCompressed() throws IOException {
    Request plain = request("POST", RequestBody.create(JSON, Bodies.JSON));
    send(SigningScheme.SIGNED_BODY, plain.newBuilder().gzip().build());
    Received received = server.only();
    assertEquals(0x1f, received.body()[0]);
    assertEquals(List.of(Expected.signed(KEY, SECRET, received.body())), received.authorization());
  }

  @Test
  void keyOnlyHasEmptyPasswordAndLeavesTheBodyAlone() throws IOException {
    Bodies.OneShot body = new Bodies.OneShot(JSON);
    AtomicReference<RequestBody> passedOn = new AtomicReference<>();
    Interceptor last =
        chain -> {
          passedOn.set(chain.request().body());
          return chain.proceed(chain.request());
        };
    OkHttpClient client = client(SigningScheme.KEY_ONLY).newBuilder().addInterceptor(last).build();
    client.newCall(request("POST", body)).execute().close();

    assertSame(body, passedOn.get());
    assertEquals(1, body.writes.get());
    assertArrayEquals(JSON, server.only().body());
    assertEquals(List.of(Expected.keyOnly(KEY)), server.only().authorization());
  }

  @Test
  void keyOnlyPassesADuplexBodyOn() throws IOException {
    OkHttpClient client =
        client(SigningScheme.KEY_ONLY)
            .newBuilder()
            .addInterceptor(chain -> answer(chain.request()))
            .build();
    Bodies.Duplex body = new Bodies.Duplex();
    try (Response response = client.newCall(request("POST", body)).execute()) {
      assertSame(body, response.request().body());
      assertEquals(Expected.keyOnly(KEY), response.request().header("Authorization"));
    }
  }

  @Test
  void authorizationThatIsAlreadyThereIsReplaced() throws IOException {
    Request request =
        request("POST", RequestBody.create(JSON, Bodies.JSON))
            .newBuilder()
            .addHeader("Authorization", "Bearer one")
            .addHeader("authorization", "Bearer two")
            .build();
    send(SigningScheme.SIGNED_BODY, request);
    assertEquals(List.of(Expected.signed(KEY, SECRET, JSON)), server.only().authorization());
  }

  @Test
  void knownSignatureOfRfc4231Case2() throws IOException {
    SigningInterceptor signing =
        SigningInterceptor.create(
            Credentials.of("k", "Jefe"), request -> SigningScheme.SIGNED_BODY, server.url());
    OkHttpClient client =
        new OkHttpClient.Builder()
            .addInterceptor(signing)
            .addInterceptor(chain -> answer(chain.request()))
            .build();
    RequestBody body = RequestBody.create("what do ya want for nothing?", null);
    try (Response response = client.newCall(request("POST", body)).execute()) {
      assertEquals(
          okhttp3.Credentials.basic(
              "k", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
          response.request().header("Authorization"));
      assertEquals(28, response.request().body().contentLength());
    }
  }

  @Test
  void oneInterceptorSignsRightlyForManyThreads() throws Exception {
    Interceptor last = chain -> answer(chain.request());
    OkHttpClient client =
        client(SigningScheme.SIGNED_BODY)
            .newBuilder()
            .addInterceptor(checkingSignature())
            .addInterceptor(last)
            .build();
    int threads = 16;
    int each = 500;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Integer>> tasks = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        int thread = t;
        tasks.add(
            () -> {
              int right = 0;
              for (int i = 0; i < each; i++) {
                RequestBody body =
                    RequestBody.create((thread + "/" + i + "x").repeat(i), Bodies.JSON);
                try (Response response = client.newCall(request("POST", body)).execute()) {
                  right += response.code() == 200 ? 1 : 0;
                }
              }
              return right;
            });
      }
      int right = 0;
      for (Future<Integer> task : pool.invokeAll(tasks)) {
        right += task.get();
      }
      assertEquals(threads * each, right);
    } finally {
      pool.shutdownNow();
    }
  }

  /** Answers 401, as the service would, unless the signature fits the body. */
  private static Interceptor checkingSignature() {
    return chain -> {
      Request request = chain.request();
      Buffer bytes = new Buffer();
      request.body().writeTo(bytes);
      String expected = Expected.signed(KEY, SECRET, bytes.readByteArray());
      boolean right = List.of(expected).equals(request.headers("Authorization"));
      return right ? chain.proceed(request) : answer(request).newBuilder().code(401).build();
    };
  }

  private static Response answer(Request request) {
    return new Response.Builder()
        .request(request)
        .protocol(Protocol.HTTP_1_1)
        .code(200)
        .message("OK")
        .body(ResponseBody.create("", null))
        .build();
  }

  private void assertSignedOnTheWire(String method, RequestBody body, byte[] expected)
      throws IOException {
    send(SigningScheme.SIGNED_BODY, request(method, body));
    Received received = server.only();
    assertEquals(method, received.method());
    assertArrayEquals(expected, received.body());
    assertEquals(List.of(Expected.signed(KEY, SECRET, expected)), received.authorization());
  }

  private void send(SigningScheme scheme, Request request) throws IOException {
    client(scheme).newCall(request).execute().close();
  }

  private OkHttpClient client(SigningScheme scheme) {
    HttpUrl other = HttpUrl.get("https://api.datacue.co");
    SigningInterceptor signing =
        SigningInterceptor.create(
            Credentials.of(KEY, SECRET), request -> scheme, other, server.url());
    return new OkHttpClient.Builder().addInterceptor(signing).build();
  }

  private Request request(String method, RequestBody body) {
    return new Request.Builder().url(server.url()).method(method, body).build();
  }
}
