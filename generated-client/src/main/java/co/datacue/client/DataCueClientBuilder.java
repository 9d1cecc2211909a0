package co.datacue.client;

import co.datacue.client.json.DataCueJson;
import co.datacue.signing.Credentials;
import co.datacue.signing.SigningInterceptor;
import co.datacue.signing.SigningScheme;
import javax.net.SocketFactory;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import retrofit2.Invocation;
import retrofit2.Retrofit;
import retrofit2.converter.gson.GsonConverterFactory;

/**
 * Builds a {@link DataCueClient}. Key and secret are required, all else has a default.
 *
 * <p>Not safe for use by several threads at once; what it builds is.
 */
public final class DataCueClientBuilder {
  private @Nullable String key;
  private @Nullable String secret;
  private HttpUrl baseUrl = HttpUrl.get(DataCueClient.DEFAULT_BASE_URL);
  private @Nullable OkHttpClient okHttpClient;

  DataCueClientBuilder() {}

  /** Sets the API key, as shown in the DataCue dashboard. Required. */
  public DataCueClientBuilder key(String key) {
    this.key = key;
    return this;
  }

  /** Sets the API secret, as shown in the DataCue dashboard. Required; it is never sent. */
  public DataCueClientBuilder secret(String secret) {
    this.secret = secret;
    return this;
  }

  /**
   * Sets where the API is, for instance a mock. The contract's paths are appended to it.
   * Credentials go to its scheme, host and port only; plain {@code http} is taken for loopback
   * addresses only.
   *
   * @throws IllegalArgumentException if it is not an http or https URL, or has a query or fragment
   */
  public DataCueClientBuilder baseUrl(String baseUrl) {
    HttpUrl url = HttpUrl.parse(baseUrl);
    if (url == null) {
      throw new IllegalArgumentException(
          "The base URL must be an http or https URL such as "
              + DataCueClient.DEFAULT_BASE_URL
              + ": "
              + baseUrl);
    }
    if (url.query() != null || url.fragment() != null) {
      throw new IllegalArgumentException(
          "The base URL must have no query and no fragment: " + baseUrl);
    }
    // Retrofit appends relative paths, which replace the last segment unless it is empty.
    this.baseUrl = url.newBuilder().addPathSegment("").build();
    return this;
  }

  /**
   * Sets an OkHttp client to build upon, with its proxy, TLS, timeouts and interceptors. Its
   * connection pool and dispatcher are shared, not replaced. Redirects are turned off in the copy,
   * because a redirected request would carry the signature of another one.
   */
  public DataCueClientBuilder okHttpClient(OkHttpClient okHttpClient) {
    this.okHttpClient = okHttpClient;
    return this;
  }

  /**
   * Builds the client. Nothing is sent.
   *
   * @throws IllegalArgumentException if the key or the secret is missing or malformed, or the base
   *     URL is plain http to another machine; the message never holds the secret
   */
  public DataCueClient build() {
    Credentials credentials = Credentials.of(required("key", key), required("secret", secret));
    OkHttpClient base = okHttpClient == null ? new OkHttpClient() : okHttpClient;
    OkHttpClient.Builder signing =
        base.newBuilder()
            .followRedirects(false)
            .followSslRedirects(false)
            .addInterceptor(
                SigningInterceptor.create(credentials, DataCueClientBuilder::scheme, baseUrl));
    if (base.socketFactory() == SocketFactory.getDefault()) {
      signing.socketFactory(new NoDelaySocketFactory());
    }
    return new DataCueClient(
        new Retrofit.Builder()
            .baseUrl(baseUrl)
            .client(signing.build())
            .addConverterFactory(new NonEmptyPathIds())
            .addConverterFactory(GsonConverterFactory.create(DataCueJson.gson()))
            .build());
  }

  private static String required(String name, @Nullable String value) {
    if (value == null) {
      throw new IllegalArgumentException(
          "The " + name + " is missing: call ." + name + "(…) with the one from the dashboard");
    }
    return value;
  }

  private static @Nullable SigningScheme scheme(Request request) {
    Invocation invocation = request.tag(Invocation.class);
    Operation operation =
        invocation == null ? null : invocation.method().getAnnotation(Operation.class);
    return operation == null ? null : operation.signing();
  }
}
