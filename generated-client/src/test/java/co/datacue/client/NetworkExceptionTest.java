package co.datacue.client;

import static co.datacue.client.Calls.builder;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.UnknownServiceException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Call;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkExceptionTest {
  private final ScriptedServer server = new ScriptedServer(ScriptedServer.status(204));
  private final OkHttpClient own = new OkHttpClient();
  private final FakeTime time = new FakeTime();

  @AfterEach
  void nothingIsLeftOpen() {
    Calls.assertNothingLeaks(own);
    server.close();
  }

  private DataCueClientBuilder client() {
    return builder(server).okHttpClient(own).time(time);
  }

  private static NetworkException failure(Calls calls, DataCueClientBuilder client) {
    ApiCall<?> call = client.build().users().deleteUser("u1");
    NetworkException failure = assertThrows(NetworkException.class, () -> calls.result(call));
    assertEquals("deleteUser", failure.operationId());
    assertEquals("DELETE", failure.method());
    assertEquals("/v1/users/u1", failure.path());
    assertInstanceOf(IOException.class, failure.getCause());
    return failure;
  }

  @ParameterizedTest
  @EnumSource(Calls.class)
  void refusedConnectionIsTriedAgain(Calls calls) {
    server.close();
    NetworkException failure = failure(calls, client());
    assertInstanceOf(ConnectException.class, failure.getCause());
    assertEquals(5, failure.attempts());
    assertEquals(4, time.waits.size());
    assertTrue(failure.getMessage().startsWith("deleteUser (DELETE /v1/users/u1) got no whole"));
  }

  @ParameterizedTest
  @EnumSource(Calls.class)
  void connectionLostBeforeTheAnswerIsTriedAgain(Calls calls) {
    server.then(ScriptedServer.reset());
    assertEquals(5, failure(calls, client()).attempts());
    assertEquals(5, server.received().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 204",
        "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{\"rec",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"rec"
      })
  void connectionLostWithinTheAnswerIsTriedAgain(String half) {
    for (Calls calls : Calls.values()) {
      for (ScriptedServer.Step end :
          List.of(ScriptedServer.raw(half), ScriptedServer.rawThenReset(half))) {
        server.then(end);
        int before = server.received().size();
        assertEquals(5, failure(calls, client()).attempts());
        assertEquals(before + 5, server.received().size());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Calls.class)
  void silenceEndsWithTheReadTimeoutAndIsTriedAgain(Calls calls) {
    server.then(ScriptedServer.silence());
    var client =
        client()
            .readTimeout(Duration.ofMillis(250))
            .retryPolicy(RetryPolicy.defaults().withMaxAttempts(2));
    assertEquals(2, failure(calls, client).attempts());
    assertEquals(2, server.received().size());
  }

  @ParameterizedTest
  @EnumSource(Calls.class)
  void callTimeoutBoundsOneAttemptAlsoWhileTheBodyComes(Calls calls) {
    server.then(
        socket -> {
          ScriptedServer.raw("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{").play(socket);
          return ScriptedServer.silence().play(socket);
        });
    var client =
        client()
            .callTimeout(Duration.ofMillis(100))
            .retryPolicy(RetryPolicy.defaults().withMaxAttempts(2));
    assertEquals(2, failure(calls, client).attempts());
  }

  @ParameterizedTest
  @EnumSource(Calls.class)
  void whatIsNotHttpIsNotTriedAgain(Calls calls) {
    server.then(ScriptedServer.raw("SSH-2.0-OpenSSH_9.2\r\n\r\n"));
    assertEquals(1, failure(calls, client()).attempts());
    assertEquals(1, server.received().size());
  }

  @ParameterizedTest
  @EnumSource(Calls.class)
  void unknownHostIsTriedAgain(Calls calls) {
    OkHttpClient lost =
        own.newBuilder()
            .dns(
                host -> {
                  throw new UnknownHostException(host);
                })
            .build();
    var client = client().okHttpClient(lost).baseUrl("http://localhost:" + server.port());
    assertEquals(5, failure(calls, client).attempts());
  }

  @Test
  void nextAddressIsTriedWithinTheAttempt() throws Exception {
    InetAddress nobody = InetAddress.getByName("127.0.0.2");
    InetAddress listens = InetAddress.getByName("127.0.0.1");
    OkHttpClient twoAddresses = own.newBuilder().dns(host -> List.of(nobody, listens)).build();
    client()
        .okHttpClient(twoAddresses)
        .baseUrl("http://localhost:" + server.port())
        .retryPolicy(RetryPolicy.none())
        .build()
        .users()
        .deleteUser("u1")
        .execute();
    assertEquals(1, server.received().size());
  }

  @ParameterizedTest
  @EnumSource(Calls.class)
  void connectionClosedWhileIdleIsReplacedAtOnceAndCounted(Calls calls) {
    DataCueClient built = client().build();
    calls.result(built.users().deleteUser("u1"));
    server.then(ScriptedServer.reset());
    var call = built.users().deleteUser("u1");
    assertEquals(5, assertThrows(NetworkException.class, () -> calls.result(call)).attempts());
    assertEquals(6, server.received().size(), "OkHttp sends none by itself");
    // The second was lost on a connection of its own.
    assertEquals(
        List.of(0L, 500L, 1_000L, 2_000L), time.waits.stream().map(Duration::toMillis).toList());
  }

  @ParameterizedTest
  @EnumSource(Calls.class)
  void onlyOneLossOfACallIsNotWaitedFor(Calls calls) {
    DataCueClient built = client().build();
    calls.result(built.users().deleteUser("u1"));
    // Each connection answers once, then is lost when it is used again.
    try (ScriptedServer fickle =
            new ScriptedServer(
                ScriptedServer.status(204),
                ScriptedServer.reset(),
                ScriptedServer.status(503),
                ScriptedServer.reset(),
                ScriptedServer.status(204));
        DataCueClient client = builder(fickle).okHttpClient(own).time(time).build()) {
      calls.result(client.users().deleteUser("u1"));
      calls.result(client.users().deleteUser("u1"));
      assertEquals(5, fickle.received().size());
    }
    assertEquals(List.of(0L, 500L, 1_000L), time.waits.stream().map(Duration::toMillis).toList());
  }

  @ParameterizedTest
  @EnumSource(Calls.class)
  void silenceOnAReusedConnectionIsWaitedFor(Calls calls) {
    DataCueClient built =
        client()
            .readTimeout(Duration.ofMillis(250))
            .retryPolicy(RetryPolicy.defaults().withMaxAttempts(2))
            .build();
    calls.result(built.users().deleteUser("u1"));
    server.then(ScriptedServer.silence());
    var call = built.users().deleteUser("u1");
    assertThrows(NetworkException.class, () -> calls.result(call));
    assertEquals(List.of(Duration.ofMillis(250)), time.waits);
  }

  @ParameterizedTest
  @EnumSource(Calls.class)
  void whatCameThatIsNoHttpIsNotRepeatedInMessages(Calls calls) {
    for (String odd :
        List.of(
            "HTTP/1.1 " + Calls.KEY + "\r\n\r\n",
            Calls.KEY + " 200 OK\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + Calls.KEY + "\r\n")) {
      server.then(ScriptedServer.raw(odd));
      Throwable failure = failure(calls, client());
      Throwable first = failure;
      while (first.getCause() != null) {
        first = first.getCause();
      }
      assertTrue(
          first.getStackTrace()[0].getClassName().startsWith("okhttp3."), "where it happened");
      for (; failure != null; failure = failure.getCause()) {
        assertFalse(failure.toString().contains(Calls.KEY), failure.toString());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Calls.class)
  void answerOfANegativeLengthIsNoHttp(Calls calls) {
    RecordingListener listener = new RecordingListener();
    server.then(ScriptedServer.raw("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n{}"));
    NetworkException failure = failure(calls, client().listener(listener));
    assertEquals(1, failure.attempts());
    assertEquals(List.of(failure), listener.failures);
  }

  @ParameterizedTest
  @EnumSource(Calls.class)
  void failureOfTheCallersInterceptorIsReportedAndNotRepeated(Calls calls) {
    OkHttpClient broken =
        own.newBuilder()
            .dispatcher(new Dispatcher(Executors.newCachedThreadPool(NetworkExceptionTest::quiet)))
            .addInterceptor(
                chain -> {
                  throw new IllegalStateException("no token");
                })
            .build();
    assertReportedAndNotRepeated(calls, broken, "no token", 0);
  }

  @ParameterizedTest
  @EnumSource(Calls.class)
  void failureOfTheCallersEventListenerIsReportedAndNotRepeated(Calls calls) {
    OkHttpClient broken =
        own.newBuilder()
            .eventListener(
                new EventListener() {
                  @Override
                  public void callStart(Call call) {
                    throw new IllegalStateException("no metrics");
                  }
                })
            .build();
    assertReportedAndNotRepeated(calls, broken, "no metrics", 0);
  }

  @ParameterizedTest
  @EnumSource(Calls.class)
  void failureOfABodyThatTheCallersInterceptorPutThereIsReportedAndNotRepeated(Calls calls) {
    OkHttpClient broken =
        own.newBuilder()
            .addInterceptor(
                chain ->
                    chain
                        .proceed(chain.request())
                        .newBuilder()
                        .code(200)
                        .body(ResponseBody.create(unreadable(), null, -1))
                        .build())
            .build();
    server.then(ScriptedServer.status(204));
    assertReportedAndNotRepeated(calls, broken, "no key", 1);
  }

  private void assertReportedAndNotRepeated(
      Calls calls, OkHttpClient broken, String words, int sent) {
    RecordingListener listener = new RecordingListener();
    NetworkException failure = failure(calls, client().okHttpClient(broken).listener(listener));
    assertTrue(failure.getMessage().contains(words), failure.getMessage());
    assertEquals(sent, failure.attempts());
    assertEquals(List.of(), time.waits);
    assertEquals(List.of(failure), listener.failures);
  }

  private static BufferedSource unreadable() {
    return Okio.buffer(
        new ForwardingSource(new Buffer()) {
          @Override
          public long read(Buffer sink, long count) {
            throw new IllegalStateException("no key to decrypt it");
          }
        });
  }

  private static Thread quiet(Runnable work) {
    Thread thread = new Thread(work);
    thread.setUncaughtExceptionHandler((t, rethrownByOkHttp) -> {});
    return thread;
  }

  static Stream<Arguments> tlsFailures() {
    IOException untrusted = new SSLHandshakeException("PKIX path building failed");
    untrusted.initCause(new CertificateException("unknown issuer"));
    return Stream.of(
        Arguments.of(untrusted, 1),
        Arguments.of(new SSLPeerUnverifiedException("another host's certificate"), 1),
        Arguments.of(new SSLHandshakeException("Remote host terminated the handshake"), 5));
  }

  @ParameterizedTest
  @MethodSource("tlsFailures")
  void certificateThatIsRefusedStaysSo(IOException thrown, int tries) {
    Interceptor tls =
        chain -> {
          throw thrown;
        };
    for (Calls calls : Calls.values()) {
      var client = client().okHttpClient(own.newBuilder().addInterceptor(tls).build());
      time.waits.clear();
      assertEquals(0, failure(calls, client).attempts(), "it never was sent");
      assertEquals(tries - 1, time.waits.size());
    }
  }

  @ParameterizedTest
  @EnumSource(Calls.class)
  void protocolThatTheCallersClientForbidsStaysForbidden(Calls calls) {
    OkHttpClient tlsOnly =
        own.newBuilder().connectionSpecs(List.of(ConnectionSpec.MODERN_TLS)).build();
    NetworkException failure = failure(calls, client().okHttpClient(tlsOnly));
    assertInstanceOf(UnknownServiceException.class, failure.getCause());
    assertEquals(1, failure.attempts());
  }

  @ParameterizedTest
  @EnumSource(Calls.class)
  void secretIsInNoMessage(Calls calls) {
    for (ScriptedServer.Step step :
        List.of(
            ScriptedServer.reset(), ScriptedServer.status(401), ScriptedServer.json(200, "{"))) {
      server.then(step);
      ApiCall<?> call = client().build().events().trackEvent(Calls.login());
      Throwable failure = assertThrows(DataCueException.class, () -> calls.result(call));
      for (; failure != null; failure = failure.getCause()) {
        assertFalse(failure.toString().contains(Calls.SECRET));
        assertFalse(failure.toString().contains(Calls.KEY));
      }
    }
  }
}
