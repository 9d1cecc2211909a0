package co.datacue.benchmarks.contestants;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * No contestant but the floor of every client that is built on OkHttp: sends the same prepared
 * requests and reads the answers without looking at them. No timeouts are set, so that OkHttp has
 * none to watch.
 */
final class PreparedOkHttp implements Contestant {
  private final OkHttpClient client =
      HandWrittenOkHttp.noDelay().readTimeout(Duration.ZERO).writeTimeout(Duration.ZERO).build();
  private final int items;
  private final Request batch;
  private final Request single;

  PreparedOkHttp(String baseUrl, Account account, int items) throws GeneralSecurityException {
    this.items = items;
    HandWrittenOkHttp hand = new HandWrittenOkHttp(baseUrl, account, items, true);
    batch = hand.batchRequest();
    single = hand.singleRequest();
  }

  @Override
  public int sendBatch() throws IOException {
    send(batch);
    return items;
  }

  @Override
  public void sendSingle() throws IOException {
    send(single);
  }

  private void send(Request request) throws IOException {
    try (Response response = client.newCall(request).execute()) {
      if (!response.isSuccessful()) {
        throw new IOException("Answered " + response.code());
      }
      BufferedSource body = response.body().source();
      while (!body.exhausted()) {
        body.skip(body.getBuffer().size());
      }
    }
  }
}
