package co.datacue.mock.state;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * What each visitor looked at last, for so many visitors and no more. Safe for any number of
 * threads.
 */
final class Views {
  private static final int MAX_VISITORS = 10_000;
  private static final int MAX_VIEWS = 20;

  private final Map<String, Deque<ItemKey>> views =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<ItemKey>> eldest) {
          return size() > MAX_VISITORS;
        }
      };

  /**
   * @param visitor all names under which the visitor is known
   */
  synchronized void add(Collection<String> visitor, ItemKey viewed) {
    for (String name : visitor) {
      Deque<ItemKey> latest = views.computeIfAbsent(name, unseen -> new ArrayDeque<>());
      latest.remove(viewed);
      latest.addFirst(viewed);
      if (latest.size() > MAX_VIEWS) {
        latest.removeLast();
      }
    }
  }

  /** What was viewed under any of these names, the latest first. */
  synchronized List<ItemKey> of(Collection<String> visitor) {
    LinkedHashSet<ItemKey> latest = new LinkedHashSet<>();
    for (String name : visitor) {
      latest.addAll(views.getOrDefault(name, new ArrayDeque<>()));
    }
    return List.copyOf(latest);
  }

  synchronized void clear() {
    views.clear();
  }
}
