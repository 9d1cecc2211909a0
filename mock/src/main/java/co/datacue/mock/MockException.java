package co.datacue.mock;

import org.jspecify.annotations.Nullable;

/** The mock could not be started. The message says what was found and how to mend it. */
public final class MockException extends RuntimeException {
  /** For the mock itself to throw. */
  public MockException(String message) {
    this(message, null);
  }

  /** For the mock itself to throw. */
  public MockException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
