package co.datacue.client.internal.call;

import co.datacue.client.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** The header of that name, in either of its forms (RFC 9110, section 10.2.3). */
final class RetryAfter {
  private static final String NAME = "Retry-After";
  private static final int MAX_DIGITS = 9; // some 30 years

  private RetryAfter() {}

  /** Returns the wait asked for, zero if none is or it cannot be read: the backoff applies then. */
  static Duration of(Response answer, TimeAndChance time) {
    String value = answer.header(NAME);
    if (value == null) {
      return Duration.ZERO;
    }
    Integer seconds = seconds(value);
    if (seconds != null) {
      return Duration.ofSeconds(seconds);
    }
    Instant until = answer.headers().getInstant(NAME);
    Duration wait = until == null ? Duration.ZERO : Duration.between(time.now(), until);
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  /** Null if it is not a number. */
  private static @Nullable Integer seconds(String value) {
    if (!value.matches("[0-9]+")) {
      return null;
    }
    String digits = value.replaceFirst("^0+(?=.)", "");
    return digits.length() <= MAX_DIGITS ? Integer.parseInt(digits) : Integer.MAX_VALUE;
  }

  /**
   * Keeps two values from OkHttp: at 503 with zero it sends the request again by itself, past the
   * {@link RetryPolicy} and unseen, and a number beyond {@code int} makes it throw. Neither changes
   * what {@link #of} gives.
   */
  static Response tamed(Response response) {
    String value = response.header(NAME);
    Integer seconds = value == null ? null : seconds(value);
    if (seconds == null) {
      return response;
    }
    return seconds == 0
        ? response.newBuilder().removeHeader(NAME).build()
        : response.newBuilder().header(NAME, seconds.toString()).build();
  }
}
