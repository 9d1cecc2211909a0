package updateProduct;

// sample:begin
import co.datacue.client.DataCueClient;
import co.datacue.client.model.ProductUpdate;
import java.util.List;

class UpdateProduct {
  public static void main(String[] args) {
    ProductUpdate changes =
        new ProductUpdate()
            .mainCategory("shorts")
            .categories(List.of("shorts", "men"))
            .stock(6)
            .available(false);

    // Reads DATACUE_API_KEY and DATACUE_API_SECRET. One client serves a whole program.
    try (DataCueClient client = DataCueClient.builder().fromEnvironment().build()) {
      client.products().updateProduct("p1", "v1", changes).execute();
    }
  }
}
// sample:end
