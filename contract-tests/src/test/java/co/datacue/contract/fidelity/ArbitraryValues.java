package co.datacue.contract.fidelity;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** What can stand in one field, within the limits that the client documents. */
final class ArbitraryValues {
  /** Where Unicode, JSON and URLs have their corners. */
  private static final String CORNERS =
      IntStream.range(0, 0x20).mapToObj(Character::toString).reduce("", String::concat)
          + "\u007f\u0080\u0085\u009f\u00a0\u00ad\u200b\u200d\u200e\u2028\u2029\u202e\ud7ff\ue000"
          + "\ufdd0\ufeff\ufffd\ufffe\uffff\ud83d\udc69\ud83c\udfff\udb40\udc01\udbff\udfff"
          + "\u0301\u00e9\u0130\u0131\u00df\"\\/<>&'=+%;:?#[]{}|^`~.,!$()*@ ";

  // One instance each: jqwik looks generators up by comparing arbitraries, and keeps but so many.
  private static final Arbitrary<Integer> CODE_POINTS = codePoints();
  static final Arbitrary<String> STRINGS = strings(0);
  static final Arbitrary<String> STRINGS_NOT_EMPTY = strings(1);
  static final Arbitrary<OffsetDateTime> TIMESTAMPS = timestamps();
  private static final Arbitrary<Object> FREE = free(3);

  private ArbitraryValues() {}

  /** All of Unicode but surrogates, which alone are no character and in pairs are another one. */
  private static Arbitrary<Integer> codePoints() {
    int[] corners = CORNERS.codePoints().toArray();
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.integers().between('0', 'z')),
        Tuple.of(
            4,
            Arbitraries.integers()
                .between(Character.MIN_CODE_POINT, Character.MAX_CODE_POINT)
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? '?' : c)),
        Tuple.of(4, Arbitraries.integers().between(0, corners.length - 1).map(i -> corners[i])));
  }

  private static Arbitrary<String> strings(int minLength) {
    return CODE_POINTS
        .list()
        .ofMinSize(minLength)
        .ofMaxSize(12)
        .map(
            list -> {
              StringBuilder text = new StringBuilder();
              list.forEach(text::appendCodePoint);
              return text.toString();
            });
  }

  /** The client refuses an empty id, and the two that URLs resolve away; those are not sent. */
  static Arbitrary<String> pathIds() {
    return Arbitraries.oneOf(
            STRINGS_NOT_EMPTY,
            Arbitraries.of("...", ". ", "%2e", "%2E%2e", "a/b", "/", "//", "a/../b", "+", "a%20b"))
        .filter(id -> !id.equals(".") && !id.equals(".."));
  }

  /** Money, and decimals of up to {@code digits} digits before or after the point. */
  static Arbitrary<BigDecimal> decimals(int digits) {
    Arbitrary<BigInteger> unscaled =
        Arbitraries.bigIntegers().between(BigInteger.TEN.pow(40).negate(), BigInteger.TEN.pow(40));
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.longs().map(cents -> BigDecimal.valueOf(cents, 2))),
        Tuple.of(
            1, Arbitraries.of(BigDecimal.ZERO, new BigDecimal("0.00"), new BigDecimal("1E+3"))),
        Tuple.of(
            3,
            Combinators.combine(unscaled, Arbitraries.integers().between(-30, 30))
                .as(BigDecimal::new)),
        Tuple.of(
            1,
            Combinators.combine(unscaled, Arbitraries.integers().between(45 - digits, digits))
                .as(BigDecimal::new)));
  }

  /** Every offset of RFC 3339 that Java knows, years 0000 to 9999, down to the nanosecond. */
  private static Arbitrary<OffsetDateTime> timestamps() {
    Arbitrary<LocalDateTime> local =
        Combinators.combine(
                Arbitraries.longs()
                    .between(
                        LocalDateTime.of(0, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC),
                        LocalDateTime.of(9999, 12, 31, 23, 59, 59).toEpochSecond(ZoneOffset.UTC)),
                Arbitraries.oneOf(
                    Arbitraries.of(0, 276_000_000, 1, 999_999_999),
                    Arbitraries.integers().between(0, 999_999_999)))
            .as((second, nano) -> LocalDateTime.ofEpochSecond(second, nano, ZoneOffset.UTC));
    Arbitrary<ZoneOffset> offsets =
        Arbitraries.integers()
            .between(-18 * 60, 18 * 60)
            .map(minutes -> ZoneOffset.ofTotalSeconds(minutes * 60));
    return Combinators.combine(local, offsets).as(OffsetDateTime::of);
  }

  /**
   * A value of a free-form field, up to {@code depth} levels deep. A number is of the class that it
   * is read as: the first of Long, Double and BigDecimal that holds it exactly.
   */
  private static Arbitrary<Object> free(int depth) {
    Arbitrary<Object> scalars =
        Arbitraries.oneOf(
            STRINGS.asGeneric(),
            Arbitraries.of(true, false).asGeneric(),
            Arbitraries.longs().asGeneric(),
            Arbitraries.doubles().filter(ArbitraryValues::isOnlyADouble).asGeneric(),
            // More digits than a long or a double has, so that it can only be a BigDecimal.
            Combinators.combine(
                    Arbitraries.bigIntegers()
                        .between(BigInteger.TEN.pow(30), BigInteger.TEN.pow(31)),
                    Arbitraries.of(0, 12))
                .as((digits, scale) -> new BigDecimal(digits.setBit(0), scale))
                .asGeneric(),
            Arbitraries.just(null));
    if (depth == 0) {
      return scalars;
    }
    Arbitrary<Object> inner = free(depth - 1);
    return Arbitraries.frequencyOf(
        Tuple.of(3, scalars),
        Tuple.of(1, inner.list().ofMaxSize(2).asGeneric()),
        Tuple.of(1, fields(inner, List.of()).asGeneric()));
  }

  private static boolean isOnlyADouble(double number) {
    return number != 0 && new BigDecimal(Double.toString(number)).scale() != 0;
  }

  /** A free-form object, now and then as deep as nothing should be. */
  static Arbitrary<Map<String, Object>> freeObject(List<String> namesTaken) {
    Arbitrary<Map<String, Object>> chain =
        Arbitraries.integers()
            .between(1, 100)
            .map(
                depth -> {
                  Object value = "bottom";
                  for (int level = 0; level < depth; level++) {
                    value = level % 2 == 0 ? Map.of("deeper", value) : List.of(value);
                  }
                  return new LinkedHashMap<>(Map.of("deep", value));
                });
    return Arbitraries.frequencyOf(Tuple.of(9, fields(FREE, namesTaken)), Tuple.of(1, chain));
  }

  private static Arbitrary<Map<String, Object>> fields(
      Arbitrary<Object> values, List<String> namesTaken) {
    return Combinators.combine(
            strings(0).list().uniqueElements().ofMaxSize(3), values.list().ofSize(3))
        .as(
            (names, list) -> {
              Map<String, Object> fields = new LinkedHashMap<>();
              for (int i = 0; i < names.size(); i++) {
                if (!namesTaken.contains(names.get(i))) {
                  fields.put(names.get(i), list.get(i));
                }
              }
              return fields;
            });
  }
}
