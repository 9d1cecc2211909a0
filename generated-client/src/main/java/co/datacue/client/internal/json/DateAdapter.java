package co.datacue.client.internal.json;

import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Writes and reads the full dates of RFC 3339: {@code 2024-02-29}. */
public final class DateAdapter extends TypeAdapter<LocalDate> {

  @Override
  public void write(JsonWriter out, @Nullable LocalDate date) throws IOException {
    if (date == null) {
      out.nullValue();
      return;
    }
    out.value(text(date));
  }

  /**
   * Returns the text that is sent.
   *
   * @throws IllegalArgumentException if RFC 3339 has none
   */
  public static String text(LocalDate date) {
    if (date.getYear() < 0 || date.getYear() > 9999) {
      throw new IllegalArgumentException(
          "RFC 3339 knows the years 0000 to 9999, so this cannot be sent: " + date);
    }
    return date.toString();
  }

  @Override
  public @Nullable LocalDate read(JsonReader in) throws IOException {
    if (in.peek() == JsonToken.NULL) {
      in.nextNull();
      return null;
    }
    String text = in.nextString();
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new JsonParseException(
          "Not an RFC 3339 date: \"" + text + "\" at " + in.getPreviousPath(), e);
    }
  }
}
