package co.datacue.mock.state;

import co.datacue.mock.HeldItems;
import co.datacue.mock.MockException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a mock remembers: for each resource of the contract its items, or what was added to it. Safe
 * for any number of threads.
 */
public final class State {
  private static final double SHARE_OF_MEMORY = 0.6;

  private final Budget budget;
  private final Map<String, Shelf> shelves = new TreeMap<>();
  private final Map<String, Log> logs = new TreeMap<>();
  private final Map<String, HeldItems> all = new LinkedHashMap<>();
  private final Views views = new Views();

  /**
   * Nothing yet.
   *
   * @param maxBytes how much memory all of it may take, by estimate
   * @throws MockException if the contract has something that cannot be held
   */
  public State(Resources resources, long maxBytes) {
    resources.requireHoldable();
    budget = new Budget(maxBytes);
    for (Resource resource : resources.all()) {
      if (resource.ids().isEmpty()) {
        logs.put(resource.name(), new Log(resource, budget));
        all.put(resource.name(), logs.get(resource.name()));
      } else {
        shelves.put(resource.name(), new Shelf(resource, budget));
        all.put(resource.name(), shelves.get(resource.name()));
      }
    }
  }

  /** How much of this JVM's memory may be taken, in bytes. */
  public static long shareOfMemory() {
    return (long) (Runtime.getRuntime().maxMemory() * SHARE_OF_MEMORY);
  }

  /** All resources, in the contract's order. */
  public List<HeldItems> held() {
    return List.copyOf(all.values());
  }

  /**
   * One resource.
   *
   * @throws IllegalArgumentException if the contract has none of this name
   */
  public HeldItems held(String resource) {
    HeldItems items = all.get(resource);
    if (items == null) {
      throw new IllegalArgumentException("Held are " + all.keySet() + ", not " + resource);
    }
    return items;
  }

  /** What is held now is what {@link #reset} goes back to. */
  public void keepAsStart() {
    shelves.values().forEach(Shelf::keepAsStart);
    logs.values().forEach(Log::keepAsStart);
  }

  /** Forgets all but the seed, item by item: requests under way may add to what is left. */
  public void reset() {
    shelves.values().forEach(Shelf::reset);
    logs.values().forEach(Log::reset);
    views.clear();
  }

  Shelf shelf(Resource resource) {
    return shelves.get(resource.name());
  }

  ItemStore store(Resource resource) {
    return resource.ids().isEmpty() ? logs.get(resource.name()) : shelf(resource);
  }

  Views views() {
    return views;
  }

  /** What to tell a caller for whose item there is no room. */
  String full() {
    return "The mock is full: what it holds takes %,d MiB of the %,d MiB it may. Delete or reset, or give it more memory with -Xmx."
        .formatted(budget.used() >> 20, budget.limit() >> 20);
  }
}
