package co.datacue.mock;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * One operation of the contract. Maps keep the contract's order and cannot be changed; the JSON
 * trees in them must not be.
 *
 * @param id the {@code operationId}
 * @param method the HTTP method in capitals
 * @param path the path template, such as <code>/v1/users/{user_id}</code>
 * @param signing what the operation wants as the password
 * @param requestExamples the request examples by name; empty if there is no request body
 * @param responses for each documented status, the response examples by name; no examples where the
 *     answer has no body
 */
public record Operation(
    String id,
    String method,
    String path,
    Signing signing,
    Map<String, JsonNode> requestExamples,
    Map<Integer, Map<String, JsonNode>> responses) {

  /** Whether the contract lists this status for the operation. */
  public boolean documents(int status) {
    return responses.containsKey(status);
  }

  /** The contract's first example of an answer with this status, if it gives one. */
  public Optional<JsonNode> firstExample(int status) {
    return responses.getOrDefault(status, Map.of()).values().stream().findFirst();
  }

  @Override
  public String toString() {
    return id + " (" + method + " " + path + ")";
  }
}
