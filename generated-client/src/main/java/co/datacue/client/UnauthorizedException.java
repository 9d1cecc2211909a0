package co.datacue.client;

import co.datacue.client.internal.call.AnswerText;
import java.io.Serial;

/** 401: the API key or secret is wrong. */
public final class UnauthorizedException extends StatusException {
  @Serial private static final long serialVersionUID = 1L;

  UnauthorizedException(FailedCall call, int status, AnswerText answer) {
    super(call, status, answer);
  }
}
