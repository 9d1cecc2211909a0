package co.datacue.client;

import java.io.IOException;
import java.io.Serial;

/**
 * The request was not sent, because it could not be signed, was no longer what was signed, or would
 * have taken the credentials to another host or, over plain http, to a proxy; for instance because
 * an interceptor of the caller's changed its body or its URL.
 */
public final class RequestRefusedException extends DataCueException {
  @Serial private static final long serialVersionUID = 1L;

  /** Makes what the client throws, for tests of what it is built into. */
  public RequestRefusedException(FailedCall call, IOException cause) {
    super(call, "was not sent: " + cause.getMessage(), cause);
  }

  @Override
  public String reason() {
    return String.valueOf(getMessage());
  }
}
