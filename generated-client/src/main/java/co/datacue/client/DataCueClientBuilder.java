package co.datacue.client;

import co.datacue.client.internal.call.ApiCalls;
import co.datacue.client.internal.call.AttemptInterceptor;
import co.datacue.client.internal.call.BaseUrls;
import co.datacue.client.internal.call.BodyLog;
import co.datacue.client.internal.call.CallEngine;
import co.datacue.client.internal.call.TimeAndChance;
import co.datacue.client.internal.http.JsonBodies;
import co.datacue.client.internal.http.OkHttpSettings;
import co.datacue.client.internal.http.ParameterTexts;
import co.datacue.client.internal.http.ServerSettings;
import co.datacue.client.json.DataCueJson;
import co.datacue.signing.Credentials;
import co.datacue.signing.SigningInterceptor;
import co.datacue.signing.SigningScheme;
import com.google.gson.Gson;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import retrofit2.Invocation;
import retrofit2.Retrofit;

/**
 * Builds a {@link DataCueClient}. Key and secret are required, all else has a default.
 *
 * <p>Not safe for use by several threads at once; what it builds is.
 */
public final class DataCueClientBuilder {
  private @Nullable String key;
  private @Nullable String secret;
  private final ServerSettings servers =
      new ServerSettings(DataCueClient.DEFAULT_BASE_URL, DataCueClient.SERVERS);
  private final OkHttpSettings okHttp = new OkHttpSettings();
  private RetryPolicy retryPolicy = RetryPolicy.defaults();
  private CallListener listener = CallListener.NONE;
  private @Nullable String integration;
  private BodyLog bodies = new BodyLog(null);
  private @Nullable Executor callbackExecutor;
  private TimeAndChance time = new TimeAndChance();

  DataCueClientBuilder() {}

  /**
   * Takes {@code DATACUE_API_KEY}, {@code DATACUE_API_SECRET} and, where set, {@code
   * DATACUE_BASE_URL} from the environment. Never done unasked; later calls override.
   *
   * @throws IllegalArgumentException if the key or the secret is not set there, or the URL is
   *     malformed
   */
  public DataCueClientBuilder fromEnvironment() {
    return fromEnvironment(System.getenv());
  }

  DataCueClientBuilder fromEnvironment(Map<String, String> environment) {
    key(variable(environment, "DATACUE_API_KEY"));
    secret(variable(environment, "DATACUE_API_SECRET"));
    String url = environment.get("DATACUE_BASE_URL");
    if (url != null && !url.isBlank()) {
      servers.all("DATACUE_BASE_URL", url);
    }
    return this;
  }

