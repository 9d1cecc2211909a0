package co.datacue.client;

import static co.datacue.client.Calls.builder;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.client.internal.call.TimeAndChance;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CancellationTest {
  private final ScriptedServer server = new ScriptedServer(ScriptedServer.status(503));
  private final ExecutorService oneThread = Executors.newSingleThreadExecutor();
  private final OkHttpClient own =
      new OkHttpClient.Builder()
          .dispatcher(new Dispatcher(oneThread))
          .readTimeout(Duration.ZERO) // so that nothing but cancelling ends a silence
          .build();
  private final FakeTime time = new FakeTime();
  private final RecordingListener listener = new RecordingListener();
  private final DataCueClient client =
      builder(server).okHttpClient(own).time(time).listener(listener).build();

  @AfterEach
  void nothingIsLeftOpen() {
    Calls.assertNothingLeaks(own);
    server.close();
    oneThread.shutdownNow();
  }

  private ApiCall<?> call() {
    return client.users().deleteUser("u1");
  }

  private CompletableFuture<?> waitingForTheNextAttempt() {
    time.holdsBack = true;
    CompletableFuture<?> future = call().executeAsync();
    Calls.await("the wait has begun", () -> time.pending.size() == 1);
    return future;
  }

  private CompletableFuture<?> waitingForTheAnswer() {
    server.then(ScriptedServer.silence());
    CompletableFuture<?> future = call().executeAsync();
    Calls.await("the request is there", () -> server.received().size() == 1);
    return future;
  }

  private void assertOneFailureSaying(String words) {
    Calls.await("the listener was told", () -> !listener.failures.isEmpty());
    assertEquals(1, listener.failures.size());
    assertTrue(listener.failures.get(0).getMessage().contains(words), words);
  }

  @Test
  void systemTimeGoesOnAndChanceVaries() throws Exception {
    TimeAndChance system = new TimeAndChance();
    long begun = system.nanoTime();
    system.sleep(Duration.ofMillis(2));
    assertTrue(system.nanoTime() - begun >= 2_000_000);
    assertTrue(Duration.between(system.now(), Instant.now()).abs().toMinutes() < 1);
    assertTrue(DoubleStream.generate(system::random).limit(100).distinct().count() > 90);
  }

  @Test
  void interruptEndsTheWaitAndStays() {
    time.interruptsSleep = true;
    NetworkException failure = assertThrows(NetworkException.class, () -> call().execute());
    assertTrue(Thread.interrupted());
    assertInstanceOf(InterruptedIOException.class, failure.getCause());
    assertTrue(failure.getMessage().endsWith("again after 503"), failure.getMessage());
    assertEquals(1, failure.attempts());
    assertEquals(1, server.received().size());
    assertEquals(List.of(failure), listener.failures);
  }

  @Test
  void interruptedThreadDoesNotRetry() {
    server.then(
        socket -> {
          ScriptedServer.reset().play(socket);
          return false;
        });
    Thread.currentThread().interrupt();
    NetworkException failure = assertThrows(NetworkException.class, () -> call().execute());
    assertTrue(Thread.interrupted());
    assertEquals(1, failure.attempts());
    assertEquals(List.of(), time.waits);
    assertEquals(List.of(failure), listener.failures);
  }

  @Test
  void systemTimeNoticesAnInterruptEvenWithoutAWait() {
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> new TimeAndChance().sleep(Duration.ZERO));
    assertFalse(Thread.interrupted());
  }

  @Test
  void systemTimeWaitsWithoutAThread() throws Exception {
    new TimeAndChance().later(Duration.ofMillis(1)).get(30, TimeUnit.SECONDS);
    CompletableFuture<?> longWait = new TimeAndChance().later(Duration.ofDays(1));
    assertTrue(longWait.cancel(false));
    double chance = new TimeAndChance().random();
    assertTrue(chance >= 0 && chance < 1);
    new TimeAndChance().sleep(Duration.ofNanos(1));
  }

  @Test
  void waitOfAnAsynchronousCallBlocksNoThread() {
    CompletableFuture<?> waiting = waitingForTheNextAttempt();
    Calls.await("OkHttp is done", () -> own.dispatcher().runningCallsCount() == 0);
    server.then(ScriptedServer.status(204));
    // The one thread of the dispatcher is free for others meanwhile.
    Calls.get(client.users().deleteUser("u2").executeAsync());
    assertFalse(waiting.isDone());
    time.pending.get(0).complete(null);
    Calls.get(waiting);
    assertEquals(3, server.received().size());
    assertEquals(List.of(), listener.failures);
  }

  static List<Named<Consumer<CompletableFuture<?>>>> endings() {
    return List.of(
        Named.of("cancel", future -> future.cancel(true)),
        Named.of("complete", future -> future.complete(null)),
        Named.of("fail", future -> future.completeExceptionally(new TimeoutException("own"))));
  }

  @ParameterizedTest
  @MethodSource("endings")
  void endedFutureStopsThePendingRetry(Consumer<CompletableFuture<?>> ending) {
    CompletableFuture<?> future = waitingForTheNextAttempt();
    ending.accept(future);
    Calls.await("the timer is freed", () -> time.pending.get(0).isCancelled());
    assertEquals(1, server.received().size());
    assertOneFailureSaying("given up by the caller");
  }

  @ParameterizedTest
  @MethodSource("endings")
  void endedFutureStopsTheAttemptUnderWay(Consumer<CompletableFuture<?>> ending) {
    CompletableFuture<?> future = waitingForTheAnswer();
    ending.accept(future);
    Calls.await("OkHttp is done", () -> own.dispatcher().runningCallsCount() == 0);
    assertEquals(0, own.connectionPool().connectionCount());
    assertEquals(1, server.received().size());
    assertEquals(List.of(), time.waits);
    assertOneFailureSaying("given up by the caller");
  }

  @Test
  void cancelledFutureSaysSo() {
    CompletableFuture<?> future = waitingForTheAnswer();
    future.cancel(false);
    assertThrows(CancellationException.class, future::join);
    assertThrows(CancellationException.class, () -> future.get(1, TimeUnit.SECONDS));
  }

  @Test
  void endedCallIsNotCancelledInOkHttp() {
    server.then(ScriptedServer.status(204));
    CountingEvents cancelled = new CountingEvents();
    try (DataCueClient watched =
        builder(server).okHttpClient(own.newBuilder().eventListener(cancelled).build()).build()) {
      Calls.get(watched.users().deleteUser("u1").executeAsync());
    }
    assertEquals(0, cancelled.count);
    assertEquals(1, own.connectionPool().idleConnectionCount(), "kept for the next call");
  }

  /** The dispatcher's thread may be done with a call before the one that put it in line goes on. */
  @Test
  void callThatHasEndedBeforeItIsInLineIsNotCancelled() {
    server.then(ScriptedServer.status(204));
    CountingEvents cancelled = new CountingEvents();
    OkHttpClient atOnce =
        new OkHttpClient.Builder()
            .dispatcher(new Dispatcher(new SameThread()))
            .eventListener(cancelled)
            .build();
    try (DataCueClient watched = builder(server).okHttpClient(atOnce).build()) {
      Calls.get(watched.users().deleteUser("u1").executeAsync());
    }
    assertEquals(0, cancelled.count);
  }

  private static final class SameThread extends AbstractExecutorService {
    @Override
    public void execute(Runnable work) {
      work.run();
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return false;
    }

    @Override
    public boolean isTerminated() {
      return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      return true;
    }
  }

  private static final class CountingEvents extends okhttp3.EventListener {
    private volatile int count;

    @Override
    public void canceled(okhttp3.Call call) {
      count++;
    }
  }

  @Test
  void callCancelledThroughTheCallersDispatcherIsNotRepeated() {
    CompletableFuture<?> future = waitingForTheAnswer();
    own.dispatcher().cancelAll();
    NetworkException failure = assertThrows(NetworkException.class, () -> Calls.get(future));
    assertEquals(1, failure.attempts());
    assertEquals(1, server.received().size());
    assertEquals(List.of(failure), listener.failures);
  }

  @Test
  void closedDispatcherFailsThePendingRetryOnce() {
    CompletableFuture<?> future = waitingForTheNextAttempt();
    oneThread.shutdown();
    time.pending.get(0).complete(null);
    ExecutionException failure =
        assertThrows(ExecutionException.class, () -> future.get(30, TimeUnit.SECONDS));
    assertInstanceOf(NetworkException.class, failure.getCause());
    assertEquals(1, time.waits.size());
    assertEquals(1, server.received().size());
    assertOneFailureSaying("rejected");
  }

  /** Cancelled at every moment of the call, from this thread, while OkHttp's goes on. */
  @Test
  void listenerHearsNothingAfterTheEnd() throws Exception {
    OrderedListener ordered = new OrderedListener();
    try (DataCueClient raced =
        builder(server).okHttpClient(own).time(new FakeTime()).listener(ordered).build()) {
      for (int i = 0; i < 2_000; i++) {
        CompletableFuture<?> future = raced.users().deleteUser("u1").executeAsync();
        for (int spin = 0; spin < i % 400; spin++) {
          Thread.onSpinWait();
        }
        if (i % 3 == 0) {
          Thread.sleep(0, i * 211 % 400_000);
        }
        future.cancel(true);
      }
    }
    Calls.await("OkHttp is done", () -> own.dispatcher().runningCallsCount() == 0);
    assertEquals(List.of(), ordered.afterTheEnd);
    assertTrue(ordered.ended.size() > 1_000, "most were ended by cancelling");
  }

  /** Keeps which calls have ended, and what it is told of them after that. */
  private static final class OrderedListener implements CallListener {
    private final Set<Long> ended = ConcurrentHashMap.newKeySet();
    private final List<String> afterTheEnd = new CopyOnWriteArrayList<>();

    private void heard(Attempt attempt, String event) {
      if (ended.contains(attempt.callId())) {
        afterTheEnd.add(event);
      }
    }

    @Override
    public void onRequest(Attempt attempt) {
      heard(attempt, "request");
    }

    @Override
    public void onResponse(Attempt attempt, int status, long bytes, Duration duration) {
      heard(attempt, "response");
    }

    @Override
    public void onRetry(Attempt failed, String reason, Duration wait) {
      heard(failed, "retry");
    }

    @Override
    public void onFailure(Attempt last, DataCueException failure, Duration duration) {
      heard(last, "failure");
      ended.add(last.callId());
    }
  }
}
