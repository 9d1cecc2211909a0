package co.datacue.mock.state;

import co.datacue.mock.HeldItems;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Things that are only added, such as events. The oldest go first when there are too many. Safe for
 * any number of threads.
 */
final class Log implements HeldItems, ItemStore {
  private static final int MAX = 100_000;
  private static final int OVERHEAD = 24;

  private final Resource resource;
  private final Budget budget;
  private final Deque<byte[]> entries = new ArrayDeque<>();
  private List<byte[]> seed = List.of();

  Log(Resource resource, Budget budget) {
    this.resource = resource;
    this.budget = budget;
  }

  /** Adds an entry, whatever its key; full if there is no room even after the oldest have gone. */
  @Override
  public Outcome create(ItemKey key, JsonNode entry) {
    byte[] json = Json.write(entry);
    synchronized (entries) {
      while (entries.size() == MAX || !budget.take(json.length + OVERHEAD)) {
        if (entries.isEmpty()) {
          return Outcome.FULL;
        }
        budget.giveBack(entries.removeFirst().length + OVERHEAD);
      }
      entries.addLast(json);
      return Outcome.DONE;
    }
  }

  /** Nothing can be named here. */
  @Override
  public Outcome update(ItemKey key, ObjectNode fields) {
    return Outcome.UNKNOWN;
  }

  /** Nothing can be named here. */
  @Override
  public Outcome delete(ItemKey key) {
    return Outcome.UNKNOWN;
  }

  void keepAsStart() {
    synchronized (entries) {
      seed = List.copyOf(entries);
    }
  }

  void reset() {
    synchronized (entries) {
      entries.forEach(entry -> budget.giveBack(entry.length + OVERHEAD));
      entries.clear();
      seed.forEach(entry -> budget.take(entry.length + OVERHEAD));
      entries.addAll(seed);
    }
  }

  @Override
  public String resource() {
    return resource.name();
  }

  @Override
  public List<String> idNames() {
    return List.of();
  }

  @Override
  public int size() {
    synchronized (entries) {
      return entries.size();
    }
  }

  @Override
  public Optional<JsonNode> get(String... ids) {
    throw new IllegalArgumentException(resource.name() + " have no ids");
  }

  @Override
  public List<JsonNode> all(String... ids) {
    if (ids.length > 0) {
      throw new IllegalArgumentException(resource.name() + " have no ids");
    }
    List<byte[]> all;
    synchronized (entries) {
      all = new ArrayList<>(entries);
    }
    return all.stream().map(Json::readOwn).toList();
  }

  @Override
  public List<JsonNode> latest(int count) {
    List<byte[]> latest = new ArrayList<>();
    synchronized (entries) {
      Iterator<byte[]> newestFirst = entries.descendingIterator();
      while (newestFirst.hasNext() && latest.size() < count) {
        latest.add(newestFirst.next());
      }
    }
    return latest.stream().map(Json::readOwn).toList();
  }
}