  private static String variable(Map<String, String> environment, String name) {
    String value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(
          "The environment variable " + name + " is not set: set it to the value in the dashboard");
    }
    return value;
  }

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
   * Sets where the API is, for instance a mock: all of it, also operations to which the contract
   * gives a server of their own, unless {@link #server} or {@link #eventsBaseUrl} says where those
   * are. The contract's paths are appended to it. Credentials go to its scheme, host and port only;
   * plain {@code http} is taken for loopback addresses only. Default: where the contract says.
   *
   * @throws IllegalArgumentException if it is not an http or https URL, or has a query or fragment
   */
  public DataCueClientBuilder baseUrl(String baseUrl) {
    servers.all("baseUrl", baseUrl);
    return this;
  }

  /**
   * Sets where operations go to which the contract gives this server. It has precedence over the
   * other two.
   *
   * @param contractServer as the contract writes it, and {@link ApiOperation#server()} too
   * @throws IllegalArgumentException as for {@link #baseUrl}, or if the contract sends no operation
   *     to that server
   */
  public DataCueClientBuilder server(String contractServer, String url) {
    servers.replace(contractServer, url);
    return this;
  }

  /**
   * Sets where operations go that carry only the key, which are the browser events. Default: the
   * base URL if one was set, or else where the contract says.
   *
   * @throws IllegalArgumentException as for {@link #baseUrl}
   */
  public DataCueClientBuilder eventsBaseUrl(String eventsBaseUrl) {
    servers.events("eventsBaseUrl", eventsBaseUrl);
    return this;
  }

  /**
   * Sets an OkHttp client to build upon, with its proxy, TLS, timeouts and interceptors. Its
   * connection pool and dispatcher are shared, not replaced, and closing the DataCue client leaves
   * them alone. Turned off in the copy is what sends a request again behind the back of {@link
   * RetryPolicy}: redirects, OkHttp's own retries, and an authenticator, which would replace the
   * signature; a proxy's is kept. Its interceptors may change a request; its network interceptors
   * see it signed, and if they change its body it is refused.
   */
  public DataCueClientBuilder okHttpClient(OkHttpClient okHttpClient) {
    okHttp.buildUpon(okHttpClient);
    return this;
  }

  /**
   * Sets how long connecting may take. Default 5 s, or what the given OkHttp client has.
   *
   * @throws IllegalArgumentException if it is less than 1 ms or more than 24 days; so for the other
   *     timeouts
   */
  public DataCueClientBuilder connectTimeout(Duration timeout) {
    okHttp.timeout("connectTimeout", timeout, OkHttpClient.Builder::connectTimeout);
    return this;
  }

  /**
   * Sets how long the API may be silent. Default 30 s, which is also what an attempt may take in
   * all, or what the given OkHttp client has.
   */
  public DataCueClientBuilder readTimeout(Duration timeout) {
    okHttp.timeout("readTimeout", timeout, OkHttpClient.Builder::readTimeout);
    return this;
  }

  /** Sets how long sending may stall. Default 30 s, or what the given OkHttp client has. */
  public DataCueClientBuilder writeTimeout(Duration timeout) {
    okHttp.timeout("writeTimeout", timeout, OkHttpClient.Builder::writeTimeout);
    return this;
  }

  /**
   * Sets how long one attempt may take in all, from when it begins. Default 30 s, or what the given
   * OkHttp client has, unless that has no bound. A whole call ends after this and {@link
   * RetryPolicy#maxTotalTime()} at the latest, waiting in line included.
   */
  public DataCueClientBuilder callTimeout(Duration timeout) {
    okHttp.timeout("callTimeout", timeout, OkHttpClient.Builder::callTimeout);
    return this;
  }

  /**
   * Sets when and how often failed attempts are repeated. Default {@link RetryPolicy#defaults()}.
   */
  public DataCueClientBuilder retryPolicy(RetryPolicy retryPolicy) {
    this.retryPolicy =
        Objects.requireNonNull(retryPolicy, "retryPolicy: RetryPolicy.none() switches retries off");
    return this;
  }

  /** Sets who sees what the client does. Default {@link CallListener#NONE}. */
  public DataCueClientBuilder listener(CallListener listener) {
    this.listener =
        Objects.requireNonNull(
            listener, "listener: CallListener.NONE is the one that does nothing");
    return this;
  }

  /**
   * Logs bodies at level TRACE, with every value but numbers and booleans replaced by its length,
   * so that the shape shows and the customer does not. For debugging; off by default.
   */
  public DataCueClientBuilder redactedBodyLogger(System.Logger logger) {
    bodies = new BodyLog(Objects.requireNonNull(logger, "redactedBodyLogger"));
    return this;
  }

  /**
   * Sets where the futures of asynchronous calls are completed, and so what is chained to them
   * runs. Default: threads of the client's own, named {@code datacue-callback}, as many as are
   * needed at a time, so that what is chained may itself wait for calls; they end when idle for
   * five seconds. If the given executor refuses, the thread that has the outcome completes the
   * future.
   */
  public DataCueClientBuilder callbackExecutor(Executor callbackExecutor) {
    this.callbackExecutor = Objects.requireNonNull(callbackExecutor, "callbackExecutor");
    return this;
  }

  /**
   * Tells the API which integration calls it, in the header {@code DataCue-Integration}.
   *
   * @throws IllegalArgumentException unless both are made of letters, digits and {@code ._-}
   */
  public DataCueClientBuilder integration(String name, String version) {
    integration = token("name", name) + "/" + token("version", version);
    return this;
  }

  private static String token(String what, String value) {
    if (!value.matches("[A-Za-z0-9._-]{1,64}")) {
      throw new IllegalArgumentException(
          "The integration's "
              + what
              + " must be 1 to 64 letters, digits or any of . _ - only: \""
              + value
              + "\"");
    }
    return value;
  }

  DataCueClientBuilder time(TimeAndChance time) {
    this.time = time;
    return this;
  }

  /**
   * Builds the client. Nothing is sent.
   *
   * @throws IllegalArgumentException if the key or the secret is missing or malformed, or a base
   *     URL is plain http to another machine; the message never holds the secret
   */
  public DataCueClient build() {
    Credentials credentials = Credentials.of(required("key", key), required("secret", secret));
    BaseUrls urls = servers.urls();
    SigningInterceptor signature =
        SigningInterceptor.create(
            credentials, request -> scheme(request, urls), urls.all(), urls.others());
    AttemptInterceptor attempts = new AttemptInterceptor(integration);
    OkHttpClient signing =
        okHttp
            .builder()
            .addInterceptor(signature)
            .addInterceptor(attempts)
            .addNetworkInterceptor(attempts)
            .addNetworkInterceptor(signature) // last, so that nothing changes what it has seen
            .build();
    ExecutorService threads = CallEngine.ownThreads();
    CallEngine engine =
        new CallEngine(
            urls,
            signing,
            retryPolicy,
            listener,
            time,
            bodies,
            threads,
            callbackExecutor == null ? threads : callbackExecutor);
    Gson gson = DataCueJson.gson();
    Retrofit retrofit =
        new Retrofit.Builder()
            .baseUrl(urls.root())
            .client(signing)
            .addConverterFactory(new ParameterTexts(gson))
            .addConverterFactory(new JsonBodies(gson))
            .addCallAdapterFactory(new ApiCalls(gson, engine))
            .build();
    return new DataCueClient(retrofit, threads, okHttp.isOwn() ? signing : null);
  }

  private static String required(String name, @Nullable String value) {
    if (value == null) {
      throw new IllegalArgumentException(
          "The " + name + " is missing: call ." + name + "(…) with the one from the dashboard");
    }
    return value;
  }

  /** None, and so no credentials, if something sent the request to where another operation goes. */
  private static @Nullable SigningScheme scheme(Request request, BaseUrls urls) {
    Invocation invocation = request.tag(Invocation.class);
    ApiOperation operation =
        invocation == null ? null : invocation.method().getAnnotation(ApiOperation.class);
    return operation == null || !urls.isFor(operation, request.url()) ? null : operation.signing();
  }
}
