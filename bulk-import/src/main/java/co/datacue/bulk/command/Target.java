package co.datacue.bulk.command;

import co.datacue.client.DataCueClient;
import co.datacue.client.DataCueClientBuilder;
import co.datacue.client.RetryPolicy;
import co.datacue.signing.Credentials;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Where an import goes. Used by one thread at a time. */
final class Target implements AutoCloseable {
  private final DataCueClientBuilder builder;
  private final String address;
  private final Runnable end;
  private @Nullable DataCueClient client;

  private Target(DataCueClientBuilder builder, String address, Runnable end) {
    this.builder = builder;
    this.address = address;
    this.end = end;
  }

  /**
   * Looks at what it is given, and connects to nothing.
   *
   * @param end what ends with it, such as a sandbox
   * @throws IllegalArgumentException if that is no URL, key or secret; the message does not repeat
   *     the secret
   */
  static Target of(String url, String key, String secret, Runnable end) {
    Credentials.of(key, secret);
    // It is left to the import to wait and repeat.
    DataCueClientBuilder builder =
        DataCueClient.builder()
            .key(key)
            .secret(secret)
            .baseUrl(url)
            .retryPolicy(RetryPolicy.none());
    return new Target(builder, url, end);
  }

  /** For a dry run, which asks for no client. */
  static Target nowhere() {
    return new Target(DataCueClient.builder(), "nowhere: a dry run", () -> {});
  }

  /** As it is shown. */
  String address() {
    return address;
  }

  /** Made when it is first asked for: a third of a second, in which the input is read. */
  DataCueClient client() {
    if (client == null) {
      Dispatcher dispatcher = new Dispatcher();
      dispatcher.setMaxRequestsPerHost(64);
      client =
          builder.okHttpClient(new OkHttpClient.Builder().dispatcher(dispatcher).build()).build();
    }
    return client;
  }

  @Override
  public void close() {
    if (client != null) {
      client.close();
    }
    end.run();
  }
}
