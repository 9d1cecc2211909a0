package co.datacue.client;

import java.io.IOException;
import java.io.Serial;

/**
 * No whole answer came: connection refused or lost, timeout, interruption, cancellation, or what
 * came is not HTTP. Whether the request took effect is not known, except that a refused connection
 * took none. The cause says what happened to the last attempt.
 */
public final class NetworkException extends DataCueException {
  @Serial private static final long serialVersionUID = 1L;

  NetworkException(CallInfo call, int attempts, IOException cause) {
    super(call, attempts, "got no whole answer: " + cause, cause);
  }

  @Override
  String reason() {
    return String.valueOf(getCause());
  }
}
