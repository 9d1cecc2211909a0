package co.datacue.contract.refusal;

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
import co.datacue.client.json.DataCueJson;
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
import co.datacue.contract.server.SharedMock;
import co.datacue.mock.Operation;
import com.google.gson.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is refused, as the client's caller sees it. */
class RefusalContractTest {
  private static final String WRONG_SECRET = "a-wrong-secret";

  @RegisterExtension static final SharedMock SERVER = new SharedMock();

  private static DataCueClient client() {
    return SERVER.client().build();
  }

  private static EventRequest login() {
    return new EventRequest().user(new EventUser().userId("u1")).event(new LoginEvent());
  }

  private static UnauthorizedException assertUnauthorized(ApiCall<?> call) {
    UnauthorizedException refused = assertThrows(UnauthorizedException.class, call::execute);
    assertFalse(String.valueOf(refused).contains(WRONG_SECRET));
    SERVER.lastExchange(
        exchange -> {
          Operation operation = SERVER.contract().operation(refused.operationId());
          String documented = operation.firstExample(401).orElseThrow().path("message").asText();
          assertEquals(documented, refused.apiMessage());
          assertFalse(exchange.signatureValid());
        });
    return refused;
  }

  @Test
  void wrongSecretIsUnauthorized() {
    DataCueClient client = SERVER.client().secret(WRONG_SECRET).build();
    assertUnauthorized(client.users().deleteUser("u1"));
    assertUnauthorized(client.batch().batchCreateUsers(new UserBatch().batch(List.of())));
  }

  @Test
  void wrongKeyIsUnauthorized() {
    DataCueClient client = SERVER.client().key("another-key").build();
    assertUnauthorized(client.users().deleteUser("u1"));
    assertUnauthorized(client.events().trackEvent(login()));
  }

  /** The client does not send what these send. */
  private static void assertUnauthorized(String operationId, HttpResponse<String> answer) {
    assertEquals(401, answer.statusCode());
    SERVER.lastExchange(
        exchange -> {
          Operation operation = SERVER.contract().operation(operationId);
          assertEquals(
              operation.firstExample(401).orElseThrow().toString(),
              DataCueJson.gson().fromJson(answer.body(), JsonObject.class).toString());
          assertFalse(exchange.signatureValid());
        });
  }

  @Test
  void missingAuthorizationIsUnauthorized() {
    assertUnauthorized(
        "deleteUser", SERVER.raw().sendAnonymously("DELETE", "/v1/users/" + "u1", ""));
    String event = DataCueJson.gson().toJson(login());
    assertUnauthorized("trackEvent", SERVER.raw().sendAnonymously("POST", "/v1/events", event));
  }

  @Test
  void secretOnAnEventIsUnauthorized() {
    String event = DataCueJson.gson().toJson(login());
    assertUnauthorized("trackEvent", SERVER.raw().send("POST", "/v1/events", true, event));
  }

  private static void assertViolation(ApiCall<?> call, String... named) {
    BadRequestException refused = assertThrows(BadRequestException.class, call::execute);
    SERVER.lastExchange(
        exchange -> {
          assertTrue(exchange.signatureValid());
          String violations = String.valueOf(exchange.responseHeaders().get("sl-violations"));
          for (String name : named) {
            assertTrue(violations.contains(name), violations);
            assertTrue(refused.apiMessage().contains(name), refused.apiMessage());
          }
        });
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
    client()
        .batch()
        .batchCreateProducts(new ProductBatch().batch(products.subList(1, 501)))
        .execute();
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
  private static DataCueClient preferring(String prefer) {
    OkHttpClient asking =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain ->
                    chain.proceed(chain.request().newBuilder().header("Prefer", prefer).build()))
            .build();
    return SERVER.client().okHttpClient(asking).build();
  }

  @Test
  void failedItemOfABatchIsReportedAndTheRestSucceeds() {
    ProductIdBatch batch =
        new ProductIdBatch()
            .addBatchItem(new ProductId().productId("p1").variantId("v1"))
            .addBatchItem(new ProductId().productId("p2").variantId("v1"));
    BatchOutcome<ProductId> outcome =
        preferring("code=207, example=partlyFailed").batch().batchDeleteProducts(batch).execute();
    SERVER.lastExchange(exchange -> assertEquals(207, exchange.status()));
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
