package co.datacue.mock.report;

import java.util.LinkedHashMap;
import java.util.Map;

/** Counts by name, of a limited number of names: what comes later is counted as others. */
final class Tally<T> {
  private final int limit;
  private final T others;
  private final Map<T, Integer> times = new LinkedHashMap<>();

  Tally(int limit, T others) {
    this.limit = limit;
    this.others = others;
  }

  void add(T name) {
    boolean counted = times.containsKey(name) || times.size() < limit;
    times.merge(counted ? name : others, 1, Integer::sum);
  }

  Map<T, Integer> times() {
    return new LinkedHashMap<>(times);
  }
}
