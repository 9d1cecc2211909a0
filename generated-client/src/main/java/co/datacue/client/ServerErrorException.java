package co.datacue.client;

import co.datacue.client.internal.call.AnswerText;
import java.io.Serial;

/**
 * 5xx: the API failed, and retrying, where {@link RetryPolicy} allows it, did not help. Whether the
 * request took effect is not known.
 */
public final class ServerErrorException extends StatusException {
  @Serial private static final long serialVersionUID = 1L;

  ServerErrorException(FailedCall call, int status, AnswerText answer) {
    super(call, status, answer);
  }
}
