package co.datacue.mock.state;

import co.datacue.mock.Contract;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Objects as the contract's schemas describe them, in one piece or in several joined by allOf. */
final class Schemas {
  private final Contract contract;

  Schemas(Contract contract) {
    this.contract = contract;
  }

  /** The schemas of the object's properties, by name. */
  Map<String, JsonNode> properties(JsonNode schema) {
    Map<String, JsonNode> properties = new LinkedHashMap<>();
    JsonNode own = contract.resolve(schema);
    own.path("allOf").forEach(part -> properties.putAll(properties(part)));
    for (Map.Entry<String, JsonNode> property : own.path("properties").properties()) {
      // Not resolved: what stands beside a $ref would be lost.
      properties.put(property.getKey(), property.getValue());
    }
    return properties;
  }

  /** The names of the properties that the object must have. */
  Set<String> required(JsonNode schema) {
    Set<String> required = new LinkedHashSet<>();
    JsonNode own = contract.resolve(schema);
    own.path("allOf").forEach(part -> required.addAll(required(part)));
    own.path("required").forEach(name -> required.add(name.asText()));
    return required;
  }

  /** The schema of the elements, or a missing node if this is no schema of an array. */
  JsonNode items(JsonNode schema) {
    return contract.resolve(contract.resolve(schema).path("items"));
  }

  /** The object's only list of objects by name and schema of an element, or null. */
  Map.@Nullable Entry<String, JsonNode> list(JsonNode schema) {
    Map<String, JsonNode> lists = new LinkedHashMap<>();
    properties(schema)
        .forEach(
            (name, property) -> {
              JsonNode items = items(property);
              if (!properties(items).isEmpty()) {
                lists.put(name, items);
              }
            });
    return lists.size() == 1 ? lists.entrySet().iterator().next() : null;
  }
}
