package co.datacue.client.internal.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import okhttp3.Authenticator;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * What the OkHttp client underneath is made of: defaults or the caller's own client, and timeouts.
 * Not safe for use by several threads at once.
 */
public final class OkHttpSettings {
  private static final Duration MAX_TIMEOUT = Duration.ofMillis(Integer.MAX_VALUE);

  private static final Duration CONNECT = Duration.ofSeconds(5);

  /**
   * For an attempt, and so for each read and write of it: a timeout that cannot come before that of
   * the attempt does not wake okio's watchdog thread, which two cores feel in each short call.
   */
  private static final Duration ATTEMPT = Duration.ofSeconds(30);

  private @Nullable OkHttpClient callers;
  private final List<Consumer<OkHttpClient.Builder>> timeouts = new ArrayList<>();

  public boolean isOwn() {
    return callers == null;
  }

  public void buildUpon(OkHttpClient okHttpClient) {
    callers = Objects.requireNonNull(okHttpClient, "okHttpClient");
  }

  /**
   * @param setter such as {@code OkHttpClient.Builder::readTimeout}
   * @throws IllegalArgumentException if OkHttp could not hold it
   */
  public void timeout(
      String name, Duration timeout, BiConsumer<OkHttpClient.Builder, Duration> setter) {
    Objects.requireNonNull(timeout, name);
    if (timeout.compareTo(Duration.ofMillis(1)) < 0 || timeout.compareTo(MAX_TIMEOUT) > 0) {
      throw new IllegalArgumentException(name + " must be 1 ms to 24 days: " + timeout);
    }
    timeouts.add(builder -> setter.accept(builder, timeout));
  }

  /** Returns a builder of a client that bounds each attempt and makes none by itself. */
  public OkHttpClient.Builder builder() {
    OkHttpClient.Builder builder =
        callers != null
            ? callers.newBuilder()
            : new OkHttpClient.Builder()
                .connectTimeout(CONNECT)
                .readTimeout(ATTEMPT)
                .writeTimeout(ATTEMPT);
    if (callers == null || callers.callTimeoutMillis() == 0) {
      builder.callTimeout(ATTEMPT);
    }
    timeouts.forEach(timeout -> timeout.accept(builder));
    // OkHttp would send some requests again by itself, unseen by policy, listener and attempts().
    return builder
        .followRedirects(false)
        .followSslRedirects(false)
        .retryOnConnectionFailure(false)
        .authenticator(Authenticator.NONE);
  }
}
