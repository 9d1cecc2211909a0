package co.datacue.client.internal.http;

import java.time.Duration;
import java.util.Objects;
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
  private @Nullable Duration connectTimeout;
  private @Nullable Duration readTimeout;
  private @Nullable Duration writeTimeout;
  private @Nullable Duration callTimeout;

  public boolean isOwn() {
    return callers == null;
  }

  public void buildUpon(OkHttpClient okHttpClient) {
    callers = Objects.requireNonNull(okHttpClient, "okHttpClient");
  }

  public void connectTimeout(Duration timeout) {
    connectTimeout = checked("connectTimeout", timeout);
  }

  public void readTimeout(Duration timeout) {
    readTimeout = checked("readTimeout", timeout);
  }

  public void writeTimeout(Duration timeout) {
    writeTimeout = checked("writeTimeout", timeout);
  }

  public void callTimeout(Duration timeout) {
    callTimeout = checked("callTimeout", timeout);
  }

  private static Duration checked(String name, Duration timeout) {
    Objects.requireNonNull(timeout, name);
    if (timeout.compareTo(Duration.ofMillis(1)) < 0 || timeout.compareTo(MAX_TIMEOUT) > 0) {
      throw new IllegalArgumentException(name + " must be 1 ms to 24 days: " + timeout);
    }
    return timeout;
  }

  /** Returns a builder of a client that bounds each attempt and makes none by itself. */
  public OkHttpClient.Builder builder() {
    OkHttpClient.Builder builder =
        callers == null
            ? new OkHttpClient.Builder()
                .connectTimeout(CONNECT)
                .readTimeout(ATTEMPT)
                .writeTimeout(ATTEMPT)
            : callers.newBuilder();
    if (connectTimeout != null) {
      builder.connectTimeout(connectTimeout);
    }
    if (readTimeout != null) {
      builder.readTimeout(readTimeout);
    }
    if (writeTimeout != null) {
      builder.writeTimeout(writeTimeout);
    }
    if (callTimeout != null) {
      builder.callTimeout(callTimeout);
    } else if (callers == null || callers.callTimeoutMillis() == 0) {
      builder.callTimeout(ATTEMPT);
    }
    // OkHttp would send some requests again by itself, unseen by policy, listener and attempts().
    return builder
        .followRedirects(false)
        .followSslRedirects(false)
        .retryOnConnectionFailure(false)
        .authenticator(Authenticator.NONE);
  }
}
