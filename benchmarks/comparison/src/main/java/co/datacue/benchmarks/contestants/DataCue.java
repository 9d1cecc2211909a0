package co.datacue.benchmarks.contestants;

import co.datacue.client.DataCueClient;
import co.datacue.client.model.Product;
import co.datacue.client.model.ProductBatch;
import java.util.ArrayList;
import java.util.List;

/** The client of this project, with its defaults. */
final class DataCue implements Contestant {
  private final DataCueClient client;
  private final List<Product> products = new ArrayList<>();

  DataCue(String baseUrl, Account account, int items) {
    client =
        DataCueClient.builder()
            .key(account.key())
            .secret(account.secret())
            .baseUrl(baseUrl)
            .build();
    for (Catalogue.Entry entry : Catalogue.entries(items)) {
      products.add(
          new Product()
              .productId(entry.productId())
              .variantId(entry.variantId())
              .mainCategory(entry.mainCategory())
              .categories(entry.categories())
              .name(entry.name())
              .brand(entry.brand())
              .description(entry.description())
              .color(entry.color())
              .size(entry.size())
              .price(entry.price())
              .fullPrice(entry.fullPrice())
              .stock(entry.stock())
              .extra(entry.extra())
              .photoUrl(entry.photoUrl())
              .link(entry.link()));
    }
  }

  @Override
  public int sendBatch() {
    return client
        .batch()
        .batchCreateProducts(new ProductBatch().batch(products))
        .execute()
        .succeeded()
        .size();
  }

  @Override
  public void sendSingle() {
    client.products().createProduct(products.get(0)).execute();
  }
}
