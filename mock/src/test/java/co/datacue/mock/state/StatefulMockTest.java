package co.datacue.mock.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.mock.Caller;
import co.datacue.mock.DataCueMockExtension;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A mock that remembers, over HTTP and with Prism behind it. */
@Timeout(60)
@Execution(ExecutionMode.SAME_THREAD)
class StatefulMockTest {
  @RegisterExtension static final DataCueMockExtension MOCK = DataCueMockExtension.stateful();

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REASON = "DataCue-Mock-Reason";

  private Caller caller;

  @BeforeEach
  void use() {
    caller = Caller.of(MOCK.mock());
  }

  @Test
  void createdUserIsThereUntilDeleted() throws Exception {
    assertEquals(0, MOCK.users().size());
    String john = "{\"user_id\":\"u/1\",\"first_name\":\"John\",\"profile\":{\"n\":1.10}}";
    assertAnswer(201, "", caller.signed("POST", "/v1/users", john));
    assertEquals("1.10", MOCK.users().get("u/1").get().at("/profile/n").decimalValue().toString());

    assertAnswer(204, "", caller.signed("PUT", "/v1/users/u%2F1", "{\"last_name\":\"Smith\"}"));
    JsonNode smith = MOCK.users().get("u/1").orElseThrow();
    assertEquals("John", smith.path("first_name").asText(), "what is not sent stays");
    assertEquals("Smith", smith.path("last_name").asText());

    assertAnswer(204, "", caller.signed("DELETE", "/v1/users/u%2F1", ""));
    assertTrue(MOCK.users().get("u/1").isEmpty());
    assertAnswer(201, "", caller.signed("POST", "/v1/users", john));
  }

  @Test
  void idInTheBodyOfAnUpdateChangesNothing() throws Exception {
    create("/v1/users", "{\"user_id\":\"a\",\"first_name\":\"A\"}");
    String body = "{\"user_id\":\"b\",\"first_name\":\"B\"}";
    assertAnswer(204, "", caller.signed("PUT", "/v1/users/a", body));
    assertEquals("a", MOCK.users().get("a").get().path("user_id").asText());
    assertEquals("B", MOCK.users().get("a").get().path("first_name").asText());
    assertEquals(1, MOCK.users().size());
  }

  @Test
  void secondCreationAndUnknownIdsAreRefusedInTheReferencesWords() throws Exception {
    String user = "{\"user_id\":\"u1\",\"first_name\":\"John\"}";
    create("/v1/users", user);
    assertAnswer(400, "u1 already exists", caller.signed("POST", "/v1/users", user));
    assertAnswer(400, "User not found", caller.signed("PUT", "/v1/users/u2", "{}"));
    assertAnswer(400, "User not found", caller.signed("DELETE", "/v1/users/u2", ""));
    assertAnswer(400, "Product not found", caller.signed("DELETE", "/v1/products/p/v", ""));
    assertAnswer(400, "Product not found", caller.signed("DELETE", "/v1/products/p", ""));
    String cancel = "{\"order_status\":\"cancelled\"}";
    assertAnswer(400, "Order not found", caller.signed("PUT", "/v1/orders/o", cancel));
    HttpResponse<String> again = caller.signed("POST", "/v1/users", user);
    assertTrue(again.headers().firstValue(REASON).get().contains("assumed"), "" + again.headers());
  }

  @Test
  void brokenRequestIsRefusedForThatAndChangesNothing() throws Exception {
    create("/v1/users", "{\"user_id\":\"u1\",\"first_name\":\"John\"}");
    HttpResponse<String> answer = caller.signed("PUT", "/v1/users/u1", "{\"first_name\":5}");
    assertEquals(400, answer.statusCode());
    assertTrue(answer.headers().firstValue("sl-violations").isPresent());
    assertEquals("John", MOCK.users().get("u1").get().path("first_name").asText());
    Caller stranger = new Caller(MOCK.baseUrl(), MOCK.key(), "other");
    assertEquals(401, stranger.signed("DELETE", "/v1/users/u1", "").statusCode());
    assertEquals(1, MOCK.users().size());
  }

