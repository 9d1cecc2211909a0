package co.datacue.examples.plain;

import co.datacue.client.BatchOutcome;
import co.datacue.client.DataCueClient;
import co.datacue.client.DataCueException;
import co.datacue.client.model.EventRequest;
import co.datacue.client.model.EventUser;
import co.datacue.client.model.HomePageviewEvent;
import co.datacue.client.model.Order;
import co.datacue.client.model.OrderCartItem;
import co.datacue.client.model.Product;
import co.datacue.client.model.ProductBatch;
import co.datacue.client.model.Recommendations;
import co.datacue.client.model.RecommendedProduct;
import co.datacue.client.model.User;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * What a shop does with the API, in the order in which it happens. Key and secret are read from
 * {@code DATACUE_API_KEY} and {@code DATACUE_API_SECRET}, and where the API is, if it is not at its
 * usual place, from {@code DATACUE_BASE_URL}.
 */
public final class PlainJava {
  private final DataCueClient client;

  private PlainJava(DataCueClient client) {
    this.client = client;
  }

  /** Exits with 1 if the environment lacks something or a call fails. */
  public static void main(String[] args) {
    try (DataCueClient client = DataCueClient.builder().fromEnvironment().build()) {
      new PlainJava(client).run();
    } catch (IllegalArgumentException | DataCueException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private void run() {
    client.products().createProduct(jeans("p0")).execute();
    client.users().createUser(new User().userId("u1").firstName("John")).execute();
    client.orders().createOrder(order()).execute();
    System.out.println("A product, a user and an order are there.");
    printRecommendations();
    importProducts();
  }

  private void printRecommendations() {
    EventRequest visit =
        new EventRequest().user(new EventUser().userId("u1")).event(new HomePageviewEvent());
    Recommendations answer = client.events().trackEvent(visit).execute();
    if (answer == null || answer.getRelatedProductSkus() == null) {
      System.out.println("Nothing to recommend yet.");
      return;
    }
    for (RecommendedProduct product : answer.getRelatedProductSkus()) {
      System.out.println("Recommended: " + product.getName() + " at " + product.getPrice());
    }
  }

  private void importProducts() {
    ProductBatch batch = new ProductBatch().batch(List.of(jeans("p1"), jeans("p2")));
    BatchOutcome<Product> outcome = client.batch().batchCreateProducts(batch).execute();
    System.out.println("Imported " + outcome.succeeded().size() + " of " + batch.items().size());
    for (BatchOutcome.Item<Product> failed : outcome.failed()) {
      System.out.println(failed.sent().getProductId() + ": " + failed.error());
    }
    // Those the answer does not mention are neither imported nor refused, as far as anyone knows.
    outcome.unknown().forEach(it -> System.out.println(it.sent().getProductId() + ": unknown"));
  }

  private static Product jeans(String productId) {
    return new Product()
        .productId(productId)
        .variantId("v1")
        .name("cool jeans")
        .mainCategory("jeans")
        .categories(List.of("men", "jeans"))
        .price(new BigDecimal("49.90"))
        .fullPrice(new BigDecimal("59.90"))
        .stock(5)
        .photoUrl("https://shop.example/img/" + productId + ".png")
        .link("https://shop.example/product/" + productId);
  }

  private static Order order() {
    return new Order()
        .orderId("o1")
        .userId("u1")
        .timestamp(OffsetDateTime.now())
        .addCartItem(
            new OrderCartItem()
                .productId("p0")
                .variantId("v1")
                .quantity(2)
                .unitPrice(new BigDecimal("49.90"))
                .currency("USD"));
  }
}
