package co.datacue.bulk.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Gives the fields of an item the names that the contract has for them. */
final class Renaming {
  private static final ObjectReader ITEMS =
      JsonTrees.MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

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
   * Returns the item with other names; as it is, if it is no JSON object, which is somebody else's
   * to refuse.
   *
   * @throws IllegalArgumentException if two fields have, or would have, one name, or more follows
   */
  String apply(String json) {
    JsonNode item;
    try (JsonParser in = ITEMS.createParser(json)) {
      item = ITEMS.readTree(in);
      if (in.nextToken() != null) {
        throw new IllegalArgumentException("has more after the item");
      }
    } catch (MismatchedInputException e) {
      int column = e.getLocation().getColumnNr();
      throw new IllegalArgumentException("has a field that stands twice (column " + column + ")");
    } catch (IOException e) {
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
