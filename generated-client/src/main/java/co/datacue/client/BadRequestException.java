package co.datacue.client;

import co.datacue.client.internal.call.AnswerText;
import java.io.Serial;

/** 400: the request breaks a rule of the API; sending it again does not help. */
public final class BadRequestException extends StatusException {
  @Serial private static final long serialVersionUID = 1L;

  BadRequestException(FailedCall call, int status, AnswerText answer) {
    super(call, status, answer);
  }
}
