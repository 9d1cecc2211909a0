package co.datacue.benchmarks.contestants;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.SocketFactory;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** OkHttp, Gson and Mac by hand, with {@code TCP_NODELAY} or as OkHttp comes. */
final class HandWrittenOkHttp implements Contestant {
  private static final MediaType JSON = MediaType.get("application/json");

  private final String baseUrl;
  private final Account account;
  private final OkHttpClient client;
  private final Gson gson =
      new GsonBuilder()
          .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
          .disableHtmlEscaping()
          .create();
  private final List<Shop.Product> products;

  HandWrittenOkHttp(String baseUrl, Account account, int items, boolean noDelay) {
    this.baseUrl = baseUrl;
    this.account = account;
    client = noDelay ? noDelay().build() : new OkHttpClient();
    products = Shop.products(items);
  }

  static OkHttpClient.Builder noDelay() {
    return new OkHttpClient.Builder().socketFactory(new NoDelaySockets());
  }

  Request batchRequest() throws GeneralSecurityException {
    return post("/v1/batch/products", new Shop.Batch(products));
  }

  Request singleRequest() throws GeneralSecurityException {
    return post("/v1/products", products.get(0));
  }

  OkHttpClient client() {
    return client;
  }

  int taken(ResponseBody answer) {
    return gson.fromJson(answer.charStream(), Shop.BatchAnswer.class).taken();
  }

  @Override
  public int sendBatch() throws Exception {
    try (Response response = send(batchRequest(), 207)) {
      return taken(response.body());
    }
  }

  @Override
  public void sendSingle() throws Exception {
    send(singleRequest(), 201).close();
  }

  private Request post(String path, Object model) throws GeneralSecurityException {
    byte[] body = gson.toJson(model).getBytes(StandardCharsets.UTF_8);
    return new Request.Builder()
        .url(baseUrl + path)
        .header("Authorization", Signature.basic(account, body))
        .post(RequestBody.create(body, JSON))
        .build();
  }

  private Response send(Request request, int expected) throws IOException {
    Response response = client.newCall(request).execute();
    if (response.code() != expected) {
      throw new IOException("Answered " + response.code() + ": " + response.body().string());
    }
    return response;
  }

  private static final class NoDelaySockets extends SocketFactory {
    private final SocketFactory sockets = SocketFactory.getDefault();

    @Override
    public Socket createSocket() throws IOException {
      Socket socket = sockets.createSocket();
      socket.setTcpNoDelay(true);
      return socket;
    }

    // OkHttp connects its sockets itself and calls none of these.
    @Override
    public Socket createSocket(String host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) {
      throw new UnsupportedOperationException();
    }
  }
}
