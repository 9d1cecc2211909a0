package co.datacue.client;

import static co.datacue.client.Calls.builder;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Asynchronous calls, many at a time: they wait in line, and none for ever. */
class AsyncBoundsTest {
  private final ScriptedServer server = new ScriptedServer(ScriptedServer.status(204));
  private final FakeTime time = new FakeTime();
  private final RecordingListener listener = new RecordingListener();
  private final CountDownLatch answersFirst = new CountDownLatch(1);

  @AfterEach
  void stop() {
    server.close();
  }

  /** One call at a time. */
  private static OkHttpClient oneAtATime() {
    Dispatcher dispatcher = new Dispatcher();
    dispatcher.setMaxRequests(1);
    return new OkHttpClient.Builder().dispatcher(dispatcher).build();
  }

  /** A call of which the server leaves the answer to the test. */
  private CompletableFuture<?> callThatHoldsTheLine(DataCueClient client) {
    server.then(
        socket -> {
          try {
            answersFirst.await();
          } catch (InterruptedException e) {
            return false;
          }
          return ScriptedServer.status(204).play(socket);
        });
    CompletableFuture<?> first = client.users().deleteUser("first").executeAsync();
    Calls.await("it is sent", () -> server.received().size() == 1);
    return first;
  }

  @Test
  void whatIsChainedMayWaitForFurtherCalls() {
    try (DataCueClient client = builder(server).build()) {
      List<CompletableFuture<Void>> chained = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        chained.add(
            client
                .users()
                .deleteUser("u" + i)
                .executeAsync()
                .thenAccept(nothing -> client.users().deleteUser("next").executeAsync().join()));
      }
      chained.forEach(Calls::get);
    }
    assertEquals(20, server.received().size());
  }

  @Test
  void futuresAreCompletedWhereTheCallerWants() {
    List<Thread> threads = new ArrayList<>();
    try (DataCueClient client =
        builder(server)
            .callbackExecutor(
                work -> {
                  Thread thread = new Thread(work, "mine");
                  threads.add(thread);
                  thread.start();
                })
            .build()) {
      var ran =
          client.users().deleteUser("u1").executeAsync().thenApply(x -> Thread.currentThread());
      Thread on = Calls.get(ran);
      // Chained before or after the end, never on a thread of OkHttp.
      assertTrue(on == threads.get(0) || on == Thread.currentThread(), on.getName());
      server.then(ScriptedServer.status(400));
      assertThrows(
          BadRequestException.class,
          () -> Calls.get(client.users().deleteUser("u1").executeAsync()));
      assertEquals(2, threads.size());
    }
  }

  @Test
  void futureIsCompletedAlsoIfTheExecutorRefuses() {
    try (DataCueClient client =
        builder(server)
            .callbackExecutor(
                work -> {
                  throw new RejectedExecutionException("full");
                })
            .build()) {
      Calls.get(client.users().deleteUser("u1").executeAsync());
    }
    assertEquals(1, server.received().size());
  }

  @Test
  void callInLineEndsWithTheBoundOnTheWholeCallAndWasNeverSent() {
    OkHttpClient own = oneAtATime();
    try (DataCueClient client =
        builder(server).okHttpClient(own).time(time).listener(listener).build()) {
      CompletableFuture<?> first = callThatHoldsTheLine(client);
      CompletableFuture<?> inLine = client.users().deleteUser("second").executeAsync();
      time.bounds.get(1).complete(null);
      NetworkException failure = assertThrows(NetworkException.class, () -> Calls.get(inLine));
      assertEquals(0, failure.attempts());
      assertTrue(
          failure.getMessage().endsWith("did not end within PT1M30S, all of it in line"),
          failure.getMessage());
      assertEquals(List.of(failure), listener.failures);
      answersFirst.countDown();
      Calls.get(first);
      Calls.await("the line is empty", () -> own.dispatcher().runningCallsCount() == 0);
      assertEquals(1, server.received().size());
      assertFalse(time.bounds.get(0).isDone() && !time.bounds.get(0).isCancelled());
      assertTrue(time.bounds.get(0).isCancelled(), "the timer is freed");
    }
  }

  @Test
  void boundEndsAnAttemptUnderWayToo() {
    OkHttpClient own = oneAtATime();
    try (DataCueClient client =
        builder(server)
            .okHttpClient(own)
            .callTimeout(Duration.ofMillis(1_500))
            .retryPolicy(RetryPolicy.defaults().withMaxTotalTime(Duration.ofSeconds(1)))
            .time(time)
            .listener(listener)
            .build()) {
      server.then(ScriptedServer.silence());
      CompletableFuture<?> call = client.users().deleteUser("u1").executeAsync();
      Calls.await("it is sent", () -> server.received().size() == 1);
      time.bounds.get(0).complete(null);
      NetworkException failure = assertThrows(NetworkException.class, () -> Calls.get(call));
      assertEquals(1, failure.attempts());
      assertTrue(failure.getMessage().endsWith("within PT2.5S"), failure.getMessage());
      Calls.await("OkHttp is done", () -> own.dispatcher().runningCallsCount() == 0);
      Calls.assertNothingLeaks(own);
      assertEquals(List.of(failure), listener.failures);
    }
  }

  @Test
  void boundsHoldByTheRealClockToo() {
    try (DataCueClient client =
        builder(server)
            .callTimeout(Duration.ofMillis(200))
            .retryPolicy(RetryPolicy.defaults().withMaxTotalTime(Duration.ofMillis(200)))
            .build()) {
      server.then(ScriptedServer.silence());
      List<CompletableFuture<?>> calls = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        calls.add(client.users().deleteUser("u" + i).executeAsync());
      }
      int unsent = 0;
      for (CompletableFuture<?> call : calls) {
        NetworkException failure = assertThrows(NetworkException.class, () -> Calls.get(call));
        unsent += failure.attempts() == 0 ? 1 : 0;
      }
      // Five at a time, of 200 ms each; without the bound all would have had their turn.
      assertTrue(unsent > 0, "calls that never were sent");
    }
  }

  @Test
  void waitingInLineIsNeitherTheAttemptsNorTheRetriesTime() {
    try (DataCueClient client =
        builder(server).okHttpClient(oneAtATime()).time(time).listener(listener).build()) {
      CompletableFuture<?> first = callThatHoldsTheLine(client);
      CompletableFuture<?> inLine = client.users().deleteUser("second").executeAsync();
      assertEquals(1, listener.events.size(), "the second has not begun");
      time.pass(Duration.ofHours(1));
      server.then(ScriptedServer.status(503));
      answersFirst.countDown();
      Calls.get(first);
      assertEquals(5, assertThrows(ServerErrorException.class, () -> Calls.get(inLine)).attempts());
      List<String> ofSecond =
          listener.events.stream().filter(event -> event.contains("503")).toList();
      assertEquals("1 response 503 0 PT0S", ofSecond.get(0));
      assertEquals("1 retry 503 PT0.25S", ofSecond.get(1));
    }
  }
}
