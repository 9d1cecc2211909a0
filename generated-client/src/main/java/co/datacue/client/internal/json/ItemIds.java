package co.datacue.client.internal.json;

import co.datacue.client.json.ItemId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The ids in a list of items: what stands under a name that ends in {@code _id}. Noted down while
 * the items are written or read, so that they are those that were on the wire, whatever became of
 * the models since.
 */
public final class ItemIds {
  /** Where items stand: in a list in an object. */
  static final int LIST_DEPTH = 2;

  static final int ITEM_DEPTH = 3;

  private final ArrayList<String> names = new ArrayList<>();
  private final ArrayList<String> values = new ArrayList<>();
  private int[] ends = {}; // most bodies are no batch
  private int items;

  /** A list begins. Of a name that comes twice the last counts, as for Gson. */
  void beginList() {
    names.clear();
    values.clear();
    items = 0;
  }

  void beginItem() {
    if (items == ends.length) {
      ends = Arrays.copyOf(ends, Math.max(16, 4 * items));
      names.ensureCapacity(ends.length);
      values.ensureCapacity(ends.length);
    }
    ends[items++] = names.size();
  }

  /** An id of the item that began last. */
  void add(String name, String value) {
    for (int i = begin(items - 1); i < names.size(); i++) {
      if (names.get(i).equals(name)) { // the last counts here too
        values.set(i, value);
        return;
      }
    }
    names.add(name);
    values.add(value);
    ends[items - 1] = names.size();
  }

  /** Returns the ids of the item at that place, none if there is no item. */
  public List<ItemId> of(int item) {
    List<ItemId> ids = new ArrayList<>(2);
    for (int i = begin(item); i < end(item); i++) {
      ids.add(new ItemId(names.get(i), values.get(i)));
    }
    return ids;
  }

  /** Whether the other's item at that place has ids, and all of them are ids of this one. */
  public boolean confirmedBy(ItemIds other, int item) {
    for (int i = other.begin(item); i < other.end(item); i++) {
      if (!has(item, other.names.get(i), other.values.get(i))) {
        return false;
      }
    }
    return other.begin(item) < other.end(item);
  }

  private boolean has(int item, String name, String value) {
    for (int i = begin(item); i < end(item); i++) {
      if (names.get(i).equals(name)) {
        return values.get(i).equals(value);
      }
    }
    return false;
  }

  /** Returns how often that id stands in the items, under whatever name. */
  public int count(String value) {
    return Collections.frequency(values, value);
  }

  /** Returns how many items there are. */
  public int size() {
    return items;
  }

  private int begin(int item) {
    return item == 0 || item >= items ? 0 : ends[item - 1];
  }

  private int end(int item) {
    return item >= items ? 0 : ends[item];
  }
}
