package co.datacue.client;

import java.io.Serial;

/** 413: the batch is larger than the API takes; send it in smaller parts. */
public final class TooLargeException extends StatusException {
  @Serial private static final long serialVersionUID = 1L;

  TooLargeException(CallInfo call, int attempts, Answer answer) {
    super(call, attempts, answer);
  }
}
