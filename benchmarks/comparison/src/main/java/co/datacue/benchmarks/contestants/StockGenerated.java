package co.datacue.benchmarks.contestants;

import co.datacue.stock.ApiClient;
import co.datacue.stock.api.BatchApi;
import co.datacue.stock.api.ProductsApi;
import co.datacue.stock.model.BatchResult;
import co.datacue.stock.model.Product;
import co.datacue.stock.model.ProductBatch;
import co.datacue.stock.model.ProductCreate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.Buffer;
import retrofit2.Response;
import retrofit2.Retrofit;

/** The generator's output as it comes, behind an interceptor as one writes it at first. */
final class StockGenerated implements Contestant {
  private final BatchApi batch;
  private final ProductsApi products;
  private final ProductBatch catalogue = new ProductBatch();
  private final ProductCreate first;

  StockGenerated(String baseUrl, Account account, int items) {
    OkHttpClient okHttp = new OkHttpClient.Builder().addInterceptor(signing(account)).build();
    ApiClient stock = new ApiClient(okHttp);
    Retrofit retrofit = stock.getAdapterBuilder().baseUrl(baseUrl).client(okHttp).build();
    batch = retrofit.create(BatchApi.class);
    products = retrofit.create(ProductsApi.class);
    List<Product> models = new ArrayList<>();
    List<Catalogue.Entry> entries = Catalogue.entries(items);
    for (Catalogue.Entry entry : entries) {
      models.add(product(entry));
    }
    catalogue.batch(models);
    first = productCreate(entries.get(0));
  }

  /** Reads the body, makes a Mac, sends the body again: what a search for it turns up. */
  static Interceptor signing(Account account) {
    return chain -> {
      Request request = chain.request();
      RequestBody body = request.body();
      Buffer buffer = new Buffer();
      if (body != null) {
        body.writeTo(buffer);
      }
      try {
        String authorization = Signature.basic(account, buffer.readByteArray());
        return chain.proceed(
            request.newBuilder().addHeader("Authorization", authorization).build());
      } catch (java.security.GeneralSecurityException e) {
        throw new IOException(e);
      }
    };
  }

  @Override
  public int sendBatch() throws IOException {
    int taken = 0;
    for (Object item :
        (List<?>) statusOf(checked(batch.batchCreateProducts(catalogue).execute()))) {
      if ("OK".equals(((Map<?, ?>) item).get("status"))) {
        taken++;
      }
    }
    return taken;
  }

  /** The generated class is a map, and Gson fills the map instead of the fields. */
  private static Object statusOf(Response<BatchResult> response) {
    return response.body().get("status");
  }

  @Override
  public void sendSingle() throws IOException {
    checked(products.createProduct(first).execute());
  }

  private static <T> Response<T> checked(Response<T> response) throws IOException {
    if (!response.isSuccessful()) {
      throw new IOException("Answered " + response.code());
    }
    return response;
  }

  private static Product product(Catalogue.Entry entry) {
    return new Product()
        .productId(entry.productId())
        .variantId(entry.variantId())
        .mainCategory(entry.mainCategory())
        .categories(entry.categories())
        .name(entry.name())
        .brand(entry.brand())
        .description(entry.description())
        .color(entry.color())
        .size(entry.size())
        .price(entry.price().doubleValue())
        .fullPrice(entry.fullPrice().doubleValue())
        .stock(entry.stock())
        .extra(entry.extra())
        .photoUrl(entry.photoUrl())
        .link(entry.link());
  }

  private static ProductCreate productCreate(Catalogue.Entry entry) {
    return new ProductCreate()
        .productId(entry.productId())
        .variantId(entry.variantId())
        .mainCategory(entry.mainCategory())
        .categories(entry.categories())
        .name(entry.name())
        .brand(entry.brand())
        .description(entry.description())
        .color(entry.color())
        .size(entry.size())
        .price(entry.price().doubleValue())
        .fullPrice(entry.fullPrice().doubleValue())
        .stock(entry.stock())
        .extra(entry.extra())
        .photoUrl(entry.photoUrl())
        .link(entry.link());
  }
}
