package co.datacue.contract.check;

import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One construct that is refused.
 *
 * @param object which of the grammar's objects to look at
 * @param construct what is refused, for people
 * @param where finds it in such an object: nothing, or each place where it stands
 * @param advice one line: what to write instead
 */
record Rule(String object, String construct, Function<Place, Stream<Place>> where, String advice) {

  /** Refuses an object itself. */
  static Rule object(String object, String construct, Predicate<Place> refused, String advice) {
    return new Rule(object, construct, at -> refused.test(at) ? Stream.of(at) : none(), advice);
  }

  /** Refuses one field of an object, if it is there and like that. */
  static Rule field(
      String object, String field, String construct, Predicate<Place> refused, String advice) {
    return new Rule(
        object,
        construct,
        at -> Stream.of(at.at(field)).filter(it -> !it.missing() && refused.test(at)),
        advice);
  }

  private static Stream<Place> none() {
    return Stream.empty();
  }
}
