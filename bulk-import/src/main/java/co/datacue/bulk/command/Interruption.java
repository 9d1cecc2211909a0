package co.datacue.bulk.command;

import co.datacue.bulk.RunningImport;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets what is under way be settled when the program is interrupted. */
final class Interruption {
  private static final long MOST_SECONDS = 90;

  private final CountDownLatch over = new CountDownLatch(1);

  private Interruption() {}

  /** Cancels the import on Ctrl-C or a kill, and keeps the program alive until it is over. */
  static Interruption of(RunningImport running) {
    Interruption interruption = new Interruption();
    Thread hook =
        new Thread(
            () -> {
              running.cancel();
              interruption.await();
            },
            "datacue-import-interrupted");
    Runtime.getRuntime().addShutdownHook(hook);
    return interruption;
  }

  private void await() {
    try {
      over.await(MOST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What was under way is settled and told. */
  void over() {
    over.countDown();
  }
}
