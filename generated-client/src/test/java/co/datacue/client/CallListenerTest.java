package co.datacue.client;

import static co.datacue.client.Calls.builder;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.client.model.User;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CallListenerTest {
  private final ScriptedServer server = new ScriptedServer(ScriptedServer.status(204));
  private final FakeTime time = new FakeTime();
  private final RecordingListener listener = new RecordingListener();
  private final DataCueClient client = builder(server).time(time).listener(listener).build();

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private ScriptedServer.Step after(long millis, ScriptedServer.Step step) {
    return socket -> {
      time.pass(Duration.ofMillis(millis));
      return step.play(socket);
    };
  }

  @ParameterizedTest
  @EnumSource(Calls.class)
  void eventsComeInOrderWithNumbersSizesAndDurations(Calls calls) {
    try (ScriptedServer failing =
            new ScriptedServer(
                after(30, ScriptedServer.json(503, "busy")),
                after(20, ScriptedServer.reset()),
                after(10, ScriptedServer.json(400, "{}")));
        DataCueClient watched = builder(failing).time(time).listener(listener).build()) {
      ApiCall<?> call = watched.users().createUser(new User().userId("u1"));
      StatusException failure = assertThrows(BadRequestException.class, () -> calls.result(call));
      String request = " request createUser POST /v1/users 16";
      List<String> events = listener.events;
      assertEquals("1" + request, events.get(0));
      assertEquals("1 response 503 4 PT0.03S", events.get(1));
      assertEquals("1 retry 503 PT0.25S", events.get(2));
      assertEquals("2" + request, events.get(3));
      assertTrue(events.get(4).matches("2 retry java.+Exception.* PT0S"), events.get(4));
      assertEquals("3" + request, events.get(5));
      assertEquals("3 response 400 2 PT0.01S", events.get(6));
      // 30 + 250 + 20 + 10: a connection that had been idle is replaced at once
      assertEquals("3 failure BadRequestException PT0.31S", events.get(7));
      assertEquals(8, events.size());
      assertEquals(1, listener.callIds.size(), "one id for all attempts");
      assertEquals(List.of(failure), listener.failures);
    }
  }

  @ParameterizedTest
  @EnumSource(Calls.class)
  void successIsNoFailure(Calls calls) {
    calls.result(client.users().deleteUser("u1"));
    calls.result(client.users().deleteUser("u1"));
    assertEquals(
        List.of(
            "1 request deleteUser DELETE /v1/users/u1 0",
            "1 response 204 0 PT0S",
            "1 request deleteUser DELETE /v1/users/u1 0",
            "1 response 204 0 PT0S"),
        listener.events);
    assertEquals(2, listener.callIds.size(), "an id of its own for each call");
  }

  @ParameterizedTest
  @EnumSource(Calls.class)
  void everyFailureIsToldOnce(Calls calls) {
    for (ScriptedServer.Step step :
        List.of(
            ScriptedServer.status(401),
            ScriptedServer.status(503),
            ScriptedServer.reset(),
            ScriptedServer.json(200, "{"),
            ScriptedServer.endless(200))) {
      server.then(step);
      listener.failures.clear();
      ApiCall<?> call = client.events().trackEvent(Calls.login());
      DataCueException failure = assertThrows(DataCueException.class, () -> calls.result(call));
      assertEquals(List.of(failure), listener.failures);
    }
  }

  @ParameterizedTest
  @EnumSource(Calls.class)
  void plainResponseOfAnyStatusIsNoFailure(Calls calls) {
    server.then(ScriptedServer.status(400));
    calls.response(client.users().deleteUser("u1"));
    assertEquals(List.of(), listener.failures);
    server.then(ScriptedServer.json(200, "{"));
    ApiCall<?> call = client.events().trackEvent(Calls.login());
    assertThrows(UndecodableAnswerException.class, () -> calls.response(call));
    assertEquals(1, listener.failures.size());
  }

  @ParameterizedTest
  @EnumSource(Calls.class)
  void argumentThatCannotBeSentIsNoCall(Calls calls) {
    ApiCall<?> call = client.users().deleteUser("");
    assertThrows(IllegalArgumentException.class, () -> calls.result(call));
    assertEquals(List.of(), listener.events);
  }

  @ParameterizedTest
  @EnumSource(Calls.class)
  void failureOfTheListenerDoesNotBecomeTheCalls(Calls calls) {
    List<LogRecord> logged = new CopyOnWriteArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            logged.add(entry);
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger logger = Logger.getLogger("co.datacue.client");
    logger.addHandler(handler);
    logger.setUseParentHandlers(false);
    try (ScriptedServer failing =
            new ScriptedServer(
                ScriptedServer.status(503),
                ScriptedServer.status(204),
                ScriptedServer.status(400));
        DataCueClient watched = builder(failing).time(time).listener(new Failing()).build()) {
      calls.result(watched.users().deleteUser("u1"));
      assertEquals(5, logged.size());
      ApiCall<?> call = watched.users().deleteUser("u1");
      assertThrows(BadRequestException.class, () -> calls.result(call));
      assertEquals(8, logged.size());
      assertEquals("no disk", logged.get(0).getThrown().getMessage());
    } finally {
      logger.removeHandler(handler);
      logger.setUseParentHandlers(true);
    }
  }

  private static final class Failing implements CallListener {
    @Override
    public void onRequest(Attempt attempt) {
      throw new IllegalStateException("no disk");
    }

    @Override
    public void onResponse(Attempt attempt, int status, long bytes, Duration duration) {
      throw new AssertionError("an Error is no more the call's than an exception");
    }

    @Override
    public void onRetry(Attempt failed, String reason, Duration wait) {
      throw new IllegalStateException("no disk");
    }

    @Override
    public void onFailure(Attempt last, DataCueException failure, Duration duration) {
      throw new IllegalStateException("no disk");
    }
  }

  @Test
  void noListenerIsTheDefault() {
    CallListener.NONE.onRequest(null);
    CallListener.NONE.onResponse(null, 200, 0, Duration.ZERO);
    CallListener.NONE.onRetry(null, "", Duration.ZERO);
    CallListener.NONE.onFailure(null, null, Duration.ZERO);
    assertFalse(CallListener.NONE.toString().isEmpty());
  }
}
