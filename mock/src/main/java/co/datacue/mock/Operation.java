package co.datacue.mock;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One operation of the contract. Maps keep the contract's order and cannot be changed; the JSON
 * trees in them must not be.
 *
 * @param id the {@code operationId}
 * @param method the HTTP method in capitals
 * @param path the path template, such as <code>/v1/users/{user_id}</code>
 * @param signing what the operation wants as the password
 * @param requestTypes the media types of the request body, without parameters and in lower case;
 *     empty if there is no request body
 * @param requestExamples the request examples by name; empty if there is no request body
 * @param responses for each status documented by its number, the response examples by name; no
 *     examples where the answer has no body
 * @param otherResponses the same of the other documented ones: ranges such as {@code 4XX}, and
 *     {@code default}
 */
public record Operation(
    String id,
    String method,
    String path,
    Signing signing,
    Set<String> requestTypes,
    Map<String, JsonNode> requestExamples,
    Map<Integer, Map<String, JsonNode>> responses,
    Map<String, Map<String, JsonNode>> otherResponses) {

  /** Whether the contract lists this very status for the operation. */
  public boolean documents(int status) {
    return responses.containsKey(status);
  }

  /**
   * The key under which the contract documents this status: its number, the range, or {@code
   * default}; empty if it does not.
   */
  public Optional<String> documentation(int status) {
    String range = status / 100 + "XX";
    if (documents(status)) {
      return Optional.of(String.valueOf(status));
    }
    return Stream.of(range, "default").filter(otherResponses::containsKey).findFirst();
  }

  /** The contract's examples of an answer with this status, whatever key documents it. */
  public Map<String, JsonNode> examples(int status) {
    return documents(status)
        ? responses.get(status)
        : documentation(status).map(otherResponses::get).orElse(Map.of());
  }

  /** The contract's first example of an answer with this status, if it gives one. */
  public Optional<JsonNode> firstExample(int status) {
    return examples(status).values().stream().findFirst();
  }

  @Override
  public String toString() {
    return id + " (" + method + " " + path + ")";
  }
}
