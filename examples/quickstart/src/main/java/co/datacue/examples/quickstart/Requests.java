package co.datacue.examples.quickstart;

import co.datacue.client.ApiCall;
import co.datacue.client.BatchOutcome;
import co.datacue.client.DataCueClient;
import co.datacue.client.DataCueException;
import co.datacue.client.StatusException;
import co.datacue.client.model.Event;
import co.datacue.client.model.EventRequest;
import co.datacue.client.model.EventUser;
import co.datacue.client.model.OrderBatch;
import co.datacue.client.model.OrderId;
import co.datacue.client.model.OrderIdBatch;
import co.datacue.client.model.OrderStatus;
import co.datacue.client.model.OrderUpdate;
import co.datacue.client.model.ProductBatch;
import co.datacue.client.model.ProductId;
import co.datacue.client.model.ProductIdBatch;
import co.datacue.client.model.ProductUpdate;
import co.datacue.client.model.Recommendations;
import co.datacue.client.model.UserBatch;
import co.datacue.client.model.UserId;
import co.datacue.client.model.UserIdBatch;
import co.datacue.client.model.UserProfile;
import co.datacue.client.model.UserUpdate;
import co.datacue.mock.DataCueMock;
import co.datacue.mock.Exchange;
import co.datacue.mock.Operation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Every operation once, every kind of event, and two that go wrong. */
final class Requests {
  private final DataCueMock mock;
  private final DataCueClient client;
  private final List<Row> rows = new ArrayList<>();

  Requests(DataCueMock mock) {
    this.mock = mock;
    this.client =
        DataCueClient.builder()
            .key(mock.key())
            .secret(mock.secret())
            .baseUrl(mock.baseUrl())
            .build();
  }

  List<Row> sendAll() {
    products();
    users();
    orders();
    Samples.events().forEach(this::event);
    batches();
    others();
    client.close();
    failures();
    return rows;
  }

  private void products() {
    send(
        "createProduct",
        "jeans p1/v1 at 49.90",
        201,
        client.products().createProduct(Samples.jeans("p1")));
    ProductUpdate sale = new ProductUpdate().price(new BigDecimal("39.90")).stock(4);
    send(
        "updateProduct",
        "p1/v1: price 39.90, stock 4",
        204,
        client.products().updateProduct("p1", "v1", sale));
    send("deleteProductVariant", "p1/v1", 204, client.products().deleteProductVariant("p1", "v1"));
    send("deleteProduct", "p1 with all its variants", 204, client.products().deleteProduct("p1"));
  }

  private void users() {
    send("createUser", "user u1", 201, client.users().createUser(Samples.john("u1")));
    UserUpdate moved = new UserUpdate().profile(new UserProfile().location("Singapore"));
    send("updateUser", "u1: location Singapore", 204, client.users().updateUser("u1", moved));
    send("deleteUser", "u1", 204, client.users().deleteUser("u1"));
  }

  private void orders() {
    send(
        "createOrder",
        "order o1 of u1, 2 products",
        201,
        client.orders().createOrder(Samples.order("o1")));
    OrderUpdate cancel = new OrderUpdate().orderStatus(OrderStatus.CANCELLED);
    send("updateOrder", "o1: cancelled", 204, client.orders().updateOrder("o1", cancel));
    send("deleteOrder", "o1", 204, client.orders().deleteOrder("o1"));
  }

  private void event(Event event, Integer status) {
    EventRequest request = new EventRequest().user(new EventUser().userId("u1")).event(event);
    send(
        "trackEvent",
        event.getClass().getSimpleName(),
        status,
        client.events().trackEvent(request));
  }

