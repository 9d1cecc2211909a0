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

  private final String operationId;
  private final String method;
  private final String path;
  private final int attempts;

  DataCueException(CallInfo call, int attempts, String problem, @Nullable Throwable cause) {
    super(
        call.operationId()
            + " ("
            + call.method()
            + " "
            + call.path()
            + ") "
            + problem
            + (attempts > 1 ? ", after " + attempts + " attempts" : ""),
        cause);
    this.operationId = call.operationId();
    this.method = call.method();
    this.path = call.path();
    this.attempts = attempts;
  }

  /** Returns the contract's id of the operation. */
  public String operationId() {
    return operationId;
  }

  /** Returns the HTTP method. */
  public String method() {
    return method;
  }

  /** Returns the path, percent-encoded, without query. */
  public String path() {
    return path;
  }

  /** Returns how many times the request was sent; 0 if it was refused before. */
  public int attempts() {
    return attempts;
  }

  /** What was wrong, without anything of the answer's body: for logs. */
  abstract String reason();
}
