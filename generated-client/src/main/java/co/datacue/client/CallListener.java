package co.datacue.client;

import co.datacue.client.internal.call.LoggingListener;
import java.time.Duration;

/**
 * Sees what the client does: for metrics, traces and logs. It is never given credentials or a body,
 * but for what {@link DataCueException} holds of an answer.
 *
 * <p>A call gives {@code onRequest}, then {@code onResponse} unless no answer came, then {@code
 * onRetry} and all this again for each further attempt. It ends with the last {@code onResponse} if
 * the caller gets a result, and with exactly one {@code onFailure} if the caller gets an exception
 * or has cancelled the call. {@link ApiCall#response()} takes an answer of any status for a result.
 *
 * <p>The methods run on the thread that makes the call, or for an asynchronous one on threads of
 * OkHttp or of the client, one at a time for each call, and none after the call has ended. They
 * must be safe for use by many threads and should return at once. What one of them throws, an
 * {@link Error} too, does not change the call: it is logged as a warning to the {@link
 * System.Logger} {@code co.datacue.client}.
 */
public interface CallListener {
  /** Does nothing. */
  CallListener NONE = new CallListener() {};

  /**
   * One sending of a request.
   *
   * @param callId the same for all attempts of one call; 64 random bits, so that it is different
   *     from that of any other call
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
   * An answer came, whatever its status.
   *
   * @param responseBytes size of the body that was read, after decompression; 16 MiB at most
   * @param duration since the attempt began
   */
  default void onResponse(Attempt attempt, int status, long responseBytes, Duration duration) {}

  /**
   * An attempt failed in a way that may pass, and the request will be sent again, unless the caller
   * interrupts or cancels the wait.
   *
   * @param reason in words: a status or an exception
   * @param wait until the next attempt
   */
  default void onRetry(Attempt failed, String reason, Duration wait) {}

  /**
   * A call ended without its answer.
   *
   * @param last the last attempt; its number is 0 if none was begun
   * @param failure what the caller gets; for a cancelled call a {@link NetworkException} that says
   *     so
   * @param duration since the first attempt began
   */
  default void onFailure(Attempt last, DataCueException failure, Duration duration) {}

  /**
   * Returns a listener that writes to a {@link System.Logger}: requests and responses at DEBUG,
   * retries at WARNING, failures at ERROR. Nothing of a body is written; paths are, with the ids in
   * them.
   */
  static CallListener logging(System.Logger logger) {
    return new LoggingListener(logger);
  }
}
