package co.datacue.client;

import java.io.Serial;

/** 400: the request breaks a rule of the API; sending it again does not help. */
public final class BadRequestException extends StatusException {
  @Serial private static final long serialVersionUID = 1L;

  BadRequestException(CallInfo call, int attempts, Answer answer) {
    super(call, attempts, answer);
  }
}
