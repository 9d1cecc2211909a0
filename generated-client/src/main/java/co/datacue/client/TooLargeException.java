package co.datacue.client;

import co.datacue.client.internal.call.AnswerText;
import java.io.Serial;

/** 413: the batch is larger than the API takes; send it in smaller parts. */
public final class TooLargeException extends StatusException {
  @Serial private static final long serialVersionUID = 1L;

  TooLargeException(FailedCall call, int status, AnswerText answer) {
    super(call, status, answer);
  }
}
