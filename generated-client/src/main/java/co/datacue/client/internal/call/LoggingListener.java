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
    logger.log(
        Level.DEBUG,
        () ->
            name(attempt)
                + " was answered "
                + status
                + " with "
                + responseBytes
                + " bytes after "
                + duration.toMillis()
                + " ms");
  }

  @Override
  public void onRetry(Attempt failed, String reason, Duration wait) {
    logger.log(
        Level.WARNING,
        () -> name(failed) + " failed (" + reason + "), again in " + wait.toMillis() + " ms");
  }

  @Override
  public void onFailure(Attempt last, DataCueException failure, Duration duration) {
    logger.log(
        Level.ERROR,
        () ->
            call(last)
                + last.operationId()
                + " failed after "
                + duration.toMillis()
                + " ms: "
                + failure.reason());
  }

  private static String call(Attempt attempt) {
    return "call " + Long.toHexString(attempt.callId()) + " ";
  }

  private static String name(Attempt attempt) {
    return call(attempt)
        + attempt.operationId()
        + " ("
        + attempt.method()
        + " "
        + attempt.path()
        + ") attempt "
        + attempt.number();
  }
}
