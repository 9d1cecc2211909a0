package co.datacue.client;

import java.io.Serial;

/** 401: the API key or secret is wrong. */
public final class UnauthorizedException extends StatusException {
  @Serial private static final long serialVersionUID = 1L;

  UnauthorizedException(CallInfo call, int attempts, Answer answer) {
    super(call, attempts, answer);
  }
}
