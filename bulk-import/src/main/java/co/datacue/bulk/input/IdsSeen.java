package co.datacue.bulk.input;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Notices that rows of one item stand in two places. Where ids come in order, which a sorted export
 * is, it need not remember them.
 */
final class IdsSeen {
  private static final int REMEMBERED = 200_000;

  private final Map<String, Long> lines = new HashMap<>();
  private @Nullable String last;
  private int direction;
  private boolean sorted = true;
  private boolean forgotten;

  /**
   * Says why an item that begins here is not whole, null if it is not known to have begun before.
   */
  @Nullable String again(String ids, long line) {
    int now = last == null ? 0 : Integer.signum(ids.compareTo(last));
    sorted &= direction == 0 || now == direction;
    direction = direction == 0 ? now : direction;
    last = ids;
    Long before = lines.putIfAbsent(ids, line);
    if (before != null) {
      return "is the rest of the item that begins in line "
          + before
          + "; sort the file so that the rows of an item stand together";
    }
    if (lines.size() > REMEMBERED && sorted) {
      lines.clear(); // none of them can come again without breaking the order
      forgotten = true;
    }
    if (!sorted && (forgotten || lines.size() > REMEMBERED)) {
      lines.remove(ids);
      return "is in no order with more than "
          + REMEMBERED
          + " items before it, among which its rows might be; sort the file by its ids";
    }
    return null;
  }
}
