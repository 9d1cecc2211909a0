package co.datacue.client.internal.call;

import java.io.IOException;
import java.io.Serial;

/** Takes an answer past OkHttp, which would not let it through. */
final class AnsweredException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient ReceivedAnswer answer;

  AnsweredException(ReceivedAnswer answer) {
    this.answer = answer;
  }

  ReceivedAnswer answer() {
    return answer;
  }
}
