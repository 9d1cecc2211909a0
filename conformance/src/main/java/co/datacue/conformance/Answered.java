package co.datacue.conformance;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What came back for one request.
 *
 * @param status the HTTP status
 * @param contentType what the body is said to be; empty if nothing is said
 * @param body the bytes
 * @param clientsProblem why the client could make nothing of it; null if it could, or did not send
 */
record Answered(int status, String contentType, byte[] body, @Nullable String clientsProblem) {
  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  Answered withProblem(String problem) {
    return new Answered(status, contentType, body, problem);
  }
}
