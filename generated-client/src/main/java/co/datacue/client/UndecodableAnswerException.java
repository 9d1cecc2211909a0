package co.datacue.client;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The API answered 2xx, but not with what the contract says: other than JSON, malformed, empty,
 * larger than 16 MiB. The request may have taken effect; it is not repeated.
 */
public final class UndecodableAnswerException extends DataCueException {
  @Serial private static final long serialVersionUID = 1L;

  private final int status;
  private final String rawBody;

  UndecodableAnswerException(
      CallInfo call, int attempts, Answer answer, String problem, @Nullable Throwable cause) {
    super(call, attempts, "was answered with " + answer.describe() + ": " + problem, cause);
    this.status = answer.status();
    this.rawBody = answer.boundedText();
  }

  @Override
  String reason() {
    return "answered " + status + " with what cannot be decoded";
  }

  /** Returns the HTTP status. */
  public int status() {
    return status;
  }

  /** Returns the body as it came, the first 8 Ki characters of it at most. */
  public String rawBody() {
    return rawBody;
  }
}
