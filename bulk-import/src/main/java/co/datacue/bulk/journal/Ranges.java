package co.datacue.bulk.journal;

import java.util.Map;
import java.util.TreeMap;

/** Numbers, few of them apart from each other. Not for use by several threads. */
final class Ranges {
  private final TreeMap<Long, Long> endOfStart = new TreeMap<>();

  void add(long start, long end) {
    long from = start;
    long to = end;
    Map.Entry<Long, Long> before = endOfStart.floorEntry(from);
    if (before != null && before.getValue() >= from) {
      from = before.getKey();
      to = Math.max(to, before.getValue());
    }
    Map.Entry<Long, Long> after = endOfStart.ceilingEntry(from);
    while (after != null && after.getKey() <= to) {
      to = Math.max(to, after.getValue());
      endOfStart.remove(after.getKey());
      after = endOfStart.ceilingEntry(from);
    }
    endOfStart.put(from, to);
  }

  /** Forgets all below. */
  void removeBefore(long number) {
    Map.Entry<Long, Long> across = endOfStart.lowerEntry(number);
    endOfStart.headMap(number).clear();
    if (across != null && across.getValue() > number) {
      endOfStart.put(number, across.getValue());
    }
  }

  boolean contains(long number) {
    if (endOfStart.isEmpty()) { // as it mostly is, for millions of numbers
      return false;
    }
    Map.Entry<Long, Long> range = endOfStart.floorEntry(number);
    return range != null && number < range.getValue();
  }
}
