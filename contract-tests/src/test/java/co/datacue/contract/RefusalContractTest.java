package co.datacue.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.client.ApiCall;
import co.datacue.client.BadRequestException;
import co.datacue.client.BatchOutcome;
import co.datacue.client.BatchOutcome.Item;
import co.datacue.client.DataCueClient;
import co.datacue.client.ServerErrorException;
import co.datacue.client.TooLargeException;
import co.datacue.client.UnauthorizedException;
import co.datacue.client.model.EventRequest;
import co.datacue.client.model.EventUser;
import co.datacue.client.model.LoginEvent;
import co.datacue.client.model.Order;
import co.datacue.client.model.Product;
import co.datacue.client.model.ProductBatch;
import co.datacue.client.model.ProductId;
import co.datacue.client.model.ProductIdBatch;
import co.datacue.client.model.User;
import co.datacue.client.model.UserBatch;
import co.datacue.mock.DataCueMockExtension;
import co.datacue.mock.Exchange;
import java.util.List;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the mock refuses, as the client's caller sees it. */
class RefusalContractTest {
  private static final String WRONG_SECRET = "a-wrong-secret";

  @RegisterExtension static final DataCueMockExtension MOCK = new DataCueMockExtension();

  private static DataCueClient client() {
    return MockClient.builder(MOCK.mock()).build();
  }

  private static EventRequest login() {
    return new EventRequest().user(new EventUser().userId("u1")).event(new LoginEvent());
  }

  private static Exchange assertUnauthorized(ApiCall<?> call) {
    UnauthorizedException refused = assertThrows(UnauthorizedException.class, call::execute);
    Exchange exchange = MockClient.last(MOCK.mock());
    String documented =
        MOCK.contract().operation(refused.operationId()).firstExample(401).orElseThrow()
            .path("message").asText();
    assertEquals(documented, refused.apiMessage());
    assertFalse(exchange.signatureValid());
    assertFalse(String.valueOf(refused).contains(WRONG_SECRET));
    return exchange;
  }

  @Test
  void wrongSecretIsUnauthorized() {
    DataCueClient client = MockClient.builder(MOCK.mock()).secret(WRONG_SECRET).build();
    assertUnauthorized(client.users().deleteUser("u1"));
    assertUnauthorized(client.batch().batchCreateUsers(new UserBatch().batch(List.of())));
  }

  @Test
  void wrongKeyIsUnauthorized() {
    DataCueClient client = MockClient.builder(MOCK.mock()).key("another-key").build();
    assertUnauthorized(client.users().deleteUser("u1"));
    assertUnauthorized(client.events().trackEvent(login()));
  }

  /** A client whose Authorization is replaced after signing, as no caller should. */
  private static DataCueClient withAuthorization(String header) {
    OkHttpClient tampering =
        new OkHttpClient.Builder()
            .addNetworkInterceptor(
                chain ->
                    chain.proceed(
                        header.isEmpty()
                            ? chain.request().newBuilder().removeHeader("Authorization").build()
                            : chain.request().newBuilder().header("Authorization", header).build()))
            .build();
    return MockClient.builder(MOCK.mock()).okHttpClient(tampering).build();
  }

  @Test
  void missingAuthorizationIsUnauthorized() {
    DataCueClient client = withAuthorization("");
    assertUnauthorized(client.users().deleteUser("u1"));
    assertUnauthorized(client.events().trackEvent(login()));
  }

  @Test
  void secretOnAnEventIsUnauthorized() {
    DataCueClient client =
        withAuthorization(okhttp3.Credentials.basic(MOCK.key(), "5f".repeat(32)));
    Exchange exchange = assertUnauthorized(client.events().trackEvent(login()));
    assertEquals("trackEvent", exchange.operationId());
  }

  private static void assertViolation(ApiCall<?> call, String... named) {
    assertThrows(BadRequestException.class, call::execute);
    Exchange exchange = MockClient.last(MOCK.mock());
    assertTrue(exchange.signatureValid());
    String violations = String.valueOf(exchange.responseHeaders().get("sl-violations"));
    for (String name : named) {
      assertTrue(violations.contains(name), violations);
    }
  }

  @Test
  void missingRequiredFieldIsNamed() {
    assertViolation(
        client().products().createProduct(new Product().productId("p1").variantId("v1")),
        "'main_category'",
        "'price'");
    assertViolation(client().users().createUser(new User().userId("u1")), "'first_name'");
    assertViolation(client().orders().createOrder(new Order().userId("u1")), "'order_id'");
  }

  @Test
  void eventWithoutAVisitorIsRefused() {
    EventRequest request = new EventRequest().user(new EventUser()).event(new LoginEvent());
    assertViolation(client().events().trackEvent(request), "user_id", "anonymous_id");
  }

  @Test
  void moreItemsThanTheContractAllowsAreRefused() {
    List<Product> products =
        IntStream.range(0, 501)
            .mapToObj(i -> new Product().productId("p" + i).variantId("v"))
            .toList();
    assertViolation(
        client().batch().batchCreateProducts(new ProductBatch().batch(products)), "500", "batch");
    assertViolation(
        client().batch().batchUpdateProducts(new ProductBatch().batch(products)), "500", "batch");
    client().batch().batchCreateProducts(new ProductBatch().batch(products.subList(1, 501))).execute();
  }

  @Test
  void batchOfAnItemWithoutIdIsRefused() {
    ProductBatch batch = new ProductBatch().addBatchItem(new Product().productId("p1"));
    assertViolation(client().batch().batchCreateProducts(batch), "'variant_id'");
  }

  @Test
  void bodyLargerThanTheMockTakesIsTooLarge() {
    String large = "x".repeat(20 * 1024);
    List<Product> products =
        IntStream.range(0, 300)
            .mapToObj(i -> new Product().productId("p" + i).variantId("v").description(large))
            .toList();
    ApiCall<?> call = client().batch().batchCreateProducts(new ProductBatch().batch(products));
    assertThrows(TooLargeException.class, call::execute);
  }

  /** A client that asks the mock for another answer than the first success. */
  static DataCueClient preferring(String prefer) {
    OkHttpClient asking =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> chain.proceed(chain.request().newBuilder().header("Prefer", prefer).build()))
            .build();
    return MockClient.builder(MOCK.mock()).okHttpClient(asking).build();
  }

  @Test
  void failedItemOfABatchIsReportedAndTheRestSucceeds() {
    ProductIdBatch batch =
        new ProductIdBatch()
            .addBatchItem(new ProductId().productId("p1").variantId("v1"))
            .addBatchItem(new ProductId().productId("p2").variantId("v1"));
    BatchOutcome<ProductId> outcome =
        preferring("code=207, example=partlyFailed").batch().batchDeleteProducts(batch).execute();
    assertEquals(207, MockClient.last(MOCK.mock()).status());
    assertFalse(outcome.allOk());
    Item<ProductId> failed = outcome.failed().get(0);
    assertEquals("p1", failed.sent().getProductId());
    assertEquals("Product not found", failed.error());
    assertEquals("p2", outcome.succeeded().get(0).sent().getProductId());
  }

  @Test
  void failureOfTheApiIsAServerError() {
    ServerErrorException failure =
        assertThrows(
            ServerErrorException.class, preferring("code=500").users().deleteUser("u1")::execute);
    assertEquals(500, failure.status());
    assertEquals("deleteUser", failure.operationId());
  }
}
