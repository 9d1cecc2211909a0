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
import org.junit.jupiter.api.Test;

class QuietWatchdogTest {
  private final QuietWatchdog watchdog = new QuietWatchdog();

  @Test
  void goesByItselfAndComesBack() {
    assertFalse(watchdog.isStanding());
    for (int i = 0; i < 2; i++) {
      watchdog.standInFront();
      assertTrue(watchdog.isStanding());
      untilItGoes();
    }
  }

  @Test
  void manyThreadsMayAskForItWhileItComesAndGoes() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(4);
    List<Future<?>> asking = new ArrayList<>();
    long end = System.nanoTime() + Duration.ofMillis(350).toNanos();
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
    untilItGoes();
  }

  private void untilItGoes() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          while (watchdog.isStanding()) {
            Thread.sleep(5);
          }
        });
  }
}
