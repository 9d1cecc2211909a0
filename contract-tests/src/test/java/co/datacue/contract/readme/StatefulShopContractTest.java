package co.datacue.contract.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.client.BadRequestException;
import co.datacue.client.BatchOutcome;
import co.datacue.client.DataCueClient;
import co.datacue.client.model.EventRequest;
import co.datacue.client.model.EventUser;
import co.datacue.client.model.HomePageviewEvent;
import co.datacue.client.model.Order;
import co.datacue.client.model.OrderStatus;
import co.datacue.client.model.OrderUpdate;
import co.datacue.client.model.Product;
import co.datacue.client.model.ProductBatch;
import co.datacue.client.model.ProductIdBatch;
import co.datacue.client.model.ProductPageviewEvent;
import co.datacue.client.model.ProductUpdate;
import co.datacue.client.model.Recommendations;
import co.datacue.client.model.RecommendedProduct;
import co.datacue.mock.DataCueMockExtension;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A shop's tests against a mock that remembers, as the page on it shows them. */
@Execution(ExecutionMode.SAME_THREAD)
class StatefulShopContractTest {
  @RegisterExtension static final DataCueMockExtension MOCK = DataCueMockExtension.stateful();

  private final DataCueClient client =
      DataCueClient.builder().key(MOCK.key()).secret(MOCK.secret()).baseUrl(MOCK.baseUrl()).build();
  private final List<Product> catalogue =
      List.of(product("p1", "jeans"), product("p2", "jeans"), product("p3", "hats"));

  @Test
  void secondImportChangesNothing() {
    client.batch().batchCreateProducts(new ProductBatch().batch(catalogue)).execute();
    BatchOutcome<Product> second =
        client.batch().batchCreateProducts(new ProductBatch().batch(catalogue)).execute();
    assertEquals("p1 already exists", second.failed().get(0).error());
    assertEquals(3, MOCK.products().size());
    assertEquals(5, MOCK.products().get("p1", "v1").orElseThrow().path("stock").intValue());
  }

  @Test
  void updatesAndDeletionsAreSeen() {
    client.batch().batchCreateProducts(new ProductBatch().batch(catalogue)).execute();
    client.products().updateProduct("p1", "v1", new ProductUpdate().stock(0)).execute();
    client.products().deleteProduct("p2").execute();
    assertEquals(0, MOCK.products().get("p1", "v1").orElseThrow().path("stock").intValue());
    assertEquals(2, MOCK.products().size());
    BadRequestException unknown =
        assertThrows(
            BadRequestException.class, () -> client.products().deleteProduct("p2").execute());
    assertEquals("Product not found", unknown.apiMessage());
  }

  @Test
  void batchesSayWhichItemsFailed() {
    client.batch().batchCreateProducts(new ProductBatch().batch(catalogue)).execute();
    client.products().deleteProductVariant("p2", "v1").execute();
    ProductBatch change = new ProductBatch().batch(List.of(ids("p2").stock(1), ids("p3").stock(1)));
    BatchOutcome<Product> changed = client.batch().batchUpdateProducts(change).execute();
    assertEquals(List.of(0), changed.failed().stream().map(item -> item.index()).toList());
    assertEquals("Product not found", changed.failed().get(0).error());
    BatchOutcome<?> deleted =
        client.batch().batchDeleteProducts(new ProductIdBatch().batch(List.of())).execute();
    assertTrue(deleted.items().isEmpty());
  }

  @Test
  void cancelledOrderStays() {
    client.orders().createOrder(new Order().orderId("o1").userId("u1")).execute();
    client
        .orders()
        .updateOrder("o1", new OrderUpdate().orderStatus(OrderStatus.CANCELLED))
        .execute();
    assertEquals("cancelled", MOCK.orders().get("o1").orElseThrow().path("order_status").asText());
    client.orders().deleteOrder("o1").execute();
    assertEquals(0, MOCK.orders().size());
  }

  @Test
  void pagesShowTheShopsOwnProducts() {
    client.batch().batchCreateProducts(new ProductBatch().batch(catalogue)).execute();
    EventUser visitor = new EventUser().anonymousId("a1");
    Recommendations home =
        client
            .events()
            .trackEvent(new EventRequest().user(visitor).event(new HomePageviewEvent()))
            .execute();
    assertEquals(List.of("p1", "p2", "p3"), ids(home.getRelatedProductSkus()));
    assertEquals(new BigDecimal("49.90"), home.getRelatedProductSkus().get(0).getPrice());
    ProductPageviewEvent view = new ProductPageviewEvent().productId("p1");
    Recommendations page =
        client.events().trackEvent(new EventRequest().user(visitor).event(view)).execute();
    assertEquals(List.of("p2"), ids(page.getSimilarProductSkus()));
    assertEquals("jeans", page.getSimilarProductSkus().get(0).getCategory1());
    assertEquals(2, MOCK.events().size());
  }

  private static List<String> ids(List<RecommendedProduct> products) {
    return products.stream().map(RecommendedProduct::getProductId).toList();
  }

  private static Product ids(String id) {
    return new Product().productId(id).variantId("v1");
  }

  private static Product product(String id, String category) {
    return ids(id)
        .name("a product")
        .mainCategory(category)
        .categories(List.of(category))
        .price(new BigDecimal("49.90"))
        .fullPrice(new BigDecimal("59.90"))
        .stock(5)
        .photoUrl("/img.png")
        .link("/product");
  }
}
