package co.datacue.client;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A call did not give its answer. The message says which operation, what was wrong and what
 * arrived; it never holds credentials or the body that was sent. It may hold the beginning of the
 * body that came, in which an API may repeat what was sent.
 */
public abstract sealed class DataCueException extends RuntimeException
    permits StatusException, NetworkException, UndecodableAnswerException, RequestRefusedException {
  @Serial private static final long serialVersionUID = 1L;

  private final FailedCall call;

  DataCueException(FailedCall call, String problem, @Nullable Throwable cause) {
    super(call.describe(problem), cause);
    this.call = call;
  }

  /** Returns the contract's id of the operation. */
  public String operationId() {
    return call.operationId();
  }

  /** Returns the HTTP method. */
  public String method() {
    return call.method();
  }

  /** Returns the path, percent-encoded, without query. */
  public String path() {
    return call.path();
  }

  /** Returns how many times the request was sent; 0 if it was refused before. */
  public int attempts() {
    return call.attempts();
  }

  /** Returns what was wrong, without anything of the answer's body: for logs. */
  public abstract String reason();
}
