package co.datacue.conformance.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Puts a prefix before every id, so that a test meets nobody else's data. E-mail addresses become
 * ones that cannot exist.
 */
public record OwnIds(String prefix) {
  /** What names things without being called an id. */
  private static final Set<String> IDS = Set.of("variant", "wishlist");

  /** Those that the API makes: what a test makes up is none of them. */
  private static final Set<String> OF_THE_API = Set.of("banner_id");

  /** Leaves everything as it is: a mock keeps nothing that could collide. */
  public static final OwnIds AS_THEY_ARE = new OwnIds("");

  public String own(String id) {
    return prefix + id;
  }

  /** The contract's example of a parameter; empty if the operation has no such parameter. */
  public Stream<JsonNode> example(String operationId, String in, String name) {
    return ExampleParameters.find(operationId, in, name).stream()
        .map(ExampleParameters::example)
        .map(
            value ->
                in.equals("path") ? TextNode.valueOf(own(value.asText())) : named(name, value));
  }

  /** The value of a query parameter or a field with this name. */
  public JsonNode named(String name, JsonNode value) {
    return prefix.isEmpty() ? value : renamed(name, value);
  }

  /** A copy of the body with ids of this prefix. */
  public JsonNode own(JsonNode body) {
    return prefix.isEmpty() ? body : renamed("", body);
  }

  private JsonNode renamed(String field, JsonNode value) {
    if (value instanceof ObjectNode object) {
      ObjectNode copy = object.objectNode();
      for (Map.Entry<String, JsonNode> entry : object.properties()) {
        copy.set(entry.getKey(), renamed(entry.getKey(), entry.getValue()));
      }
      return copy;
    }
    if (value instanceof ArrayNode array) {
      ArrayNode copy = array.arrayNode();
      array.forEach(item -> copy.add(renamed(field, item)));
      return copy;
    }
    if (!value.isTextual() || value.textValue().isEmpty()) {
      return value;
    }
    if (field.equals("email")) {
      return TextNode.valueOf(prefix + "user@example.invalid");
    }
    boolean id = IDS.contains(field) || field.endsWith("_id") || field.endsWith("_ids");
    return id && !OF_THE_API.contains(field) ? TextNode.valueOf(own(value.textValue())) : value;
  }
}