  @Test
  void batchTellsOfEachItemWhatBecameOfIt() throws Exception {
    String two = "{\"batch\":[{\"user_id\":\"u1\"},{\"user_id\":\"u2\"}]}";
    assertEquals(List.of("OK", "OK"), batch("POST", "/v1/batch/users", two));
    String three = "{\"batch\":[{\"user_id\":\"u2\"},{\"user_id\":\"u3\"},{\"user_id\":\"u3\"}]}";
    assertEquals(
        List.of("u2 already exists", "OK", "u3 already exists"),
        batch("POST", "/v1/batch/users", three));
    String change =
        "{\"batch\":[{\"user_id\":\"u9\",\"title\":\"Dr\"},{\"user_id\":\"u3\",\"title\":\"Dr\"}]}";
    assertEquals(List.of("User not found", "OK"), batch("PUT", "/v1/batch/users", change));
    assertEquals("Dr", MOCK.users().get("u3").get().path("title").asText());
    assertEquals(List.of("OK", "OK", "User not found"), batch("DELETE", "/v1/batch/users", three));
    assertEquals(List.of("u1"), ids(MOCK.users().all(), "user_id"));
  }

  @Test
  void productIsDeletedWithItsVariantsOrOneOfThem() throws Exception {
    String variants =
        """
        {"batch": [{"product_id": "p", "variant_id": "1"}, {"product_id": "p", "variant_id": "2"},
          {"product_id": "p", "variant_id": "3"}, {"product_id": "p1", "variant_id": "1"}]}""";
    batch("POST", "/v1/batch/products", variants);
    assertAnswer(204, "", caller.signed("DELETE", "/v1/products/p/2", ""));
    assertEquals(List.of("1", "3"), ids(MOCK.products().all("p"), "variant_id"));
    assertAnswer(204, "", caller.signed("DELETE", "/v1/products/p", ""));
    assertEquals(List.of("p1"), ids(MOCK.products().all(), "product_id"));
    assertThrows(IllegalArgumentException.class, () -> MOCK.products().get("p1"));
  }

  @Test
  void cancelledOrderIsHeldAsCancelled() throws Exception {
    create("/v1/orders", "{\"order_id\":\"o1\",\"user_id\":\"u1\"}");
    String cancel = "{\"order_status\":\"cancelled\"}";
    assertAnswer(204, "", caller.signed("PUT", "/v1/orders/o1", cancel));
    JsonNode order = MOCK.orders().get("o1").orElseThrow();
    assertEquals("cancelled", order.path("order_status").asText());
    assertEquals("u1", order.path("user_id").asText());
    assertEquals(
        List.of("OK"), batch("DELETE", "/v1/batch/orders", "{\"batch\":[{\"order_id\":\"o1\"}]}"));
    assertEquals(0, MOCK.orders().size());
  }

  @Test
  void askedForAnswerIsGivenAndNothingIsHeld() throws Exception {
    String user = "{\"user_id\":\"u1\",\"first_name\":\"John\"}";
    assertEquals(500, caller.signed("POST", "/v1/users", user, "Prefer", "code=500").statusCode());
    assertEquals(201, caller.signed("POST", "/v1/users", user, "Prefer", "code=201").statusCode());
    assertEquals(0, MOCK.users().size());
    create("/v1/users", user);
    HttpResponse<String> answer = caller.signed("DELETE", "/v1/users/u1", "", "Prefer", "code=500");
    assertEquals(500, answer.statusCode());
    assertEquals(1, MOCK.users().size());
  }

  @Test
  void eventsAreHeldAsTheyCame() throws Exception {
    String login = "{\"user\":{\"user_id\":\"u\"},\"event\":{\"type\":\"login\"}}";
    assertEquals(204, caller.keyOnly("POST", "/v1/events", login).statusCode());
    assertEquals(400, caller.keyOnly("POST", "/v1/events", "{}").statusCode());
    assertEquals(List.of(JSON.readTree(login)), MOCK.events().all());
  }

  @Test
  void homeShowsProductsThatAreHeld() throws Exception {
    JsonNode none = event("{\"type\":\"pageview\",\"subtype\":\"home\"}");
    assertEquals(0, none.path("related_product_skus").size());
    assertTrue(none.path("main_banners").size() > 0, "banners are not held");
    for (int i = 0; i < 6; i++) {
      product("p" + i, "v1", "shirts", i != 0);
      product("p" + i, "v2", "shirts", i != 0);
    }
    JsonNode answer = event("{\"type\":\"pageview\",\"subtype\":\"home\"}");
    assertEquals(
        List.of("p1", "p2", "p3", "p4"), ids(answer.path("related_product_skus"), "product_id"));
    assertEquals(
        JSON.readTree(
            """
            {"product_id": "p1", "variant_id": "v1", "name": "name of p1", "price": 9.50,
              "category_1": "shirts", "link": "/p1", "photo_url": "/p1.jpg"}"""),
        answer.path("related_product_skus").path(0));
    assertEquals(0, answer.path("recent_product_skus").size());
  }

