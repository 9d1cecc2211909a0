package co.datacue.client;

import co.datacue.client.internal.call.AnswerText;
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

  /**
   * Makes what the client throws, for tests of what it is built into.
   *
   * @param contentType null if it is not known
   * @param body of which the first 8 Ki characters are kept
   * @param problem what is wrong with it
   */
  public UndecodableAnswerException(
      FailedCall call,
      int status,
      @Nullable String contentType,
      String body,
      String problem,
      @Nullable Throwable cause) {
    super(
        call,
        "was answered with " + AnswerText.of(contentType, body).describe(status) + ": " + problem,
        cause);
    this.status = status;
    this.rawBody = AnswerText.of(contentType, body).text();
  }

  @Override
  public String reason() {
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
