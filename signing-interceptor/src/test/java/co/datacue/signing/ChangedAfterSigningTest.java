package co.datacue.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.signing.RecordingServer.Received;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What others do to a request behind its back, with the interceptor in both of its places. */
class ChangedAfterSigningTest {
  private static final String KEY = "the-api-key";
  private static final String SECRET = "the-api-secret";
  private static final byte[] JSON = "{\"user_id\":\"u1\"}".getBytes(UTF_8);
  private static final String OTHER_BODY = "not what was signed";

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
  void otherBodyOfTheSameLengthIsRefused() {
    RequestBody other = RequestBody.create("{\"user_id\":\"u2\"}", Bodies.JSON);
    assertRefused(client(null, r -> r.newBuilder().post(other).build()), OTHER_BODY);
  }

  @Test
  void bodyCompressedByANetworkInterceptorIsRefused() {
    assertRefused(client(null, r -> r.newBuilder().gzip().build()), OTHER_BODY);
  }

  @Test
  void bodyCompressedByALaterInterceptorIsRefused() {
    assertRefused(client(r -> r.newBuilder().gzip().build(), null), OTHER_BODY);
  }

  @Test
  void bodyThatWasSignedForAnotherRequestIsRefused() throws IOException {
    AtomicReference<RequestBody> earlier = new AtomicReference<>();
    UnaryOperator<Request> keeping =
        request -> {
          earlier.set(request.body());
          return request;
        };
    send(client(null, keeping), RequestBody.create("{}", Bodies.JSON));
    server.received.clear();
    assertRefused(client(null, r -> r.newBuilder().post(earlier.get()).build()), OTHER_BODY);
  }

  @Test
  void droppedBodyIsRefused() {
    assertRefused(client(null, r -> r.newBuilder().get().build()), OTHER_BODY);
  }

  @Test
  void replacedAuthorizationIsRefused() {
    assertRefused(
        client(null, r -> r.newBuilder().header("Authorization", "Bearer b").build()),
        "Authorization header");
  }

  @Test
  void bodyThatCannotBeCheckedIsRefused() {
    assertRefused(client(null, r -> r.newBuilder().post(new Bodies.Duplex()).build()), "duplex");
  }

  @Test
  void requestTakenElsewhereIsRefused() throws IOException {
    try (RecordingServer foreign = new RecordingServer()) {
      assertRefused(
          client(r -> r.newBuilder().url(foreign.url()).build(), null),
          "not to http://127.0.0.1:" + foreign.url().port());
      assertEquals(0, foreign.received.size());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 303})
  void redirectThatDropsTheBodyIsNotFollowed(int status) throws IOException {
    try (RecordingServer moving = new RecordingServer(status, "/v1/moved")) {
      SigningInterceptor signing =
          SigningInterceptor.create(
              Credentials.of(KEY, SECRET), request -> SigningScheme.SIGNED_BODY, moving.url());
      OkHttpClient client =
          new OkHttpClient.Builder().addInterceptor(signing).addNetworkInterceptor(signing).build();
      Request request = new Request.Builder().url(moving.url()).post(json()).build();
      SigningException e =
          assertThrows(SigningException.class, () -> client.newCall(request).execute().close());
      assertTrue(e.getMessage().contains("redirect"), e.getMessage());
      assertEquals("POST", moving.only().method());
    }
  }

  @Test
  void bodyThatWasSignedIsPassedOnAsItIs() throws IOException {
    List<RequestBody> bodies = new ArrayList<>();
    UnaryOperator<Request> noting =
        request -> {
          bodies.add(request.body());
          return request;
        };
    OkHttpClient noted =
        client(null, noting).newBuilder().addNetworkInterceptor(changing(noting)).build();
    send(noted, json());
    assertSame(bodies.get(0), bodies.get(1));
  }

  @Test
  void sameBytesInABodyOfAnotherKindGoOut() throws IOException {
    Bodies.OneShot replacement = new Bodies.OneShot(JSON);
    send(client(null, r -> r.newBuilder().post(replacement).build()), json());
    assertReceived(Expected.signed(KEY, SECRET, JSON), JSON);
    assertEquals(1, replacement.writes.get());
  }

  @Test
  void bodySignedAnewGoesOut() throws IOException {
    byte[] other = "{\"user_id\":\"u2\"}".getBytes(UTF_8);
    String authorization = Expected.signed(KEY, SECRET, other);
    UnaryOperator<Request> signingAnew =
        r ->
            r.newBuilder()
                .post(RequestBody.create(other, Bodies.JSON))
                .header("Authorization", authorization)
                .build();
    send(client(null, signingAnew), json());
    assertReceived(authorization, other);
  }

  @Test
  void bodyMayChangeWhereOnlyTheKeyIsSent() throws IOException {
    byte[] other = "{\"user_id\":\"u2\"}".getBytes(UTF_8);
    Request request = post(json());
    OkHttpClient client =
        client(
            SigningScheme.KEY_ONLY,
            null,
            r -> r.newBuilder().post(RequestBody.create(other, Bodies.JSON)).build());
    client.newCall(request).execute().close();
    assertReceived(Expected.keyOnly(KEY), other);
  }

  @ParameterizedTest
  @EnumSource
  void requestWithoutABodyGoesOut(SigningScheme scheme) throws IOException {
    Request request = new Request.Builder().url(server.url()).build();
    client(scheme, null, null).newCall(request).execute().close();
    assertReceived(
        scheme == SigningScheme.KEY_ONLY
            ? Expected.keyOnly(KEY)
            : Expected.signed(KEY, SECRET, new byte[0]),
        new byte[0]);
  }

  private void assertReceived(String authorization, byte[] body) {
    Received received = server.only();
    assertEquals(List.of(authorization), received.authorization());
    assertArrayEquals(body, received.body());
  }

  private void assertRefused(OkHttpClient client, String reason) {
    SigningException e = assertThrows(SigningException.class, () -> send(client, json()));
    assertTrue(e.getMessage().contains(reason), e.getMessage());
    assertFalse(e.toString().contains(KEY) || e.toString().contains(SECRET), e.toString());
    assertEquals(0, server.received.size());
  }

  private void send(OkHttpClient client, RequestBody body) throws IOException {
    client.newCall(post(body)).execute().close();
  }

  private Request post(RequestBody body) {
    return new Request.Builder().url(server.url()).post(body).build();
  }

  private static RequestBody json() {
    return RequestBody.create(JSON, Bodies.JSON);
  }

  private OkHttpClient client(UnaryOperator<Request> later, UnaryOperator<Request> network) {
    return client(SigningScheme.SIGNED_BODY, later, network);
  }

  /** With somebody else's interceptor behind the signing, or between it and the check. */
  private OkHttpClient client(
      SigningScheme scheme, UnaryOperator<Request> later, UnaryOperator<Request> network) {
    SigningInterceptor signing =
        SigningInterceptor.create(Credentials.of(KEY, SECRET), request -> scheme, server.url());
    return new OkHttpClient.Builder()
        .addInterceptor(signing)
        .addInterceptor(changing(later))
        .addNetworkInterceptor(changing(network))
        .addNetworkInterceptor(signing)
        .build();
  }

  private static Interceptor changing(UnaryOperator<Request> change) {
    return chain -> chain.proceed(change == null ? chain.request() : change.apply(chain.request()));
  }
}
