package co.datacue.client;

import co.datacue.signing.SigningException;
import java.io.Serial;

/**
 * The request was not sent, because it could not be signed or would have taken the credentials to
 * another host; for instance because an interceptor of the caller's changed its URL.
 */
public final class RequestRefusedException extends DataCueException {
  @Serial private static final long serialVersionUID = 1L;

  RequestRefusedException(CallInfo call, SigningException cause) {
    super(call, 0, "was not sent: " + cause.getMessage(), cause);
  }
}
