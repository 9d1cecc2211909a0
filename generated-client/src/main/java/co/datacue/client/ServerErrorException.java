package co.datacue.client;

import java.io.Serial;

/**
 * 5xx: the API failed, and retrying, where {@link RetryPolicy} allows it, did not help. Whether the
 * request took effect is not known.
 */
public final class ServerErrorException extends StatusException {
  @Serial private static final long serialVersionUID = 1L;

  ServerErrorException(CallInfo call, int attempts, Answer answer) {
    super(call, attempts, answer);
  }
}
