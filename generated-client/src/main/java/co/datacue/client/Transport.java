package co.datacue.client;

import java.time.Duration;
import java.util.Objects;
import javax.net.SocketFactory;
import okhttp3.Authenticator;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** The OkHttp client underneath: an own one, or one built upon the caller's. */
final class Transport {
  private static final Duration MAX_TIMEOUT = Duration.ofMillis(Integer.MAX_VALUE);

  private @Nullable OkHttpClient callers;
  private @Nullable Duration connectTimeout;
  private @Nullable Duration readTimeout;
  private @Nullable Duration writeTimeout;
  private @Nullable Duration callTimeout;

  boolean isOwn() {
    return callers == null;
  }

  void buildUpon(OkHttpClient okHttpClient) {
    callers = Objects.requireNonNull(okHttpClient, "okHttpClient");
  }

  void connectTimeout(Duration timeout) {
    connectTimeout = checked("connectTimeout", timeout);
  }

  void readTimeout(Duration timeout) {
    readTimeout = checked("readTimeout", timeout);
  }

  void writeTimeout(Duration timeout) {
    writeTimeout = checked("writeTimeout", timeout);
  }

  void callTimeout(Duration timeout) {
    callTimeout = checked("callTimeout", timeout);
  }

  private static Duration checked(String name, Duration timeout) {
    Objects.requireNonNull(timeout, name);
    if (timeout.compareTo(Duration.ofMillis(1)) < 0 || timeout.compareTo(MAX_TIMEOUT) > 0) {
      throw new IllegalArgumentException(name + " must be 1 ms to 24 days: " + timeout);
    }
    return timeout;
  }

  OkHttpClient.Builder builder() {
    OkHttpClient.Builder builder = callers == null ? ownDefaults() : callers.newBuilder();
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
    }
    if (callers == null || callers.socketFactory() == SocketFactory.getDefault()) {
      builder.socketFactory(new NoDelaySocketFactory());
    }
    // OkHttp would send some requests again by itself, unseen by policy, listener and attempts().
    return builder
        .followRedirects(false)
        .followSslRedirects(false)
        .retryOnConnectionFailure(false)
        .authenticator(Authenticator.NONE)
        .addNetworkInterceptor(RetryAfter::tamed);
  }

  private static OkHttpClient.Builder ownDefaults() {
    return new OkHttpClient.Builder()
        .connectTimeout(Duration.ofSeconds(5))
        .readTimeout(Duration.ofSeconds(30))
        .writeTimeout(Duration.ofSeconds(30))
        .callTimeout(Duration.ofSeconds(60));
  }
}
