package co.datacue.client.internal.json;

import com.google.gson.ToNumberStrategy;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * Reads a number in a free-form field as the first of {@link Long}, {@link Double} and {@link
 * BigDecimal} that holds exactly what was written: {@code 5}, {@code 0.1}, {@code
 * 12345678901234567890}.
 */
public enum ExactNumbers implements ToNumberStrategy {
  INSTANCE;

  // Parsing takes quadratic time, and no price is that long.
  private static final int MAX_LENGTH = 10_000;

  @Override
  public Number readNumber(JsonReader in) throws IOException {
    BigDecimal exact = decimal(in.nextString());
    if (exact.scale() == 0 && exact.unscaledValue().bitLength() < Long.SIZE) {
      return exact.longValue();
    }
    double nearest = exact.doubleValue();
    if (exact.signum() != 0
        && Double.isFinite(nearest)
        && new BigDecimal(Double.toString(nearest)).equals(exact)) {
      return nearest;
    }
    return exact;
  }

  static BigDecimal decimal(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new NumberFormatException("More than " + MAX_LENGTH + " characters");
    }
    return new BigDecimal(text);
  }
}
