package co.datacue.mock.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Where items of one resource go. Each call happens as a whole or not at all. */
interface ItemStore {
  /** What became of an item. */
  enum Outcome {
    DONE,
    EXISTS,
    UNKNOWN,
    FULL
  }

  /** Adds an item, unless there is one with this key already. */
  Outcome create(ItemKey key, JsonNode item);

  /** Sets these fields of an item and leaves its others as they are. */
  Outcome update(ItemKey key, ObjectNode fields);

  /** Removes an item; with fewer ids than the resource has, all items that begin with them. */
  Outcome delete(ItemKey key);
}
