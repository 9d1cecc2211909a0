package co.datacue.mock.trouble;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which faults the requests of some operations meet: first those that are counted, in their order,
 * then one draw decides between the others.
 *
 * @param text the operations as they were written
 * @param operations their ids
 * @param chances the faults; only the last may be for all that are left
 */
record FaultRule(String text, Set<String> operations, List<Chance> chances) {

  /**
   * The fault of a request, or null if it meets none.
   *
   * @param number how many requests of its operation came before it
   * @param random what its draws are made with
   */
  @Nullable Fault fault(long number, SplittableRandom random) {
    long counted = 0;
    for (Chance chance : chances) {
      counted += chance.times();
      if (number < counted) {
        return chance.fault();
      }
    }
    double drawn = random.nextDouble() * 100;
    double sum = 0;
    for (Chance chance : chances) {
      sum += chance.percent().doubleValue();
      if (drawn < sum) {
        return chance.fault();
      }
    }
    return null;
  }

  @Override
  public String toString() {
    return text + ": " + chances.stream().map(Chance::toString).collect(Collectors.joining(", "));
  }
}