  private void batches() {
    ProductBatch products =
        new ProductBatch().addBatchItem(Samples.jeans("p1")).addBatchItem(Samples.jeans("p2"));
    send("batchCreateProducts", "p1, p2", 207, client.batch().batchCreateProducts(products));
    send("batchUpdateProducts", "p1, p2", 207, client.batch().batchUpdateProducts(products));
    ProductIdBatch productIds =
        new ProductIdBatch()
            .addBatchItem(new ProductId().productId("p1").variantId("v1"))
            .addBatchItem(new ProductId().productId("p2").variantId("v1"));
    send(
        "batchDeleteProducts", "p1/v1, p2/v1", 207, client.batch().batchDeleteProducts(productIds));

    UserBatch users =
        new UserBatch().addBatchItem(Samples.john("u1")).addBatchItem(Samples.john("u2"));
    send("batchCreateUsers", "u1, u2", 207, client.batch().batchCreateUsers(users));
    send("batchUpdateUsers", "u1, u2", 207, client.batch().batchUpdateUsers(users));
    UserIdBatch userIds =
        new UserIdBatch()
            .addBatchItem(new UserId().userId("u1"))
            .addBatchItem(new UserId().userId("u2"));
    send("batchDeleteUsers", "u1, u2", 207, client.batch().batchDeleteUsers(userIds));

    OrderBatch orders =
        new OrderBatch().addBatchItem(Samples.order("o1")).addBatchItem(Samples.order("o2"));
    send("batchCreateOrders", "o1, o2", 207, client.batch().batchCreateOrders(orders));
    OrderIdBatch orderIds =
        new OrderIdBatch()
            .addBatchItem(new OrderId().orderId("o1"))
            .addBatchItem(new OrderId().orderId("o2"));
    send("batchDeleteOrders", "o1, o2", 207, client.batch().batchDeleteOrders(orderIds));
  }

  private void others() {
    OtherOperations others = new OtherOperations(client, mock);
    Set<String> sent = rows.stream().map(Row::operation).collect(Collectors.toSet());
    for (Operation operation : mock.contract().operations()) {
      if (!sent.contains(operation.id())) {
        int success = operation.responses().keySet().stream().min(Integer::compare).orElseThrow();
        send(operation.id(), "the contract's example", success, others.call(operation));
      }
    }
  }

  private void failures() {
    ProductBatch twice =
        new ProductBatch().addBatchItem(Samples.jeans("p1")).addBatchItem(Samples.jeans("p1"));
    send(
        "batchCreateProducts",
        "p1, and p1 once more",
        207,
        client.batch().batchCreateProducts(twice));
    try (DataCueClient stranger =
        DataCueClient.builder()
            .key(mock.key())
            .secret("not-the-secret")
            .baseUrl(mock.baseUrl())
            .build()) {
      send(
          "createUser",
          "user u1, signed with a wrong secret",
          401,
          stranger.users().createUser(Samples.john("u1")));
    }
  }

  private void send(String operation, String sent, int expected, ApiCall<?> call) {
    long begun = System.nanoTime();
    String cameBack;
    try {
      cameBack = inWords(call.execute());
    } catch (StatusException refused) {
      cameBack = refused.getClass().getSimpleName() + ": " + refused.apiMessage();
    } catch (DataCueException failure) {
      cameBack = failure.getMessage();
    }
    long millis = (System.nanoTime() - begun) / 1_000_000;
    List<Exchange> received = mock.exchanges();
    int status = received.get(received.size() - 1).status();
    rows.add(new Row(operation, sent, expected, status, cameBack, millis));
  }

  private static String inWords(Object body) {
    if (body instanceof BatchOutcome<?> outcome) {
      return outcome.allOk()
          ? outcome.succeeded().size() + " OK"
          : outcome.succeeded().size() + " OK, failed: " + outcome.failed().get(0).error();
    } else if (body instanceof Recommendations r) {
      return "banners "
          + count(r.getMainBanners())
          + "+"
          + count(r.getSubBanners())
          + ", products: similar "
          + count(r.getSimilarProductSkus())
          + ", related "
          + count(r.getRelatedProductSkus())
          + ", recent "
          + count(r.getRecentProductSkus());
    }
    return "nothing";
  }

  private static int count(List<?> items) {
    return items == null ? 0 : items.size();
  }
}
