package co.datacue.client;

import co.datacue.client.internal.call.AnswerText;
import java.io.Serial;

/** Any other status, such as 429, 404 or a redirect, which is never followed. */
public final class UnexpectedStatusException extends StatusException {
  @Serial private static final long serialVersionUID = 1L;

  UnexpectedStatusException(FailedCall call, int status, AnswerText answer) {
    super(call, status, answer);
  }
}
