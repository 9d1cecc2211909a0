package co.datacue.client.internal.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The threads on which futures are completed. */
class CallEngineTest {
  @Test
  void programDoesNotEndBeforeItsFuturesWhoeverBeginsThem() throws Exception {
    ExecutorService own = CallEngine.ownThreads();
    CompletableFuture<Thread> begun = new CompletableFuture<>();
    Thread beginning = new Thread(() -> own.execute(() -> begun.complete(Thread.currentThread())));
    beginning.setDaemon(true);
    beginning.start();
    Thread used = begun.get(10, TimeUnit.SECONDS);
    assertFalse(used.isDaemon());
    assertEquals("datacue-callback", used.getName());
    own.shutdown();
  }
}
