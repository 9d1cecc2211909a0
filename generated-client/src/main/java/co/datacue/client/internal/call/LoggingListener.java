package co.datacue.client.internal.call;

import co.datacue.client.CallListener;
import co.datacue.client.DataCueException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** One line per event, without anything of a body. */
public final class LoggingListener implements CallListener {
  private final Logger logger;

  public LoggingListener(Logger logger) {
    this.logger = logger;
  }

  @Override
  public void onRequest(Attempt attempt) {
    logger.log(Level.DEBUG, () -> name(attempt) + " sends " + attempt.requestBytes() + " bytes");
  }

  @Override
  public void onResponse(Attempt attempt, int status, long responseBytes, Duration duration) {
    String answered = " was answered %d with %d bytes after %d ms";
    logger.log(
        Level.DEBUG,
        () -> name(attempt) + answered.formatted(status, responseBytes, duration.toMillis()));
  }

  @Override
  public void onRetry(Attempt failed, String reason, Duration wait) {
    logger.log(
        Level.WARNING,
        () -> name(failed) + " failed (" + reason + "), again in " + wait.toMillis() + " ms");
  }

  @Override
  public void onFailure(Attempt last, DataCueException failure, Duration duration) {
    String failed = "call %x %s failed after %d ms: %s";
    logger.log(
        Level.ERROR,
        () ->
            failed.formatted(
                last.callId(), last.operationId(), duration.toMillis(), failure.reason()));
  }

  private static String name(Attempt attempt) {
    return "call %x %s (%s %s) attempt %d"
        .formatted(
            attempt.callId(),
            attempt.operationId(),
            attempt.method(),
            attempt.path(),
            attempt.number());
  }
}
