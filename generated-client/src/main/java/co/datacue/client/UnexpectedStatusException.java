package co.datacue.client;

import java.io.Serial;

/** A status that the contract does not list, such as a redirect, which is never followed. */
public final class UnexpectedStatusException extends StatusException {
  @Serial private static final long serialVersionUID = 1L;

  UnexpectedStatusException(CallInfo call, int attempts, Answer answer) {
    super(call, attempts, answer);
  }
}
