package co.datacue.client.internal.json;

import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import org.jspecify.annotations.Nullable;

/**
 * Writes RFC 3339 date-times with a {@code T}; reads them with a {@code T} or, as the API reference
 * writes them, a space.
 */
public final class TimestampAdapter extends TypeAdapter<OffsetDateTime> {
  private static final int SEPARATOR = "2018-04-04".length();

  // RFC 3339 demands seconds and whole-minute offsets; OffsetDateTime.toString() may leave out the
  // one and exceed the other.
  // In a class of its own, so that who sends no timestamp does not load what formats them.
  private static final class Format {
    static final DateTimeFormatter RFC_3339 =
        new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendOffset("+HH:MM", "Z")
            .toFormatter();
  }

  @Override
  public void write(JsonWriter out, @Nullable OffsetDateTime timestamp) throws IOException {
    if (timestamp == null) {
      out.nullValue();
      return;
    }
    out.value(text(timestamp));
  }

  /**
   * Returns the text that is sent.
   *
   * @throws IllegalArgumentException if RFC 3339 has none
   */
  static String text(OffsetDateTime timestamp) {
    if (timestamp.getYear() < 0 || timestamp.getYear() > 9999) {
      throw new IllegalArgumentException(
          "RFC 3339 knows the years 0000 to 9999, so this cannot be sent: " + timestamp);
    }
    if (timestamp.getOffset().getTotalSeconds() % 60 != 0) {
      throw new IllegalArgumentException(
          "RFC 3339 knows offsets of whole minutes, so this cannot be sent: " + timestamp);
    }
    return Format.RFC_3339.format(timestamp);
  }

  @Override
  public @Nullable OffsetDateTime read(JsonReader in) throws IOException {
    if (in.peek() == JsonToken.NULL) {
      in.nextNull();
      return null;
    }
    String text = in.nextString();
    try {
      boolean spaced = text.length() > SEPARATOR && text.charAt(SEPARATOR) == ' ';
      return OffsetDateTime.parse(
          spaced ? text.substring(0, SEPARATOR) + 'T' + text.substring(SEPARATOR + 1) : text);
    } catch (DateTimeException e) {
      throw new JsonParseException(
          "Not an RFC 3339 date-time: \"" + text + "\" at " + in.getPreviousPath(), e);
    }
  }
}
