package co.datacue.contract.server;

import co.datacue.client.DataCueClient;
import co.datacue.client.DataCueClientBuilder;
import co.datacue.client.RetryPolicy;
import co.datacue.mock.DataCueMock;
import co.datacue.mock.Exchange;
import java.util.List;
import okhttp3.OkHttpClient;

/** Clients that talk to the mock, and what it received of them. */
public final class MockClient {
  private MockClient() {}

  public static DataCueClientBuilder builder(DataCueMock mock) {
    return DataCueClient.builder()
        .key(mock.key())
        .secret(mock.secret())
        .baseUrl(mock.baseUrl())
        .retryPolicy(RetryPolicy.none());
  }

  /** A client that asks the mock for another answer than the first success. */
  public static DataCueClient preferring(DataCueMock mock, String prefer) {
    OkHttpClient asking =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain ->
                    chain.proceed(chain.request().newBuilder().header("Prefer", prefer).build()))
            .build();
    return builder(mock).okHttpClient(asking).build();
  }

  public static Exchange last(DataCueMock mock) {
    List<Exchange> exchanges = mock.exchanges();
    return exchanges.get(exchanges.size() - 1);
  }
}
