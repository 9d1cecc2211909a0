package co.datacue.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What goes back to the caller. */
record Answer(int status, Map<String, List<String>> headers, byte[] body) {
  /** What the contract documents for this status, or the reason alone if it documents nothing. */
  static Answer documented(@Nullable Operation operation, int status, String reason) {
    JsonNode example = operation == null ? null : operation.firstExample(status).orElse(null);
    return example == null ? undocumented(status, reason, reason) : json(status, example, reason);
  }

  /** An answer that the contract knows nothing of; the message may have several lines. */
  static Answer undocumented(int status, String reason, String message) {
    return json(status, JsonNodeFactory.instance.objectNode().put("message", message), reason);
  }

  // The reason goes into a header, where it cannot break the body's schema.
  private static Answer json(int status, JsonNode body, String reason) {
    return new Answer(
        status,
        Map.of("Content-Type", List.of("application/json"), "DataCue-Mock-Reason", List.of(reason)),
        body.toString().getBytes(StandardCharsets.UTF_8));
  }
}
