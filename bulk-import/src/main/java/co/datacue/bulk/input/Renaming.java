package co.datacue.bulk.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Gives the fields of an item the names that the contract has for them. */
final class Renaming {
  private final Columns columns;

  private Renaming(Columns columns) {
    this.columns = columns;
  }

  /** Null if all names stay. */
  static @Nullable Renaming of(Columns columns) {
    boolean nothing = columns.names().isEmpty() && columns.ignored().isEmpty();
    return nothing ? null : new Renaming(columns);
  }

  /**
   * Returns the item with other names; as it is, if it is no object, which is somebody else's to
   * refuse.
   *
   * @throws IllegalArgumentException if two fields would have one name
   */
  String apply(String json) {
    JsonNode item;
    try {
      item = JsonTrees.MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      return json;
    }
    if (!item.isObject()) {
      return json;
    }
    ObjectNode renamed = JsonNodeFactory.instance.objectNode();
    item.properties()
        .forEach(
            field -> {
              String name = field.getKey();
              if (!columns.ignored().contains(name)) {
                put(renamed, columns.names().getOrDefault(name, name), field.getValue());
              }
            });
    return renamed.toString();
  }

  /** Puts a value at a path such as {@code profile.segment}. */
  static void put(ObjectNode into, String path, JsonNode value) {
    int dot = path.indexOf('.');
    JsonNode there = into.get(dot < 0 ? path : path.substring(0, dot));
    if (there != null && (dot < 0 || !there.isObject())) {
      throw new IllegalArgumentException("has two values for " + path);
    } else if (dot < 0) {
      into.set(path, value);
    } else {
      put(into.withObjectProperty(path.substring(0, dot)), path.substring(dot + 1), value);
    }
  }
}
