package co.datacue.client;

import static co.datacue.client.Calls.builder;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.client.model.User;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTest {
  private final ScriptedServer server = new ScriptedServer(ScriptedServer.status(204));
  private final FakeTime time = new FakeTime();

  @AfterEach
  void stop() {
    server.close();
  }

  private DataCueClientBuilder client() {
    return builder(server).time(time);
  }

  private static StatusException failure(Calls calls, DataCueClientBuilder client) {
    try (DataCueClient built = client.build()) {
      ApiCall<?> call = built.users().deleteUser("u1");
      return assertThrows(StatusException.class, () -> calls.result(call));
    }
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 504})
  void statusThatMayPassIsTriedAgain(int status) {
    for (Calls calls : Calls.values()) {
      int before = server.received().size();
      server.then(ScriptedServer.status(status));
      assertEquals(5, failure(calls, client()).attempts());
      assertEquals(before + 5, server.received().size());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 307, 400, 401, 403, 404, 407, 408, 409, 413, 421, 422, 501, 505})
  void statusThatStaysIsNotTriedAgain(int status) {
    for (Calls calls : Calls.values()) {
      int before = server.received().size();
      server.then(ScriptedServer.status(status, "Location: /elsewhere", "Retry-After: 1"));
      assertEquals(1, failure(calls, client()).attempts());
      assertEquals(before + 1, server.received().size());
      assertEquals(List.of(), time.waits);
    }
  }

  @ParameterizedTest
  @EnumSource(Calls.class)
  void callSucceedsWhenTheFailurePasses(Calls calls) {
    try (ScriptedServer recovering =
            new ScriptedServer(
                ScriptedServer.status(503),
                ScriptedServer.reset(),
                ScriptedServer.raw("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"),
                ScriptedServer.json(200, "{\"recent_product_skus\":[]}"));
        DataCueClient client = builder(recovering).time(time).build()) {
      var answer = calls.result(client.events().trackEvent(Calls.login()));
      assertEquals(0, answer.getRecentProductSkus().size());
      assertEquals(4, recovering.received().size());
    }
  }

  @ParameterizedTest
  @EnumSource(Calls.class)
  void everyAttemptSendsTheSameBytesUnderTheSameSignature(Calls calls) {
    User user = new User().userId("u1").email("ana@shop.example");
    ScriptedServer.Step meanwhile =
        socket -> {
          user.email("changed@shop.example");
          return ScriptedServer.status(500).play(socket);
        };
    try (ScriptedServer failing =
            new ScriptedServer(meanwhile, meanwhile, ScriptedServer.status(204));
        DataCueClient client = builder(failing).time(time).build()) {
      ApiCall<?> call = client.users().createUser(user);
      calls.result(call);
      var first = failing.received().get(0);
      assertTrue(first.text().contains("ana@shop.example"), first.text());
      assertEquals(3, failing.received().size());
      for (var again : failing.received()) {
        assertArrayEquals(first.body(), again.body());
        assertEquals(first.headers(), again.headers());
      }
      calls.result(call);
      assertNotEquals(first.text(), failing.received().get(3).text(), "a new call writes anew");
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0, 0, 0", "0.5, 250, 500, 1000, 2000", "1, 500, 1000, 2000, 4000"})
  void waitIsDrawnFromZeroToTwiceTheOneBefore(
      double random, long first, long second, long third, long fourth) {
    for (Calls calls : Calls.values()) {
      time.random = random;
      time.waits.clear();
      server.then(ScriptedServer.status(500));
      failure(calls, client());
      assertEquals(
          List.of(millis(first), millis(second), millis(third), millis(fourth)), time.waits);
    }
  }

  @Test
  void waitGrowsToItsBoundAndDoesNotOverflow() {
    time.random = 1;
    server.then(ScriptedServer.status(500));
    var patient =
        RetryPolicy.defaults()
            .withMaxAttempts(100)
            .withDelays(Duration.ofNanos(3), millis(8_000))
            .withMaxTotalTime(Duration.ofDays(1));
    assertEquals(100, failure(Calls.SYNC, client().retryPolicy(patient)).attempts());
    assertEquals(Duration.ofNanos(3), time.waits.get(0));
    assertEquals(Duration.ofNanos(6), time.waits.get(1));
    assertEquals(Duration.ofNanos(3L << 30), time.waits.get(30));
    assertEquals(Duration.ofNanos(3L << 30), time.waits.get(98));

    time.waits.clear();
    Duration day = Duration.ofDays(1);
    var longest = new RetryPolicy(100, day, day, day, day).withDelays(day, millis(1));
    failure(Calls.SYNC, client().retryPolicy(longest));
    assertEquals(millis(1), time.waits.get(98));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7                              | 7000",
        "007                            | 7000",
        "30                             | 30000",
        "31                             | 30000",
        "99999999999999999999           | 30000",
        "Sun, 01 Mar 2026 12:00:09 GMT  | 9000",
        "Sun, 01 Mar 2099 12:00:00 GMT  | 30000",
        // What is sooner than the backoff does not shorten it.
        "0                              | 250",
        "000                            | 250",
        "Sun, 01 Mar 2026 11:00:00 GMT  | 250",
        "soon                           | 250",
        "-5                             | 250",
        "1.5                            | 250",
        "Sunday, 01-Mar-26 12:00:09 GMT | 9000" // a form that is old, but to be read
      })
  void retryAfterMakesTheWaitLonger(String value, long wait) {
    for (Calls calls : Calls.values()) {
      for (int status : new int[] {429, 503}) {
        time.waits.clear();
        time.pass(Duration.between(time.now(), FakeTime.START));
        server.then(ScriptedServer.status(status, "Retry-After: " + value));
        int before = server.received().size();
        failure(calls, client().retryPolicy(RetryPolicy.defaults().withMaxAttempts(2)));
        assertEquals(List.of(millis(wait)), time.waits);
        assertEquals(before + 2, server.received().size(), "OkHttp sends none by itself");
      }
    }
  }

  @Test
  void retryAfterDoesNotShortenTheBackoff() {
    server.then(ScriptedServer.status(503, "Retry-After: 1"));
    failure(Calls.SYNC, client());
    assertEquals(List.of(millis(1_000), millis(1_000), millis(1_000), millis(2_000)), time.waits);
  }

  @Test
  void capOnRetryAfterCanBeSet() {
    server.then(ScriptedServer.status(503, "Retry-After: 3600"));
    failure(
        Calls.SYNC,
        client()
            .retryPolicy(
                RetryPolicy.defaults().withMaxAttempts(2).withMaxRetryAfter(millis(1_500))));
    assertEquals(List.of(millis(1_500)), time.waits);
  }

  @ParameterizedTest
  @EnumSource(Calls.class)
  void noWaitIsBegunThatEndsAfterTheTotalTime(Calls calls) {
    time.random = 1;
    server.then(
        socket -> {
          time.pass(millis(100));
          return ScriptedServer.status(500).play(socket);
        });
    // 100 + 500 + 100 + 1000 = 1700, + 100 + 2000 = 3800
    for (int[] c : new int[][] {{3_799, 3}, {3_800, 4}, {599, 1}, {600, 2}, {0, 1}}) {
      var policy = RetryPolicy.defaults().withMaxTotalTime(millis(c[0]));
      assertEquals(c[1], failure(calls, client().retryPolicy(policy)).attempts());
    }
  }

  @ParameterizedTest
  @EnumSource(Calls.class)
  void noneSendsOnceWhateverHappens(Calls calls) {
    DataCueClientBuilder once = client().retryPolicy(RetryPolicy.none());
    for (ScriptedServer.Step step :
        List.of(
            ScriptedServer.status(503, "Retry-After: 0"),
            ScriptedServer.status(408),
            ScriptedServer.status(429, "Retry-After: 1"),
            ScriptedServer.reset())) {
      server.then(step);
      int before = server.received().size();
      try (DataCueClient built = once.build()) {
        ApiCall<?> call = built.users().deleteUser("u1");
        assertEquals(1, assertThrows(DataCueException.class, () -> calls.result(call)).attempts());
      }
      assertEquals(before + 1, server.received().size());
      assertEquals(List.of(), time.waits);
    }
  }

  @ParameterizedTest
  @EnumSource(Calls.class)
  void plainResponseIsTheLastOne(Calls calls) {
    server.then(ScriptedServer.status(503));
    try (DataCueClient built = client().build()) {
      assertEquals(503, calls.response(built.users().deleteUser("u1")).code());
    }
    assertEquals(5, server.received().size());
  }
}
