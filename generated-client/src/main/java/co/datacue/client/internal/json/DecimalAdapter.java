package co.datacue.client.internal.json;

import com.google.gson.JsonParseException;
import com.google.gson.ToNumberPolicy;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringReader;
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
    boolean plain = !decimal.toString().contains("E");
    out.value(plain ? decimal : asWritten(decimal.toPlainString()));
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

  /** A number in its own notation, which both writers of Gson, for text and for trees, take. */
  private static Number asWritten(String plain) throws IOException {
    // Quoted, since the reader gives up on bare numbers of more than 1,024 digits.
    return ToNumberPolicy.LAZILY_PARSED_NUMBER.readNumber(
        new JsonReader(new StringReader('"' + plain + '"')));
  }
}
