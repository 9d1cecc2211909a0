package co.datacue.contract.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.client.BadRequestException;
import co.datacue.client.BatchOutcome;
import co.datacue.client.CallListener;
import co.datacue.client.DataCueClient;
import co.datacue.client.FailedCall;
import co.datacue.client.NetworkException;
import co.datacue.client.RetryPolicy;
import co.datacue.client.ServerErrorException;
import co.datacue.client.StatusException;
import co.datacue.client.model.BatchResult;
import co.datacue.client.model.EventRequest;
import co.datacue.client.model.EventUser;
import co.datacue.client.model.HomePageviewEvent;
import co.datacue.client.model.Product;
import co.datacue.client.model.ProductBatch;
import co.datacue.client.model.ProductUpdateSnippet;
import co.datacue.client.model.Recommendations;
import co.datacue.client.model.UserUpdate;
import co.datacue.client.storefront.Storefront;
import co.datacue.contract.server.MockClient;
import co.datacue.mock.DataCueMockExtension;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The Java blocks of the README and its pages, run. {@code PagesTest} holds the two together. */
class ReadmeSnippetsContractTest {
  @RegisterExtension static final DataCueMockExtension MOCK = new DataCueMockExtension();

  private final List<String> logged = new ArrayList<>();

  private void log(String line) {
    logged.add(line);
  }

  private void later(String operationId) {
    logged.add("later: " + operationId);
  }

  @Test
  void productIsCreatedAndHomePageGetsRecommendations() {
    DataCueClient client = MockClient.builder(MOCK.mock()).build();
    client
        .products()
        .createProduct(
            new Product()
                .productId("p1")
                .variantId("v1")
                .name("cool jeans")
                .mainCategory("jeans")
                .categories(List.of("men", "summer", "jeans"))
                .price(new BigDecimal("49.90"))
                .fullPrice(new BigDecimal("59.90"))
                .stock(5)
                .photoUrl("/img/p1.png")
                .link("/product/p1"))
        .execute();

    Recommendations forHome =
        client
            .events()
            .trackEvent(
                new EventRequest()
                    .user(new EventUser().userId("u1"))
                    .event(new HomePageviewEvent()))
            .execute();

    assertNotNull(forHome);
    assertEquals(1, forHome.getMainBanners().size());
  }

  @Test
  void clientIsMadeOfKeyAndSecret() {
    String key = MOCK.key();
    String secret = MOCK.secret();
    DataCueClient client = DataCueClient.builder().key(key).secret(secret).build();
    assertNotNull(client.users());
  }

  @Test
  void failureIsCaughtByItsKind() {
    for (String prefer : List.of("code=400", "code=500")) {
      DataCueClient client = MockClient.preferring(MOCK.mock(), prefer);
      try {
        client.users().updateUser("u1", new UserUpdate().firstName("John")).execute();
      } catch (BadRequestException e) {
        log(e.apiMessage()); // what the API says is wrong; sending it again does not help
      } catch (ServerErrorException | NetworkException e) {
        later(e.operationId()); // retries did not help; it may have taken effect
      }
    }
    assertEquals(2, logged.size());
    assertEquals("later: updateUser", logged.get(1));
  }

  @Test
  void failureIsAskedForWithPrefer() {
    OkHttpClient asking =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain ->
                    chain.proceed(
                        chain.request().newBuilder().header("Prefer", "code=500").build()))
            .build();
    DataCueClient failing =
        DataCueClient.builder()
            .key(MOCK.key())
            .secret(MOCK.secret())
            .baseUrl(MOCK.baseUrl())
            .okHttpClient(asking)
            .retryPolicy(RetryPolicy.none())
            .build();
    assertThrows(ServerErrorException.class, () -> failing.users().deleteUser("u1").execute());
  }

  @Test
  void failureAndOutcomeAreMadeForAShopsOwnTests() {
    List<Product> products = List.of(new Product().productId("p1").variantId("v1"));
    FailedCall call = new FailedCall("updateUser", "PUT", "/v1/users/u1", 5);
    StatusException busy = StatusException.of(call, 503, "text/plain", "busy");
    BatchOutcome<Product> silent = BatchOutcome.of(products, new BatchResult());
    assertInstanceOf(ServerErrorException.class, busy);
    assertEquals(1, silent.unknown().size());
  }

  @Test
  void failedItemsAreLoggedAndTheOthersLeftAlone() {
    DataCueClient client = MockClient.preferring(MOCK.mock(), "code=207, example=partlyFailed");
    List<Product> products =
        List.of(
            new Product().productId("p1").variantId("v1"),
            new Product().productId("p2").variantId("v2"));
    BatchOutcome<Product> outcome =
        client.batch().batchCreateProducts(new ProductBatch().batch(products)).execute();
    for (BatchOutcome.Item<Product> failed : outcome.failed()) {
      log(failed.sent().getProductId() + ": " + failed.error());
    }
    if (!outcome.worthResending().isEmpty()) {
      client
          .batch()
          .batchCreateProducts(new ProductBatch().batch(outcome.worthResending()))
          .execute();
    }
    assertEquals(List.of("p1: p1 already exists"), logged);
  }

  @Test
  void retriesAreTuned() {
    String key = MOCK.key();
    String secret = MOCK.secret();
    DataCueClient patient =
        DataCueClient.builder()
            .key(key)
            .secret(secret)
            .retryPolicy(
                RetryPolicy.defaults().withMaxAttempts(8).withMaxTotalTime(Duration.ofMinutes(5)))
            .build();
    assertNotNull(patient.users());
  }

  @Test
  void clientIsConfiguredFromTheEnvironment() {
    OkHttpClient shared = new OkHttpClient();
    IllegalArgumentException unset =
        assertThrows(IllegalArgumentException.class, () -> configured(shared));
    assertTrue(unset.getMessage().contains("DATACUE_API_KEY"), unset.getMessage());
  }

  private static DataCueClient configured(OkHttpClient shared) {
    DataCueClient configured =
        DataCueClient.builder()
            .fromEnvironment() // DATACUE_API_KEY, DATACUE_API_SECRET, DATACUE_BASE_URL
            .okHttpClient(shared) // proxy, TLS, connection pool: yours stay yours
            .callTimeout(Duration.ofSeconds(20))
            .integration("my-shop-plugin", "2.1.0")
            .listener(CallListener.logging(System.getLogger("shop.datacue")))
            .build();
    return configured;
  }

  @Test
  void productPageDescribesItself() {
    String key = MOCK.key();
    String userIdOrNull = null;
    Storefront storefront = Storefront.of(key);
    String html =
        storefront
            .visitor(userIdOrNull)
            .product("1234", null, new ProductUpdateSnippet().price(new BigDecimal("39.90")))
            .scriptTags();
    assertTrue(html.contains("\"product_update\":{\"price\":39.90}"), html);
  }
}
