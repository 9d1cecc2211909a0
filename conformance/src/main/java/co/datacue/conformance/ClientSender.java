package co.datacue.conformance;

import co.datacue.client.BatchOutcome;
import co.datacue.client.DataCueClient;
import co.datacue.client.DataCueException;
import co.datacue.client.NetworkException;
import co.datacue.client.RetryPolicy;
import co.datacue.client.StatusException;
import co.datacue.conformance.request.GeneratedOperation;
import java.io.IOException;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/** Sends requests by the client, as a shop does, and keeps what came back before it is decoded. */
final class ClientSender implements AutoCloseable {
  private static final long WHOLE = 16L * 1024 * 1024;

  private final DataCueClient client;
  private final ThreadLocal<Answered> seen = new ThreadLocal<>();

  /**
   * @throws IllegalArgumentException if the client does not take the target's settings
   */
  ClientSender(Target target) {
    OkHttpClient http =
        new OkHttpClient.Builder()
            .addInterceptor(chain -> keep(chain.proceed(chain.request())))
            .build();
    this.client =
        DataCueClient.builder()
            .key(target.key())
            .secret(target.secret())
            .baseUrl(target.baseUrl())
            .retryPolicy(RetryPolicy.none())
            .okHttpClient(http)
            .build();
  }

  private Response keep(Response response) throws IOException {
    String type = response.header("Content-Type", "");
    byte[] body = response.peekBody(WHOLE).bytes();
    seen.set(new Answered(response.code(), type, body, null));
    return response;
  }

  Answered send(Check check) throws IOException {
    seen.remove();
    try {
      Object answer =
          GeneratedOperation.of(check.operation().id())
              .call(client, check.json(), check.ids())
              .execute();
      return answer instanceof BatchOutcome<?> outcome && !outcome.unknown().isEmpty()
          ? seen.get()
              .withProblem(
                  "the client cannot tell what became of %d of %d items"
                      .formatted(outcome.unknown().size(), outcome.items().size()))
          : seen.get();
    } catch (NetworkException e) {
      throw new IOException(e.getMessage(), e);
    } catch (StatusException e) {
      return seen.get(); // the status says it
    } catch (DataCueException e) {
      return seen.get().withProblem("the client cannot read it: " + e.reason());
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
