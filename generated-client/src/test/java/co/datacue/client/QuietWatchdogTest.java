package co.datacue.client;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuietWatchdogTest {

  @Test
  void goesByItselfAndComesBack() {
    QuietWatchdog watchdog = new QuietWatchdog(Duration.ofSeconds(1));
    assertFalse(watchdog.isStanding());
    for (int i = 0; i < 2; i++) {
      watchdog.standInFront();
      assertTrue(watchdog.isStanding());
      untilItGoes(watchdog);
    }
  }

  @Test
  void manyThreadsMayAskForItWhileItComesAndGoes() throws Exception {
    QuietWatchdog watchdog = new QuietWatchdog(Duration.ofMillis(5));
    ExecutorService callers = Executors.newFixedThreadPool(4);
    List<Future<?>> asking = new ArrayList<>();
    long end = System.nanoTime() + Duration.ofMillis(200).toNanos();
    for (int i = 0; i < 4; i++) {
      asking.add(
          callers.submit(
              () -> {
                while (System.nanoTime() < end) {
                  watchdog.standInFront();
                }
              }));
    }
    for (Future<?> future : asking) {
      future.get();
    }
    callers.shutdown();
    untilItGoes(watchdog);
  }

  @ParameterizedTest
  @EnumSource(Calls.class)
  void standsWhileACallIsMade(Calls calls) {
    AtomicBoolean stood = new AtomicBoolean();
    OkHttpClient looking =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  stood.compareAndSet(false, QuietWatchdog.INSTANCE.isStanding());
                  return chain.proceed(chain.request());
                })
            .build();
    try (ScriptedServer server = new ScriptedServer(ScriptedServer.status(204));
        DataCueClient client = Calls.builder(server).okHttpClient(looking).build()) {
      untilItGoes(QuietWatchdog.INSTANCE);
      // It stands for a tenth of a second, which may be over before the interceptor's turn.
      for (int i = 0; i < 20 && !stood.get(); i++) {
        calls.result(client.users().deleteUser("u1"));
      }
    }
    assertTrue(stood.get());
  }

  private static void untilItGoes(QuietWatchdog watchdog) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          while (watchdog.isStanding()) {
            Thread.sleep(5);
          }
        });
  }
}
