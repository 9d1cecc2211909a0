package co.datacue.client;

import co.datacue.signing.SigningException;
import java.io.Serial;

/**
 * The request was not sent, because it could not be signed or would have taken the credentials to
 * another host; for instance because an interceptor of the caller's changed its URL.
 */
public final class RequestRefusedException extends DataCueException {
  @Serial private static final long serialVersionUID = 1L;

  RequestRefusedException(CallInfo call, int attempts, SigningException cause) {
    super(call, attempts, "was not sent: " + cause.getMessage(), cause);
  }

  @Override
  String reason() {
    return String.valueOf(getMessage());
  }
}
