package co.datacue.client;

import static co.datacue.client.Calls.builder;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.client.internal.http.OkHttpSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import okhttp3.Authenticator;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigurationTest {
  private final ScriptedServer server = new ScriptedServer(ScriptedServer.status(204));

  @AfterEach
  void stop() {
    server.close();
  }

  private static OkHttpSettings settings(Consumer<OkHttpSettings> configuration) {
    OkHttpSettings settings = new OkHttpSettings();
    configuration.accept(settings);
    return settings;
  }

  @Test
  void timeoutsOfAnOwnOkHttpClientAreThoseOfTheDocumentation() {
    OkHttpClient built = new OkHttpSettings().builder().build();
    assertEquals(5_000, built.connectTimeoutMillis());
    assertEquals(30_000, built.readTimeoutMillis());
    assertEquals(30_000, built.writeTimeoutMillis());
    assertEquals(30_000, built.callTimeoutMillis());
  }

  @Test
  void nothingIsSentAgainBehindTheRetryPolicy() {
    OkHttpClient callers =
        new OkHttpClient.Builder().authenticator((route, response) -> null).build();
    OkHttpClient built = settings(t -> t.buildUpon(callers)).builder().build();
    assertFalse(built.retryOnConnectionFailure());
    assertFalse(built.followRedirects());
    assertFalse(built.followSslRedirects());
    assertSame(Authenticator.NONE, built.authenticator());
  }

  @Test
  void callersOkHttpClientIsSharedAndItsTimeoutsAreKeptUnlessOthersAreSet() {
    OkHttpClient callers =
        new OkHttpClient.Builder()
            .connectTimeout(Duration.ofMillis(11))
            .readTimeout(Duration.ofMillis(12))
            .writeTimeout(Duration.ofMillis(13))
            .callTimeout(Duration.ofMillis(14))
            .proxyAuthenticator((route, response) -> null)
            .build();
    OkHttpClient kept = settings(t -> t.buildUpon(callers)).builder().build();
    assertSame(callers.connectionPool(), kept.connectionPool());
    assertSame(callers.dispatcher(), kept.dispatcher());
    assertSame(callers.proxyAuthenticator(), kept.proxyAuthenticator());
    assertEquals(11, kept.connectTimeoutMillis());
    assertEquals(12, kept.readTimeoutMillis());
    assertEquals(13, kept.writeTimeoutMillis());
    assertEquals(14, kept.callTimeoutMillis());

    OkHttpSettings others = settings(t -> t.buildUpon(callers));
    others.timeout("", Duration.ofMillis(1), OkHttpClient.Builder::connectTimeout);
    others.timeout("", Duration.ofMillis(2), OkHttpClient.Builder::readTimeout);
    others.timeout("", Duration.ofMillis(3), OkHttpClient.Builder::writeTimeout);
    others.timeout("", Duration.ofMillis(Integer.MAX_VALUE), OkHttpClient.Builder::callTimeout);
    OkHttpClient overridden = others.builder().build();
    assertEquals(1, overridden.connectTimeoutMillis());
    assertEquals(2, overridden.readTimeoutMillis());
    assertEquals(3, overridden.writeTimeoutMillis());
    assertEquals(Integer.MAX_VALUE, overridden.callTimeoutMillis());
    assertEquals(11, callers.connectTimeoutMillis());
  }

  @Test
  void attemptIsBoundedAlsoOverAClientWithoutABound() {
    OkHttpClient kept = settings(t -> t.buildUpon(new OkHttpClient())).builder().build();
    assertEquals(30_000, kept.callTimeoutMillis());
    assertEquals(10_000, kept.readTimeoutMillis(), "its own");
  }

  static Stream<Consumer<Duration>> timeouts() {
    DataCueClientBuilder builder = DataCueClient.builder();
    return Stream.of(
        builder::connectTimeout, builder::readTimeout, builder::writeTimeout, builder::callTimeout);
  }

  @ParameterizedTest
  @MethodSource("timeouts")
  void timeoutOutOfRangeIsRefused(Consumer<Duration> timeout) {
    for (Duration wrong :
        List.of(
            Duration.ZERO,
            Duration.ofMillis(-1),
            Duration.ofNanos(999_999),
            Duration.ofMillis(Integer.MAX_VALUE).plusNanos(1),
            Duration.ofSeconds(Long.MAX_VALUE))) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> timeout.accept(wrong)).getMessage();
      assertTrue(message.endsWith("Timeout must be 1 ms to 24 days: " + wrong), message);
    }
  }

  @Test
  void closingLeavesTheCallersOkHttpClientAlone() {
    OkHttpClient callers = new OkHttpClient();
    DataCueClient client = builder(server).okHttpClient(callers).build();
    client.users().deleteUser("u1").execute();
    client.close();
    assertFalse(callers.dispatcher().executorService().isShutdown());
    assertEquals(1, callers.connectionPool().idleConnectionCount());
    client.users().deleteUser("u1").execute();
  }

  @Test
  void closingEndsTheOwnOkHttpClient() {
    RecordingListener listener = new RecordingListener();
    DataCueClient client = builder(server).listener(listener).build();
    Calls.get(client.users().deleteUser("u1").executeAsync());
    client.close();
    client.close();
    NetworkException failure =
        assertThrows(
            NetworkException.class,
            () -> Calls.get(client.users().deleteUser("u1").executeAsync()));
    assertEquals(0, failure.attempts(), "it never was sent");
    assertEquals(1, server.received().size());
    assertEquals(List.of(failure), listener.failures);
  }

  @Test
  void environmentGivesKeySecretAndWhereTheApiIs() {
    Map<String, String> environment =
        Map.of("DATACUE_API_KEY", "k", "DATACUE_API_SECRET", "s", "DATACUE_BASE_URL", server.url());
    DataCueClient.builder()
        .fromEnvironment(environment)
        .build()
        .events()
        .trackEvent(Calls.login())
        .execute();
    assertEquals("Basic azo=", server.received().get(0).headers().get("Authorization"));
  }

  @ParameterizedTest
  @CsvSource({"DATACUE_API_KEY, DATACUE_API_SECRET", "DATACUE_API_SECRET, DATACUE_API_KEY"})
  void variableThatIsNotSetIsNamed(String missing, String there) {
    for (Map<String, String> environment :
        List.of(Map.of(there, Calls.SECRET), Map.of(there, Calls.SECRET, missing, " "))) {
      String message =
          assertThrows(
                  IllegalArgumentException.class,
                  () -> DataCueClient.builder().fromEnvironment(environment))
              .getMessage();
      assertTrue(message.contains("variable " + missing + " is not set: set it to"), message);
      assertFalse(message.contains(Calls.SECRET), message);
    }
  }

  @Test
  void malformedUrlInTheEnvironmentIsNamedAndABlankOneIsNone() {
    Map<String, String> malformed =
        Map.of("DATACUE_API_KEY", "k", "DATACUE_API_SECRET", "s", "DATACUE_BASE_URL", "nowhere");
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> DataCueClient.builder().fromEnvironment(malformed))
            .getMessage();
    assertEquals(
        "DATACUE_BASE_URL must be an http or https URL such as https://api.datacue.co: nowhere",
        message);
    Map<String, String> blank =
        Map.of("DATACUE_API_KEY", "k", "DATACUE_API_SECRET", "s", "DATACUE_BASE_URL", "");
    DataCueClient.builder().fromEnvironment(blank).build().close();
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://key:pass@h.example/x, h.example/x",
    "https://key:pass@h.example/x, https://h.example/x",
    "https://h.example/x?token=pass, https://h.example/x",
    "https://h.example/x#pass, https://h.example/x",
    "pass@h.example, h.example"
  })
  void messageAboutAUrlSaysWhatToWriteAndHoldsNoCredentials(String url, String written) {
    for (Consumer<String> setter :
        List.<Consumer<String>>of(
            DataCueClient.builder()::baseUrl, DataCueClient.builder()::eventsBaseUrl)) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> setter.accept(url)).getMessage();
      assertTrue(message.endsWith(" " + written), message);
      assertFalse(message.contains("pass"), message);
    }
  }

  @ParameterizedTest
  @CsvSource({"'', /v1/events", "/browser, /browser/v1/events"})
  void eventsGoToTheirOwnBaseUrlAndTheRestDoesNot(String path, String sentTo) {
    try (ScriptedServer events = new ScriptedServer(ScriptedServer.status(204));
        DataCueClient client =
            builder(server)
                .baseUrl(server.url() + "/api/")
                .eventsBaseUrl(events.url() + path)
                .build()) {
      client.events().trackEvent(Calls.login()).execute();
      client.users().deleteUser("u1").execute();
      assertEquals("POST " + sentTo + " HTTP/1.1", events.received().get(0).line());
      assertEquals(1, events.received().size());
      assertEquals("DELETE /api/v1/users/u1 HTTP/1.1", server.received().get(0).line());
      assertEquals(1, server.received().size());
    }
  }

  @Test
  void credentialsOfAnOperationDoNotGoWhereAnotherOneGoes() {
    try (ScriptedServer events = new ScriptedServer(ScriptedServer.status(204))) {
      HttpUrl elsewhere = HttpUrl.get(events.url());
      OkHttpClient rerouting =
          new OkHttpClient.Builder()
              .addInterceptor(
                  chain -> {
                    Request request = chain.request();
                    HttpUrl url = request.url().newBuilder().port(elsewhere.port()).build();
                    return chain.proceed(request.newBuilder().url(url).build());
                  })
              .build();
      DataCueClient client =
          builder(server).eventsBaseUrl(events.url()).okHttpClient(rerouting).build();
      client.events().trackEvent(Calls.login()).execute();
      assertThrows(RequestRefusedException.class, () -> client.users().deleteUser("u1").execute());
      assertEquals(1, events.received().size());
    }
  }

  @Test
  void bracketsInAPathAreEncoded() {
    builder(server).build().users().deleteUser("a[b]").execute();
    assertEquals("DELETE /v1/users/a%5Bb%5D HTTP/1.1", server.received().get(0).line());
  }

  @Test
  void eventsGoToTheBaseUrlByDefault() {
    builder(server).build().events().trackEvent(Calls.login()).execute();
    assertEquals("POST /v1/events HTTP/1.1", server.received().get(0).line());
  }

  @Test
  void plainHttpForEventsToAnotherMachineIsRefused() {
    DataCueClientBuilder wrong = builder(server).eventsBaseUrl("http://events.example");
    assertThrows(IllegalArgumentException.class, wrong::build);
  }

  @Test
  void headersSayWhoCalls() {
    builder(server).build().users().deleteUser("u1").execute();
    builder(server).integration("my-shop", "2.1.0").build().users().deleteUser("u1").execute();
    var plain = server.received().get(0).headers();
    assertEquals("datacue-java/" + DataCueClient.VERSION, plain.get("User-Agent"));
    assertNull(plain.get("DataCue-Integration"));
    var named = server.received().get(1).headers();
    assertEquals("datacue-java/" + DataCueClient.VERSION, named.get("User-Agent"));
    assertEquals("my-shop/2.1.0", named.get("DataCue-Integration"));
    assertTrue(DataCueClient.VERSION.matches("[0-9]+\\.[0-9]+\\.[0-9]+.*"));
  }

  @Test
  void callersInterceptorDoesNotChangeWhoCalls() {
    OkHttpClient callers =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain ->
                    chain.proceed(
                        chain.request().newBuilder().header("User-Agent", "shop/1").build()))
            .build();
    builder(server).okHttpClient(callers).build().users().deleteUser("u1").execute();
    assertEquals(
        "datacue-java/" + DataCueClient.VERSION,
        server.received().get(0).headers().get("User-Agent"));
  }

  @ParameterizedTest
  @CsvSource({"'', 1", "my shop, 1", "shop, ''", "shop, 1/2", "señor, 1", "shop, '1\r\nX: y'"})
  void integrationThatIsNoTokenIsRefused(String name, String version) {
    DataCueClientBuilder builder = DataCueClient.builder();
    String message =
        assertThrows(IllegalArgumentException.class, () -> builder.integration(name, version))
            .getMessage();
    assertTrue(message.contains("must be 1 to 64 letters, digits or any of . _ -"), message);
  }

  @Test
  void nullIsRefusedWhenConfiguredNotWhenCalled() {
    DataCueClientBuilder builder = DataCueClient.builder();
    for (Runnable setter :
        List.<Runnable>of(
            () -> builder.retryPolicy(null),
            () -> builder.listener(null),
            () -> builder.okHttpClient(null),
            () -> builder.baseUrl(null),
            () -> builder.eventsBaseUrl(null),
            () -> builder.redactedBodyLogger(null),
            () -> builder.callTimeout(null))) {
      String message = assertThrows(NullPointerException.class, setter::run).getMessage();
      assertTrue(message.matches("[a-zA-Z]+(: .*)?"), message);
    }
  }

  @Test
  void serverThatTheContractDoesNotHaveIsRefused() {
    DataCueClientBuilder builder = DataCueClient.builder();
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> builder.server("https://other.example", "https://mine.example"))
            .getMessage();
    assertTrue(
        message.startsWith("The contract sends no operation to \"https://other.example\" but to "),
        message);
  }

  @Test
  void malformedCredentialsAreRefusedWithoutBeingRepeated() {
    DataCueClientBuilder pasted = DataCueClient.builder().key("k").secret(Calls.SECRET + "\n");
    String message = assertThrows(IllegalArgumentException.class, pasted::build).getMessage();
    assertTrue(message.contains("secret must not contain control"), message);
    assertFalse(message.contains(Calls.SECRET), message);
  }
}
