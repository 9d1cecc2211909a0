package co.datacue.bulk.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number.
 *
 * @param values the only ones allowed; empty for any
 */
public record NumberShape(
    boolean whole,
    @Nullable BigDecimal minimum,
    boolean aboveMinimum,
    @Nullable BigDecimal maximum,
    boolean belowMaximum,
    @Nullable BigDecimal multipleOf,
    List<BigDecimal> values)
    implements Shape {

  /**
   * Written out without an exponent, which the contract demands of money, a line would be this
   * long.
   */
  private static final int MOST_DIGITS = 1_000;

  /** A whole number of so many fits whatever type a model has for it. */
  private static final int SURE_DIGITS = 9;

  @Override
  public String wanted() {
    return whole ? "a whole number" : "a number";
  }

  @Override
  public void check(JsonParser in, Findings findings) throws IOException {
    JsonToken token = in.currentToken();
    if (token == JsonToken.VALUE_NUMBER_INT) {
      if (whole && in.getTextLength() > SURE_DIGITS) {
        findings.rewrite();
      }
      if (in.getTextLength() > MOST_DIGITS) {
        findings.add(in, "has more than " + MOST_DIGITS + " digits");
      } else if (hasRules()) {
        checkRules(in, in.getDecimalValue(), findings);
      }
    } else if (token == JsonToken.VALUE_NUMBER_FLOAT) {
      boolean exponent = Tokens.hasExponent(in);
      if (exponent || whole) {
        findings.rewrite();
      } else if (!hasRules() && in.getTextLength() <= MOST_DIGITS) {
        return;
      }
      BigDecimal value = in.getDecimalValue();
      if (Math.abs((long) value.scale()) + value.precision() > MOST_DIGITS) {
        findings.add(in, "has more than " + MOST_DIGITS + " digits");
      } else if (whole && value.stripTrailingZeros().scale() > 0) {
        refuseKind(in, findings);
      } else {
        checkRules(in, value, findings);
      }
    } else {
      refuseKind(in, findings);
    }
  }

  private boolean hasRules() {
    return minimum != null || maximum != null || multipleOf != null || !values.isEmpty();
  }

  private void checkRules(JsonParser in, BigDecimal value, Findings findings) throws IOException {
    if (minimum != null && value.compareTo(minimum) < (aboveMinimum ? 1 : 0)) {
      String rule = aboveMinimum ? "must be more than " : "must be at least ";
      findings.add(in, rule + minimum + ", not " + Tokens.shown(in.getText()));
    }
    if (maximum != null && value.compareTo(maximum) > (belowMaximum ? -1 : 0)) {
      String rule = belowMaximum ? "must be less than " : "must be at most ";
      findings.add(in, rule + maximum + ", not " + Tokens.shown(in.getText()));
    }
    if (multipleOf != null && value.remainder(multipleOf).signum() != 0) {
      findings.add(in, "must be a multiple of " + multipleOf + ", not " + in.getText());
    }
    if (!values.isEmpty() && values.stream().noneMatch(each -> each.compareTo(value) == 0)) {
      findings.add(in, "must be one of " + values + ", not " + in.getText());
    }
  }
}
