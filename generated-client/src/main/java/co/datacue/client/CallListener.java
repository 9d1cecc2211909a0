package co.datacue.client;

import java.time.Duration;

/**
 * Sees what the client does: for metrics, traces and logs. It is never given a body or credentials.
 *
 * <p>Its methods run on the thread that makes the call, must be safe for use by many threads, and
 * should return at once. An exception from one of them ends the call with that exception.
 */
public interface CallListener {
  /** Does nothing. */
  CallListener NONE = new CallListener() {};

  /**
   * One sending of a request.
   *
   * @param callId the same for all attempts of one call, different from those of any other call of
   *     this process
   * @param operationId the contract's id of the operation
   * @param method the HTTP method
   * @param path the path, percent-encoded, without query
   * @param number 1 for the first attempt
   * @param requestBytes size of the body
   */
  record Attempt(
      long callId, String operationId, String method, String path, int number, long requestBytes) {}

  /** A request is about to be sent. */
  default void onRequest(Attempt attempt) {}

  /**
   * A whole answer came, whatever its status.
   *
   * @param responseBytes size of the body, after decompression
   * @param duration since the attempt began
   */
  default void onResponse(Attempt attempt, int status, long responseBytes, Duration duration) {}

  /**
   * An attempt failed in a way that may pass, and the request will be sent again.
   *
   * @param reason in words: a status or an exception
   * @param wait until the next attempt
   */
  default void onRetry(Attempt failed, String reason, Duration wait) {}

  /**
   * A call ended without its answer.
   *
   * @param last the last attempt
   * @param failure what the caller gets
   * @param duration since the first attempt began
   */
  default void onFailure(Attempt last, DataCueException failure, Duration duration) {}

  /**
   * Returns a listener that writes to a {@link System.Logger}: requests and responses at DEBUG,
   * retries at WARNING, failures at ERROR.
   */
  static CallListener logging(System.Logger logger) {
    return new LoggingListener(logger);
  }
}
