package co.datacue.client;

import java.io.IOException;
import java.io.Serial;

/**
 * No whole answer came: connection refused or lost, timeout, interruption, cancellation, or what
 * came is not HTTP. Whether the request took effect is not known, except that a refused connection
 * took none, and none was made if {@link #attempts()} is 0. The cause says what happened to the
 * last attempt; of what came that is not HTTP it repeats nothing.
 */
public final class NetworkException extends DataCueException {
  @Serial private static final long serialVersionUID = 1L;

  /** Makes what the client throws, for tests of what it is built into. */
  public NetworkException(FailedCall call, IOException cause) {
    super(call, "got no whole answer: " + cause, cause);
  }

  @Override
  public String reason() {
    return String.valueOf(getCause());
  }
}
