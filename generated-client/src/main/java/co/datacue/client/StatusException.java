package co.datacue.client;

import co.datacue.client.internal.call.AnswerText;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The API answered with a status other than 2xx. */
public abstract sealed class StatusException extends DataCueException
    permits BadRequestException,
        UnauthorizedException,
        TooLargeException,
        ServerErrorException,
        UnexpectedStatusException {
  @Serial private static final long serialVersionUID = 1L;

  private final int status;
  private final @Nullable String apiMessage;
  private final String rawBody;

  StatusException(FailedCall call, int status, AnswerText answer) {
    super(call, "was answered with " + answer.describe(status), null);
    this.status = status;
    this.apiMessage = answer.errorMessage();
    this.rawBody = answer.text();
  }

  /**
   * Makes what the client throws, of the class that goes with the status: for tests of what it is
   * built into.
   *
   * @param status other than 2xx
   * @param contentType null if it is not known
   * @param body of which the first 8 Ki characters are kept
   * @throws IllegalArgumentException if the status is 2xx
   */
  public static StatusException of(
      FailedCall call, int status, @Nullable String contentType, String body) {
    AnswerText answer = AnswerText.of(contentType, body);
    if (status / 100 == 2) {
      throw new IllegalArgumentException("2xx is no failure: " + status);
    } else if (status == 400) {
      return new BadRequestException(call, status, answer);
    } else if (status == 401) {
      return new UnauthorizedException(call, status, answer);
    } else if (status == 413) {
      return new TooLargeException(call, status, answer);
    } else if (status >= 500) {
      return new ServerErrorException(call, status, answer);
    }
    return new UnexpectedStatusException(call, status, answer);
  }

  @Override
  public String reason() {
    return "answered " + status;
  }

  /** Returns the HTTP status. */
  public int status() {
    return status;
  }

  /**
   * Returns the message in the body, null if the body is not an object with a {@code message}, or
   * longer than what is kept of it.
   */
  public @Nullable String apiMessage() {
    return apiMessage;
  }

  /**
   * Returns the body as it came, the first 8 Ki characters of it at most; empty if there is none.
   */
  public String rawBody() {
    return rawBody;
  }
}
