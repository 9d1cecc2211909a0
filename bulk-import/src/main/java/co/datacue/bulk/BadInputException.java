package co.datacue.bulk;

import java.io.IOException;
import java.io.Serial;

/**
 * An input is not what it claims to be, or not what it was when the import began. The message says
 * which, and what to do.
 */
public final class BadInputException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  /** With a message that names the input. */
  public BadInputException(String message) {
    super(message);
  }

  /** With a message that names the input. */
  public BadInputException(String message, Throwable cause) {
    super(message, cause);
  }
}
