package co.datacue.mock.gate;

import co.datacue.mock.Operation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Bodies of errors as the contract's own examples look: their first text is the message. */
final class ErrorShape {
  /** What the API answers whatever the reason: it does not tell who cannot sign what is wrong. */
  private static final Set<Integer> THE_EXAMPLE_ITSELF = Set.of(401, 413);

  private ErrorShape() {}

  static JsonNode refusal(@Nullable Operation operation, int status, String reason) {
    JsonNode example = operation == null ? null : operation.firstExample(status).orElse(null);
    return example != null && THE_EXAMPLE_ITSELF.contains(status)
        ? example
        : of(operation, status, reason);
  }

  /** With this message; as the contract's next error looks where it has none of this status. */
  static JsonNode of(@Nullable Operation operation, int status, String message) {
    String property =
        operation == null
            ? "message"
            : Stream.concat(operation.firstExample(status).stream(), documentedErrors(operation))
                .flatMap(example -> firstText(example).stream())
                .findFirst()
                .orElse("message");
    return JsonNodeFactory.instance.objectNode().put(property, message);
  }

  private static Stream<JsonNode> documentedErrors(Operation operation) {
    Map<String, Map<String, JsonNode>> all = new LinkedHashMap<>();
    operation.responses().forEach((status, examples) -> all.put(status.toString(), examples));
    all.putAll(operation.otherResponses());
    all.keySet().removeIf(key -> key.matches("[123].*"));
    return all.values().stream().flatMap(examples -> examples.values().stream().limit(1));
  }

  private static List<String> firstText(JsonNode example) {
    return example.properties().stream()
        .filter(property -> property.getValue().isTextual())
        .limit(1)
        .map(Map.Entry::getKey)
        .toList();
  }
}
