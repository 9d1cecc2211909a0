package co.datacue.bulk;

import co.datacue.client.DataCueClient;
import co.datacue.client.RetryPolicy;
import co.datacue.mock.DataCueMock;

/** A stateful sandbox, and a client of it as an import wants it. */
public final class Shop implements AutoCloseable {
  public final DataCueMock mock = DataCueMock.builder().stateful().start();

  public DataCueClient client() {
    return DataCueClient.builder()
        .key(mock.key())
        .secret(mock.secret())
        .baseUrl(mock.baseUrl())
        .retryPolicy(RetryPolicy.none())
        .build();
  }

  public static String product(int number) {
    return "{\"product_id\":\"p"
        + number
        + "\",\"variant_id\":\"v1\",\"name\":\"Jeans "
        + number
        + "\",\"price\":"
        + number
        + ".50,\"categories\":[\"jeans\",\"men\"],\"extra\":{\"row\":"
        + number
        + "}}";
  }

  @Override
  public void close() {
    mock.close();
  }
}
