package co.datacue.mock.trouble;

import java.math.BigDecimal;

/**
 * A fault and how often it happens.
 *
 * @param times to so many requests, one after the other; 0 where the percentage decides
 * @param percent to so many of the others; 100 for all
 * @param fault what happens
 */
record Chance(int times, BigDecimal percent, Fault fault) {
  static final BigDecimal ALL = new BigDecimal(100);

  static Chance counted(int times, Fault fault) {
    return new Chance(times, BigDecimal.ZERO, fault);
  }

  static Chance drawn(BigDecimal percent, Fault fault) {
    return new Chance(0, percent, fault);
  }

  @Override
  public String toString() {
    if (times > 0) {
      return times + "x " + fault;
    }
    return percent.compareTo(ALL) == 0 ? fault.toString() : percent + "% " + fault;
  }
}
