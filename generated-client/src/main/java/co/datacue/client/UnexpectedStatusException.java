package co.datacue.client;

import java.io.Serial;

/** Any other status, such as 429, 404 or a redirect, which is never followed. */
public final class UnexpectedStatusException extends StatusException {
  @Serial private static final long serialVersionUID = 1L;

  UnexpectedStatusException(CallInfo call, int attempts, Answer answer) {
    super(call, attempts, answer);
  }
}
