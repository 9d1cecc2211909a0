package co.datacue.contract.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Set;

/**
 * Puts a prefix before every id, so that a test meets nobody else's data. E-mail addresses become
 * ones that cannot exist.
 */
public record OwnIds(String prefix) {
  private static final Set<String> IDS =
      Set.of(
          "product_id",
          "variant_id",
          "variant",
          "user_id",
          "order_id",
          "anonymous_id",
          "owner_id",
          "wishlist");

  /** Leaves everything as it is: a mock keeps nothing that could collide. */
  public static final OwnIds AS_THEY_ARE = new OwnIds("");

  public String own(String id) {
    return prefix + id;
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
    return IDS.contains(field) ? TextNode.valueOf(own(value.textValue())) : value;
  }
}
