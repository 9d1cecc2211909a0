package co.datacue.bulk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lets items with the same ids go one after the other. Used by one thread. */
final class Line {
  private final Map<String, Deque<Pending>> waiting = new HashMap<>();

  /** Whether the item may go now; otherwise {@link #left} gives it back in its turn. */
  boolean enter(Pending item) {
    Deque<Pending> before = waiting.putIfAbsent(item.ids, EMPTY);
    if (before == null) {
      return true;
    }
    if (before == EMPTY) {
      before = new ArrayDeque<>(2);
      waiting.put(item.ids, before);
    }
    before.add(item);
    return false;
  }

  /** The item is settled; returns the one that may go next. */
  @Nullable Pending left(Pending item) {
    Deque<Pending> after = waiting.remove(item.ids);
    if (after.isEmpty()) {
      return null;
    }
    waiting.put(item.ids, after);
    return after.poll();
  }

  // Most items have nobody behind them; never written to.
  private static final Deque<Pending> EMPTY = new ArrayDeque<>(1);
}
