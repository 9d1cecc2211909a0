package co.datacue.mock.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/**
 * The memory of a mock that keeps nothing, for as long as one batch takes: at its beginning
 * whatever is created is new, and whatever is updated or deleted is there. Not thread-safe.
 */
final class OneRequest implements ItemStore {
  private final Set<ItemKey> seen = new HashSet<>();

  @Override
  public Outcome create(ItemKey key, JsonNode item) {
    return isNew(key) ? Outcome.DONE : Outcome.EXISTS;
  }

  @Override
  public Outcome update(ItemKey key, ObjectNode fields) {
    return Outcome.DONE;
  }

  @Override
  public Outcome delete(ItemKey key) {
    return isNew(key) ? Outcome.DONE : Outcome.UNKNOWN;
  }

  /** What has no ids is never the same. */
  private boolean isNew(ItemKey key) {
    return key.ids() == 0 || seen.add(key);
  }
}
