package co.datacue.mock.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;

/**
 * Whether two JSON values are the same example: the client writes 1.50 where the contract has 1.5,
 * and a timestamp with a T where it has a space.
 */
final class SameJson {
  private static final Comparator<JsonNode> LENIENT =
      (one, other) -> {
        if (one.isNumber() && other.isNumber()) {
          return one.decimalValue().compareTo(other.decimalValue());
        }
        if (one.isTextual() && other.isTextual()) {
          return withT(one.textValue()).compareTo(withT(other.textValue()));
        }
        return one.equals(other) ? 0 : 1;
      };

  private SameJson() {}

  static boolean same(JsonNode one, JsonNode other) {
    return one.equals(LENIENT, other);
  }

  private static String withT(String text) {
    return text.replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) (?=\\d\\d:)", "$1T");
  }
}
