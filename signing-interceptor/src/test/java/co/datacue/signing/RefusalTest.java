package co.datacue.signing;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not sent, and what the refusal says. */
class RefusalTest {
  private static final String KEY = "the-api-key";
  private static final String SECRET = "the-api-secret";

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
  void foreignHostIsRefusedBeforeAnythingIsSent() {
    HttpUrl foreign =
        server
            .url()
            .newBuilder()
            .host("localhost")
            .username("me")
            .password("pw")
            .query("q=1")
            .build();
    String message = refused(SigningScheme.SIGNED_BODY, post(foreign, text()));
    assertTrue(message.contains("http://localhost:" + foreign.port()), message);
    assertFalse(
        message.contains("me:") || message.contains("pw") || message.contains("q="), message);
  }

  @Test
  void keyOnlyDoesNotGoToAForeignHostEither() {
    HttpUrl foreign = server.url().newBuilder().host("localhost").build();
    refused(SigningScheme.KEY_ONLY, post(foreign, text()));
  }

  @Test
  void otherPortIsRefused() throws IOException {
    try (RecordingServer neighbour = new RecordingServer()) {
      refused(SigningScheme.SIGNED_BODY, post(neighbour.url(), text()));
      assertEquals(0, neighbour.received.size());
    }
  }

  @Test
  void otherSchemeOnTheSamePortIsRefused() {
    HttpUrl https = server.url().newBuilder().scheme("https").build();
    String message = refused(SigningScheme.SIGNED_BODY, post(https, text()));
    assertTrue(message.contains("https://127.0.0.1:"), message);
  }

  @Test
  void requestWithoutSchemeIsRefused() {
    String message = refused(null, post(server.url(), text()));
    assertTrue(message.contains("No signing scheme"), message);
  }

  @Test
  void duplexBodyIsRefused() {
    String message = refused(SigningScheme.SIGNED_BODY, post(server.url(), new Bodies.Duplex()));
    assertTrue(message.contains("duplex"), message);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 3})
  void bodyOfAnotherLengthThanDeclaredIsRefused(long declared) {
    RequestBody body = new Bodies.Declaring(declared, new byte[2]);
    String message = refused(SigningScheme.SIGNED_BODY, post(server.url(), body));
    assertTrue(message.contains(declared + " bytes"), message);
  }

  @Test
  void bodyThatFailsToWriteIsNotSent() {
    OkHttpClient client = client(SigningScheme.SIGNED_BODY);
    Request request = post(server.url(), new Bodies.Failing());
    IOException e = assertThrows(IOException.class, () -> client.newCall(request).execute());
    assertEquals("disk gone", e.getMessage());
    assertEquals(0, server.received.size());
  }

  @Test
  void networkInterceptorIsRefused() {
    OkHttpClient client =
        new OkHttpClient.Builder()
            .addNetworkInterceptor(signing(SigningScheme.SIGNED_BODY))
            .build();
    Request request = post(server.url(), text());
    SigningException e =
        assertThrows(SigningException.class, () -> client.newCall(request).execute());
    assertTrue(e.getMessage().contains("addInterceptor"), e.getMessage());
    assertEquals(0, server.received.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.datacue.co",
        "http://127.0.0.1.example.com",
        "http://127.example.com",
        "http://localhost.example.com",
        "http://api.localhost",
        "http://10.0.0.1",
        "http://128.0.0.1",
        "http://0.0.0.0",
        "http://[::2]"
      })
  void plainHttpAwayFromThisMachineIsRefusedAtCreation(String url) {
    HttpUrl good = HttpUrl.get("https://api.datacue.co");
    HttpUrl bad = HttpUrl.get(url).newBuilder().username("me").query("q=1").build();
    Credentials credentials = Credentials.of(KEY, SECRET);
    assertAll(
        () -> assertNamesOnlyTheOrigin(url, credentials, bad),
        () -> assertNamesOnlyTheOrigin(url, credentials, good, bad));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.datacue.co/v1/",
        "https://10.0.0.1:8443",
        "http://localhost:8080",
        "http://LOCALHOST",
        "http://127.0.0.1:4010",
        "http://127.255.1.9",
        "http://[::1]:4010"
      })
  void httpsAndThisMachineAreAccepted(String url) {
    Credentials credentials = Credentials.of(KEY, SECRET);
    assertNotNull(
        SigningInterceptor.create(
            credentials, request -> SigningScheme.KEY_ONLY, HttpUrl.get(url)));
  }

  @Test
  void toStringNamesTheOriginsAndNoCredentials() {
    String text = signing(SigningScheme.SIGNED_BODY).toString();
    assertEquals("SigningInterceptor[http://127.0.0.1:" + server.url().port() + "]", text);
  }

  private static void assertNamesOnlyTheOrigin(
      String url, Credentials credentials, HttpUrl first, HttpUrl... more) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                SigningInterceptor.create(
                    credentials, request -> SigningScheme.SIGNED_BODY, first, more));
    assertTrue(e.getMessage().endsWith(url + ":80"), e.getMessage());
    assertNoCredentials(e);
  }

  private static void assertNoCredentials(Exception e) {
    assertFalse(e.toString().contains(KEY) || e.toString().contains(SECRET), e.toString());
  }

  /** Sends, expects a refusal and an untouched server, and returns what the refusal says. */
  private String refused(SigningScheme scheme, Request request) {
    OkHttpClient client = client(scheme);
    SigningException e =
        assertThrows(SigningException.class, () -> client.newCall(request).execute());
    assertEquals(0, server.received.size());
    assertNoCredentials(e);
    return e.getMessage();
  }

  private OkHttpClient client(SigningScheme scheme) {
    return new OkHttpClient.Builder().addInterceptor(signing(scheme)).build();
  }

  private SigningInterceptor signing(SigningScheme scheme) {
    return SigningInterceptor.create(Credentials.of(KEY, SECRET), request -> scheme, server.url());
  }

  private static RequestBody text() {
    return RequestBody.create("{}", Bodies.JSON);
  }

  private static Request post(HttpUrl url, RequestBody body) {
    return new Request.Builder().url(url).post(body).build();
  }
}
