package co.datacue.contract;

import co.datacue.client.DataCueClient;
import co.datacue.client.DataCueClientBuilder;
import co.datacue.client.RetryPolicy;
import co.datacue.mock.DataCueMock;
import co.datacue.mock.Exchange;
import java.util.List;

/** Clients that talk to the mock, and what it received of them. */
final class MockClient {
  private MockClient() {}

  static DataCueClientBuilder builder(DataCueMock mock) {
    return DataCueClient.builder()
        .key(mock.key())
        .secret(mock.secret())
        .baseUrl(mock.baseUrl())
        .retryPolicy(RetryPolicy.none());
  }

  static Exchange last(DataCueMock mock) {
    List<Exchange> exchanges = mock.exchanges();
    return exchanges.get(exchanges.size() - 1);
  }
}
