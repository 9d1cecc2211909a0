package co.datacue.client.internal.json;

import java.net.URI;
import java.net.URL;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The texts by which values that are no texts themselves stand in JSON. */
final class JsonTexts {
  private JsonTexts() {}

  /**
   * Returns a value's text, null if there is none that every reader would expect.
   *
   * @throws IllegalArgumentException if it is a time that the format cannot hold
   */
  static @Nullable String of(Object value) {
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    if (value instanceof CharSequence
        || value instanceof Character
        || value instanceof UUID
        || value instanceof URI
        || value instanceof URL
        || value instanceof Currency) {
      return value.toString();
    }
    if (value instanceof TemporalAccessor || value instanceof TemporalAmount) {
      return time(value);
    }
    return null;
  }

  private static @Nullable String time(Object time) {
    if (time instanceof OffsetDateTime timestamp) {
      return TimestampAdapter.text(timestamp);
    }
    if (time instanceof ZonedDateTime zoned) {
      return TimestampAdapter.text(zoned.toOffsetDateTime());
    }
    if (time instanceof Instant instant) {
      try {
        return TimestampAdapter.text(instant.atOffset(ZoneOffset.UTC));
      } catch (DateTimeException e) { // far beyond any year
        throw TimestampAdapter.outOfYears(instant);
      }
    }
    if (time instanceof LocalDateTime local) {
      TimestampAdapter.checkYear(local.getYear(), local);
      return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(local);
    }
    if (time instanceof LocalDate date) {
      TimestampAdapter.checkYear(date.getYear(), date);
      return date.toString();
    }
    // What is left of java.time prints ISO 8601; other calendars do not.
    return time.getClass().getPackageName().equals("java.time") ? time.toString() : null;
  }
}
