package batchUpdateProducts;

// sample:begin
import co.datacue.client.BatchOutcome;
import co.datacue.client.DataCueClient;
import co.datacue.client.model.Product;
import co.datacue.client.model.ProductBatch;
import java.util.List;

class BatchUpdateProducts {
  public static void main(String[] args) {
    List<Product> products =
        List.of(
            new Product().productId("p1").variantId("v1").size("L"),
            new Product().productId("p2").variantId("v2").size("L"));

    // Reads DATACUE_API_KEY and DATACUE_API_SECRET. One client serves a whole program.
    try (DataCueClient client = DataCueClient.builder().fromEnvironment().build()) {
      BatchOutcome<Product> outcome =
          client.batch().batchUpdateProducts(new ProductBatch().batch(products)).execute();
      for (BatchOutcome.Item<Product> item : outcome.items()) {
        if (item.state() != BatchOutcome.State.OK) {
          System.out.println(
              item.sent().getProductId() + "/" + item.sent().getVariantId() + ": " + item.error());
        }
      }
    }
  }
}
// sample:end
