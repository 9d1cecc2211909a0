package co.datacue.client;

import java.lang.System.Logger.Level;
import java.time.Duration;

/** Keeps a listener's failure from becoming the call's. */
final class GuardedListener implements CallListener {
  private final CallListener listener;

  private GuardedListener(CallListener listener) {
    this.listener = listener;
  }

  /** There is nothing to guard in the one that does nothing. */
  static CallListener of(CallListener listener) {
    return listener == CallListener.NONE ? listener : new GuardedListener(listener);
  }

  @Override
  public void onRequest(Attempt attempt) {
    guarded(() -> listener.onRequest(attempt));
  }

  @Override
  public void onResponse(Attempt attempt, int status, long responseBytes, Duration duration) {
    guarded(() -> listener.onResponse(attempt, status, responseBytes, duration));
  }

  @Override
  public void onRetry(Attempt failed, String reason, Duration wait) {
    guarded(() -> listener.onRetry(failed, reason, wait));
  }

  @Override
  public void onFailure(Attempt last, DataCueException failure, Duration duration) {
    guarded(() -> listener.onFailure(last, failure, duration));
  }

  private static void guarded(Runnable event) {
    try {
      event.run();
    } catch (RuntimeException e) {
      // Not kept: asking for it starts the logging up, which most programs never need here.
      System.getLogger("co.datacue.client")
          .log(Level.WARNING, "The CallListener failed; the call goes on", e);
    }
  }
}
