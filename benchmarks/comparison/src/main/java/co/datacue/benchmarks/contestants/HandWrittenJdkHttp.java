package co.datacue.benchmarks.contestants;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/** {@code java.net.http}, Jackson and Mac by hand. The JDK's client sets TCP_NODELAY itself. */
final class HandWrittenJdkHttp implements Contestant {
  private final String baseUrl;
  private final Account account;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ObjectMapper mapper =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
          .build();
  private final List<Shop.Product> products;

  HandWrittenJdkHttp(String baseUrl, Account account, int items) {
    this.baseUrl = baseUrl;
    this.account = account;
    products = Shop.products(items);
  }

  @Override
  public int sendBatch() throws Exception {
    byte[] answer = post("/v1/batch/products", new Shop.Batch(products), 207);
    return mapper.readValue(answer, Shop.BatchAnswer.class).taken();
  }

  @Override
  public void sendSingle() throws Exception {
    post("/v1/products", products.get(0), 201);
  }

  private byte[] post(String path, Object model, int expected) throws Exception {
    byte[] body = mapper.writeValueAsBytes(model);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(baseUrl + path))
            .header("Authorization", Signature.basic(account, body))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() != expected) {
      throw new IOException("Answered " + response.statusCode());
    }
    return response.body();
  }
}
