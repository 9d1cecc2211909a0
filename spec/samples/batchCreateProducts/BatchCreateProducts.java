package batchCreateProducts;

// sample:begin
import co.datacue.client.BatchOutcome;
import co.datacue.client.DataCueClient;
import co.datacue.client.model.Product;
import co.datacue.client.model.ProductBatch;
import java.math.BigDecimal;
import java.util.List;

class BatchCreateProducts {
  public static void main(String[] args) {
    List<Product> products =
        List.of(
            new Product()
                .productId("p1")
                .variantId("v1")
                .mainCategory("jeans")
                .categories(List.of("jeans", "men", "summer"))
                .name("cool jeans")
                .brand("zara")
                .description("very fashionable jeans")
                .color("blue")
                .size("M")
                .price(new BigDecimal("99"))
                .fullPrice(new BigDecimal("119"))
                .stock(5)
                .putExtraItem("extra_feature", "details")
                .photoUrl("https://s3.amazonaws.com/image.png")
                .link("/product/p1")
                .ownerId("user_id_3"),
            new Product()
                .productId("p2")
                .variantId("v2")
                .mainCategory("hats")
                .categories(List.of("hats", "women", "summer"))
                .name("summer hat")
                .brand("zara")
                .description("very fashionable hat")
                .color("black")
                .size("")
                .price(new BigDecimal("24"))
                .fullPrice(new BigDecimal("30"))
                .stock(5)
                .putExtraItem("extra_feature", "details")
                .photoUrl("https://s3.amazonaws.com/image.png")
                .link("/product/p2")
                .ownerId("user_id_3"));

    // Reads DATACUE_API_KEY and DATACUE_API_SECRET. One client serves a whole program.
    try (DataCueClient client = DataCueClient.builder().fromEnvironment().build()) {
      BatchOutcome<Product> outcome =
          client.batch().batchCreateProducts(new ProductBatch().batch(products)).execute();
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
