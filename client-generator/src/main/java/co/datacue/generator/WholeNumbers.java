package co.datacue.generator;

import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The Java types of whole numbers: the smallest that holds whatever the contract allows. */
final class WholeNumbers {
  static final String BIG = "BigInteger";

  /** Says of a number without format or bounds what it is known to fit. */
  private static final String FITS = "x-fits";

  private WholeNumbers() {}

  static String type(Schema<?> schema) {
    String format = schema.getFormat();
    if (format == null && schema.getExtensions() != null) {
      format = (String) schema.getExtensions().get(FITS);
    }
    if (format == null) {
      return smallest(bounds(schema));
    }
    return switch (format) {
      case "int8", "int16", "int32" -> "Integer";
      case "int64" -> "Long";
      default -> BIG;
    };
  }

  /** The least and the greatest value; empty unless there are both. */
  private static List<BigDecimal> bounds(Schema<?> schema) {
    List<BigDecimal> bounds = new ArrayList<>();
    if (schema.getEnum() != null) {
      schema.getEnum().stream()
          .filter(value -> value != null)
          .forEach(value -> bounds.add(new BigDecimal(value.toString())));
    } else if (schema.getMinimum() != null && schema.getMaximum() != null) {
      bounds.add(schema.getMinimum());
      bounds.add(schema.getMaximum());
    }
    return bounds;
  }

  private static String smallest(List<BigDecimal> bounds) {
    if (!bounds.isEmpty() && all(bounds, Integer.MIN_VALUE, Integer.MAX_VALUE)) {
      return "Integer";
    }
    return !bounds.isEmpty() && all(bounds, Long.MIN_VALUE, Long.MAX_VALUE) ? "Long" : BIG;
  }

  private static boolean all(List<BigDecimal> values, long least, long greatest) {
    return values.stream()
        .allMatch(
            value ->
                value.compareTo(BigDecimal.valueOf(least)) >= 0
                    && value.compareTo(BigDecimal.valueOf(greatest)) <= 0);
  }
}
