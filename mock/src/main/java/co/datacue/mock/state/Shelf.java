package co.datacue.mock.state;

import co.datacue.mock.HeldItems;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The items of one resource. They are kept as JSON bytes: a tree takes ten times as much. Safe for
 * any number of threads.
 */
final class Shelf implements HeldItems, ItemStore {
  // Objects of a 64-bit JVM with compressed pointers: map entry, item, and the headers of text and
  // bytes. An estimate, on the safe side.
  private static final int OVERHEAD = 160;
  private static final Comparator<Item> OLDEST_FIRST = Comparator.comparingLong(Item::created);

  private final Resource resource;
  private final Budget budget;
  private final TreeMap<String, Item> items = new TreeMap<>();
  private Map<String, Item> seed = Map.of();
  private long created;

  /** What is held of an item; {@code seeded} ones stay in memory when they are deleted. */
  private record Item(byte[] json, long created, boolean seeded) {
    long bytes(String key) {
      return seeded ? 0 : (long) json.length + key.length() + OVERHEAD;
    }
  }

  Shelf(Resource resource, Budget budget) {
    this.resource = resource;
    this.budget = budget;
  }

  @Override
  public Outcome create(ItemKey key, JsonNode item) {
    byte[] json = Json.write(item);
    synchronized (items) {
      if (items.containsKey(key.text())) {
        return Outcome.EXISTS;
      }
      return put(key.text(), new Item(json, created, false)) ? Outcome.DONE : Outcome.FULL;
    }
  }

  @Override
  public Outcome update(ItemKey key, ObjectNode fields) {
    synchronized (items) {
      Item before = items.get(key.text());
      if (before == null) {
        return Outcome.UNKNOWN;
      }
      ObjectNode after = (ObjectNode) Json.readOwn(before.json());
      after.setAll(fields);
      Item item = new Item(Json.write(after), before.created(), false);
      return put(key.text(), item) ? Outcome.DONE : Outcome.FULL;
    }
  }

  @Override
  public Outcome delete(ItemKey key) {
    synchronized (items) {
      if (key.ids() == resource.ids().size()) {
        Item removed = items.remove(key.text());
        if (removed == null) {
          return Outcome.UNKNOWN;
        }
        budget.giveBack(removed.bytes(key.text()));
        return Outcome.DONE;
      }
      Map<String, Item> all = startingWith(key);
      if (all.isEmpty()) {
        return Outcome.UNKNOWN;
      }
      all.forEach((text, item) -> budget.giveBack(item.bytes(text)));
      all.clear();
      return Outcome.DONE;
    }
  }

  private Map<String, Item> startingWith(ItemKey key) {
    return key.ids() == 0 ? items : items.subMap(key.from(), key.until());
  }

  private boolean put(String key, Item item) {
    Item before = items.get(key);
    long more = item.bytes(key) - (before == null ? 0 : before.bytes(key));
    if (more > 0 && !budget.take(more)) {
      return false;
    }
    if (more < 0) {
      budget.giveBack(-more);
    }
    items.put(key, item);
    created++;
    return true;
  }

  /** What is held now is what {@link #reset} goes back to. */
  void keepAsStart() {
    synchronized (items) {
      // Their bytes stay taken, whatever becomes of them.
      items.replaceAll((key, item) -> new Item(item.json(), item.created(), true));
      seed = Map.copyOf(items);
    }
  }

  void reset() {
    synchronized (items) {
      items.forEach((key, item) -> budget.giveBack(item.bytes(key)));
      items.clear();
      items.putAll(seed);
    }
  }

  /** The item with this key; if there is none, one that shares its first id. */
  Optional<JsonNode> like(ItemKey key) {
    synchronized (items) {
      Item item = items.get(key.text());
      if (item == null) {
        Map<String, Item> variants = startingWith(key.first());
        item = variants.isEmpty() ? null : variants.values().iterator().next();
      }
      return Optional.ofNullable(item).map(Item::json).map(Json::readOwn);
    }
  }

  /**
   * Some of the items, in the order of their keys: first those whose first id comes after that of
   * this one, then the others. Read as the stream goes on.
   */
  Stream<JsonNode> around(@Nullable ItemKey key, int count) {
    List<byte[]> found = new ArrayList<>();
    synchronized (items) {
      String start = key == null ? "" : key.first().until();
      addSome(items.tailMap(start, true).values(), count, found);
      addSome(items.headMap(start, false).values(), count, found);
    }
    return found.stream().map(Json::readOwn);
  }

  private static void addSome(Collection<Item> from, int count, List<byte[]> found) {
    for (Item item : from) {
      if (found.size() == count) {
        return;
      }
      found.add(item.json());
    }
  }

  @Override
  public String resource() {
    return resource.name();
  }

  @Override
  public List<String> idNames() {
    return resource.ids();
  }

  @Override
  public int size() {
    synchronized (items) {
      return items.size();
    }
  }

  @Override
  public Optional<JsonNode> get(String... ids) {
    if (ids.length != resource.ids().size()) {
      throw new IllegalArgumentException(
          "One of the " + resource.name() + " is named by " + resource.ids() + ": " + ids.length);
    }
    String key = key(ids).text();
    synchronized (items) {
      return Optional.ofNullable(items.get(key)).map(Item::json).map(Json::readOwn);
    }
  }

  @Override
  public List<JsonNode> all(String... ids) {
    if (ids.length > resource.ids().size()) {
      throw new IllegalArgumentException(
          resource.name() + " have only the ids " + resource.ids() + ": " + ids.length);
    }
    if (ids.length == resource.ids().size()) {
      return get(ids).stream().toList();
    }
    ItemKey key = key(ids);
    List<Item> found;
    synchronized (items) {
      found = new ArrayList<>(startingWith(key).values());
    }
    return found.stream().sorted(OLDEST_FIRST).map(item -> Json.readOwn(item.json())).toList();
  }

  @Override
  public List<JsonNode> latest(int count) {
    PriorityQueue<Item> latest = new PriorityQueue<>(OLDEST_FIRST);
    synchronized (items) {
      for (Item item : items.values()) {
        latest.add(item);
        if (latest.size() > count) {
          latest.poll();
        }
      }
    }
    return latest.stream()
        .sorted(OLDEST_FIRST.reversed())
        .map(item -> Json.readOwn(item.json()))
        .toList();
  }

  private static ItemKey key(String... ids) {
    return ItemKey.of(Arrays.asList(ids));
  }
}
