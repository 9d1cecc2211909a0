package co.datacue.client;

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

  StatusException(CallInfo call, int attempts, Answer answer) {
    super(call, attempts, "was answered with " + answer.describe(), null);
    this.status = answer.status();
    this.apiMessage = answer.errorMessage();
    this.rawBody = answer.boundedText();
  }

  static StatusException of(CallInfo call, int attempts, Answer answer) {
    int status = answer.status();
    if (status == 400) {
      return new BadRequestException(call, attempts, answer);
    } else if (status == 401) {
      return new UnauthorizedException(call, attempts, answer);
    } else if (status == 413) {
      return new TooLargeException(call, attempts, answer);
    } else if (status >= 500) {
      return new ServerErrorException(call, attempts, answer);
    }
    return new UnexpectedStatusException(call, attempts, answer);
  }

  @Override
  String reason() {
    return "answered " + status;
  }

  /** Returns the HTTP status. */
  public int status() {
    return status;
  }

  /** Returns the message in the body, null if the body is not an object with a {@code message}. */
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
