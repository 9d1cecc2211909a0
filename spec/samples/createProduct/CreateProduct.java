package createProduct;

// sample:begin
import co.datacue.client.DataCueClient;
import co.datacue.client.model.Product;
import java.math.BigDecimal;
import java.util.List;

class CreateProduct {
  public static void main(String[] args) {
    Product product =
        new Product()
            .productId("p1")
            .variantId("v1")
            .mainCategory("jeans")
            .categories(List.of("men", "summer", "jeans"))
            .name("cool jeans")
            .brand("zara")
            .description("very fashionable jeans")
            .color("blue")
            .size("M")
            .price(new BigDecimal("25000"))
            .fullPrice(new BigDecimal("35000"))
            .available(true)
            .stock(5)
            .putExtraItem("extra_feature", "details")
            .photoUrl("https://s3.amazon.com/image.png")
            .link("/product/p1")
            .ownerId("user_id_3");

    // Reads DATACUE_API_KEY and DATACUE_API_SECRET. One client serves a whole program.
    try (DataCueClient client = DataCueClient.builder().fromEnvironment().build()) {
      client.products().createProduct(product).execute();
    }
  }
}
// sample:end