  @Test
  void productPageShowsItsLikeAndWhatTheVisitorSawBefore() throws Exception {
    product("a", "1", "shirts", true);
    product("b", "1", "hats", true);
    product("c", "1", "shirts", true);
    event(view("b"));
    JsonNode answer = event(view("a"));
    assertEquals(List.of("c"), ids(answer.path("similar_product_skus"), "product_id"));
    assertEquals(List.of("b", "c"), ids(answer.path("related_product_skus"), "product_id"));
    assertEquals(List.of("b"), ids(answer.path("recent_product_skus"), "product_id"));
    JsonNode search = event("{\"type\":\"search\",\"term\":\"t\"}");
    assertEquals(List.of("a", "b"), ids(search.path("recent_product_skus"), "product_id"));
    String stranger = "{\"user\":{\"anonymous_id\":\"x\"},\"event\":" + view("a") + "}";
    JsonNode other = JSON.readTree(caller.keyOnly("POST", "/v1/events", stranger).body());
    assertEquals(0, other.path("recent_product_skus").size());
    caller.signed("DELETE", "/v1/products/b", "");
    search = event("{\"type\":\"search\",\"term\":\"t\"}");
    assertEquals(List.of("a"), ids(search.path("recent_product_skus"), "product_id"));
  }

  @Test
  void resetForgetsEverything() throws Exception {
    create("/v1/users", "{\"user_id\":\"u1\",\"first_name\":\"John\"}");
    event(view("a"));
    MOCK.reset();
    assertEquals(0, MOCK.users().size());
    assertEquals(0, MOCK.events().size());
    assertFalse(MOCK.mock().held().isEmpty());
    MOCK.mock().held().forEach(items -> assertEquals(0, items.size(), items::toString));
    product("a", "1", "shirts", true);
    JsonNode search = event("{\"type\":\"search\",\"term\":\"t\"}");
    assertEquals(0, search.path("recent_product_skus").size(), "nor is known who saw what");
  }

  @Test
  void whatManyCreateAtOnceIsCreatedOnce() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(16);
    try {
      List<Future<List<String>>> answers = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        String two = "{\"batch\":[{\"user_id\":\"u" + i / 4 + "\"},{\"user_id\":\"all\"}]}";
        answers.add(callers.submit(() -> batch("POST", "/v1/batch/users", two)));
      }
      int taken = 0;
      for (Future<List<String>> answer : answers) {
        taken += (int) answer.get().stream().filter("OK"::equals).count();
      }
      assertEquals(17, taken);
      assertEquals(17, MOCK.users().size());
    } finally {
      callers.shutdownNow();
    }
  }

  private void create(String path, String body) throws Exception {
    assertEquals(201, caller.signed("POST", path, body).statusCode());
  }

  private void product(String id, String variant, String category, boolean available)
      throws Exception {
    ObjectNode product = JSON.createObjectNode();
    product.put("product_id", id).put("variant_id", variant).put("main_category", category);
    product.putArray("categories");
    product.put("name", "name of " + id).put("price", 9.5).put("full_price", 10).put("stock", 1);
    product.put("photo_url", "/" + id + ".jpg").put("link", "/" + id).put("available", available);
    create("/v1/products", product.toString());
  }

  private static String view(String product) {
    return "{\"type\":\"pageview\",\"subtype\":\"product\",\"product_id\":\"" + product + "\"}";
  }

  private JsonNode event(String event) throws Exception {
    String body = "{\"user\":{\"user_id\":\"visitor\"},\"event\":" + event + "}";
    HttpResponse<String> answer = caller.keyOnly("POST", "/v1/events", body);
    assertEquals(200, answer.statusCode(), answer.body());
    return JSON.readTree(answer.body());
  }

  private List<String> batch(String method, String path, String body) throws Exception {
    HttpResponse<String> answer = caller.signed(method, path, body);
    assertEquals(207, answer.statusCode(), answer.body());
    List<String> statuses = new ArrayList<>();
    JSON.readTree(answer.body())
        .path("status")
        .forEach(each -> statuses.add(each.path("error").asText(each.path("status").asText())));
    return statuses;
  }

  private static List<String> ids(Iterable<JsonNode> items, String name) {
    List<String> ids = new ArrayList<>();
    items.forEach(item -> ids.add(item.path(name).asText()));
    return ids;
  }

  private static void assertAnswer(int status, String message, HttpResponse<String> answer)
      throws Exception {
    assertEquals(status, answer.statusCode(), answer.body());
    if (message.isEmpty()) {
      assertEquals("", answer.body());
      assertFalse(answer.headers().firstValue(REASON).isPresent());
    } else {
      assertEquals(message, JSON.readTree(answer.body()).path("message").asText());
    }
  }
}
