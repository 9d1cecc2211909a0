package keepInStep;

import co.datacue.client.BadRequestException;
import co.datacue.client.DataCueClient;
import co.datacue.client.json.DataCueJson;
import co.datacue.client.model.Product;
import co.datacue.client.model.ProductUpdate;
import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Keeps products in step with the shop: reads its changes from standard input, one a line as JSON,
 * in their order.
 *
 * <pre>{@code
 * {"saved": {"product_id": "p1", "variant_id": "v1", "price": 19.9}}
 * {"removed": {"product_id": "p1", "variant_id": "v1"}}
 * }</pre>
 */
class KeepInStep {
  private static final Gson GSON = DataCueJson.gson();

  private final DataCueClient client;

  KeepInStep(DataCueClient client) {
    this.client = client;
  }

  public static void main(String[] args) throws Exception {
    // Reads DATACUE_API_KEY and DATACUE_API_SECRET. One client serves a whole program, and tries
    // again what may pass.
    try (DataCueClient client = DataCueClient.builder().fromEnvironment().build();
        BufferedReader changes =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      KeepInStep shop = new KeepInStep(client);
      for (String line = changes.readLine(); line != null; line = changes.readLine()) {
        if (!line.isBlank()) {
          shop.change(line);
        }
      }
    }
  }

  private void change(String line) {
    JsonObject change = GSON.fromJson(line, JsonObject.class);
    if (change.has("saved")) {
      save(change.getAsJsonObject("saved"));
    } else if (change.has("removed")) {
      remove(GSON.fromJson(change.get("removed"), Product.class));
    } else {
      throw new IllegalArgumentException("neither saved nor removed: " + line);
    }
  }

  /** Changes the fields given; a product that is not there yet is created. */
  void save(JsonObject product) {
    String productId = product.get("product_id").getAsString();
    String variantId = product.get("variant_id").getAsString();
    try {
      ProductUpdate update = GSON.fromJson(product, ProductUpdate.class); // which has no ids
      client.products().updateProduct(productId, variantId, update).execute();
    } catch (BadRequestException notUpdated) {
      try {
        client.products().createProduct(GSON.fromJson(product, Product.class)).execute();
      } catch (BadRequestException notCreated) {
        notCreated.addSuppressed(notUpdated);
        throw notCreated;
      }
    }
  }

  void remove(Product product) {
    String productId = product.getProductId();
    String variantId = product.getVariantId();
    try {
      client.products().deleteProductVariant(productId, variantId).execute();
    } catch (BadRequestException gone) {
      System.err.println(productId + "/" + variantId + ": " + gone.apiMessage());
    }
  }
}
