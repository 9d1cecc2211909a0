package co.datacue.client.internal.json;

import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Writes decimals in plain notation, never {@code 1E+3}; reads them from a number or a string. */
public final class DecimalAdapter extends TypeAdapter<BigDecimal> {
  // Plain notation spells out the exponent: 1E+1000000000 would be a gigabyte of zeros.
  private static final int MAX_SCALE = 10_000;

  @Override
  public void write(JsonWriter out, @Nullable BigDecimal decimal) throws IOException {
    if (decimal == null) {
      out.nullValue();
      return;
    }
    if (Math.abs((long) decimal.scale()) > MAX_SCALE) {
      throw new IllegalArgumentException(
          "A decimal may have a scale of at most " + MAX_SCALE + " digits either way: " + decimal);
    }
    // Usually the same as the plain text, and kept by the decimal once made.
    boolean plain = decimal.toString().indexOf('E') < 0;
    out.value(plain ? decimal : new Plain(decimal));
  }

  @Override
  public @Nullable BigDecimal read(JsonReader in) throws IOException {
    if (in.peek() == JsonToken.NULL) {
      in.nextNull();
      return null;
    }
    String text = in.nextString();
    try {
      return ExactNumbers.decimal(text);
    } catch (NumberFormatException e) {
      throw new JsonParseException("Not a decimal: \"" + text + "\" at " + in.getPreviousPath(), e);
    }
  }

  /** What both writers of Gson, for text and for trees, take as a number in its own notation. */
  private static final class Plain extends Number {
    private static final long serialVersionUID = 1L;

    private final BigDecimal decimal;

    Plain(BigDecimal decimal) {
      this.decimal = decimal;
    }

    @Override
    public int intValue() {
      return decimal.intValue();
    }

    @Override
    public long longValue() {
      return decimal.longValue();
    }

    @Override
    public float floatValue() {
      return decimal.floatValue();
    }

    @Override
    public double doubleValue() {
      return decimal.doubleValue();
    }

    @Override
    public String toString() {
      return decimal.toPlainString();
    }
  }
}
