package co.datacue.mock.gate;

import org.jspecify.annotations.Nullable;

/** A request that cannot be read to its end; its connection is closed after the answer. */
final class UnreadableRequestException extends RuntimeException {
  private final int status;

  UnreadableRequestException(int status, String reason, @Nullable Throwable cause) {
    super(reason, cause);
    this.status = status;
  }

  int status() {
    return status;
  }
}
