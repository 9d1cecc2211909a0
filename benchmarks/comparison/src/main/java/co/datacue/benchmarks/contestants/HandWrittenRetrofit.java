package co.datacue.benchmarks.contestants;

import java.io.IOException;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.Retrofit;
import retrofit2.http.Body;
import retrofit2.http.Header;
import retrofit2.http.POST;

/**
 * {@link HandWrittenOkHttp} through Retrofit and as little of that as goes: the floor of a cold
 * start for every client that is built on Retrofit.
 */
final class HandWrittenRetrofit implements Contestant {
  private final HandWrittenOkHttp hand;
  private final Api api;

  /** What is sent is made by hand. */
  interface Api {
    @POST("/v1/batch/products")
    Call<ResponseBody> sendBatch(
        @Header("Authorization") String credentials, @Body RequestBody body);

    @POST("/v1/products")
    Call<ResponseBody> sendSingle(
        @Header("Authorization") String credentials, @Body RequestBody body);
  }

  HandWrittenRetrofit(String baseUrl, Account account, int items) {
    hand = new HandWrittenOkHttp(baseUrl, account, items, true);
    api = new Retrofit.Builder().baseUrl(baseUrl).client(hand.client()).build().create(Api.class);
  }

  @Override
  public int sendBatch() throws Exception {
    Request request = hand.batchRequest();
    try (ResponseBody body = answer(api.sendBatch(credentials(request), request.body()))) {
      return hand.taken(body);
    }
  }

  @Override
  public void sendSingle() throws Exception {
    Request request = hand.singleRequest();
    answer(api.sendSingle(credentials(request), request.body()));
  }

  private static String credentials(Request request) {
    return request.header("Authorization");
  }

  private static ResponseBody answer(Call<ResponseBody> call) throws IOException {
    Response<ResponseBody> response = call.execute();
    if (!response.isSuccessful()) {
      throw new IOException("Answered " + response.code());
    }
    return response.body();
  }
}
