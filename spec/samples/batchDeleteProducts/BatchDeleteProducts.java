package batchDeleteProducts;

// sample:begin
import co.datacue.client.BatchOutcome;
import co.datacue.client.DataCueClient;
import co.datacue.client.model.ProductId;
import co.datacue.client.model.ProductIdBatch;
import java.util.List;

class BatchDeleteProducts {
  public static void main(String[] args) {
    List<ProductId> products =
        List.of(
            new ProductId().productId("p1").variantId("v1"),
            new ProductId().productId("p2").variantId("v1"));

    // Reads DATACUE_API_KEY and DATACUE_API_SECRET. One client serves a whole program.
    try (DataCueClient client = DataCueClient.builder().fromEnvironment().build()) {
      BatchOutcome<ProductId> outcome =
          client.batch().batchDeleteProducts(new ProductIdBatch().batch(products)).execute();
      for (BatchOutcome.Item<ProductId> item : outcome.items()) {
        if (item.state() != BatchOutcome.State.OK) {
          System.out.println(
              item.sent().getProductId() + "/" + item.sent().getVariantId() + ": " + item.error());
        }
      }
    }
  }
}
// sample:end
