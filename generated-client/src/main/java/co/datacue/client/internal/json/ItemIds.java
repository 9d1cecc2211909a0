package co.datacue.client.internal.json;

import java.util.ArrayList;
import java.util.Arrays;
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

  private static final int[] NONE = {};

  private final List<String> namesAndIds = new ArrayList<>();
  private int[] ends = NONE; // most bodies are no batch
  private int items;

  static boolean isId(String name) {
    return name.endsWith("_id");
  }

  /** A list begins. Of a name that comes twice the last counts, as for Gson. */
  void beginList() {
    namesAndIds.clear();
    items = 0;
  }

  void beginItem() {
    if (items == ends.length) {
      ends = Arrays.copyOf(ends, Math.max(16, 2 * items));
    }
    ends[items++] = namesAndIds.size();
  }

  /** An id of the item that began last. */
  void add(String name, String id) {
    namesAndIds.add(name);
    namesAndIds.add(id);
    ends[items - 1] = namesAndIds.size();
  }

  /** One id of an item: {@code product_id=p1}. */
  public record ItemId(String name, String value) {
    @Override
    public String toString() {
      return name + "=" + value;
    }
  }

  /** Returns the ids of the item at that place, none if there is no item. */
  public List<ItemId> of(int item) {
    if (item >= items) {
      return List.of();
    }
    List<ItemId> ids = new ArrayList<>(2);
    for (int i = begin(item); i < ends[item]; i += 2) {
      ids.add(new ItemId(namesAndIds.get(i), namesAndIds.get(i + 1)));
    }
    return ids;
  }

  /** Returns how often that id stands in the items, under whatever name. */
  public int count(String id) {
    int count = 0;
    for (int i = 0; i < namesAndIds.size(); i += 2) {
      if (namesAndIds.get(i + 1).equals(id)) {
        count++;
      }
    }
    return count;
  }

  /** Whether any item has that id, under whatever name and in whatever case. */
  public boolean hasIdIgnoringCase(String id) {
    for (int i = 0; i < namesAndIds.size(); i += 2) {
      if (namesAndIds.get(i + 1).equalsIgnoreCase(id)) {
        return true;
      }
    }
    return false;
  }

  private int begin(int item) {
    return item == 0 ? 0 : ends[item - 1];
  }
}
