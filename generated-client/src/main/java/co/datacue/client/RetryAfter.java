package co.datacue.client;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The header of that name, in either of its forms (RFC 9110, section 10.2.3). */
final class RetryAfter {
  private RetryAfter() {}

  /** Returns the wait asked for, null if none is or it cannot be read. */
  static @Nullable Duration of(Answer answer, Clockwork clockwork) {
    String value = answer.headers().get("Retry-After");
    if (value == null) {
      return null;
    }
    if (value.matches("[0-9]{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(value));
    }
    try {
      ZonedDateTime until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
      Duration wait = Duration.between(clockwork.now(), until);
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (DateTimeException unreadable) {
      return null; // the usual backoff applies
    }
  }
}
