package batchCreateOrders;

// sample:begin
import co.datacue.client.BatchOutcome;
import co.datacue.client.DataCueClient;
import co.datacue.client.model.Order;
import co.datacue.client.model.OrderBatch;
import co.datacue.client.model.OrderCartItem;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;

class BatchCreateOrders {
  public static void main(String[] args) {
    List<Order> orders =
        List.of(
            new Order()
                .orderId("o1")
                .userId("u1")
                .cart(
                    List.of(
                        new OrderCartItem()
                            .productId("p1")
                            .variantId("v1")
                            .quantity(1)
                            .unitPrice(new BigDecimal("24"))
                            .currency("USD"),
                        new OrderCartItem()
                            .productId("p2")
                            .variantId("v2")
                            .quantity(9)
                            .unitPrice(new BigDecimal("42"))
                            .currency("USD")))
                .timestamp(OffsetDateTime.parse("2018-04-04T23:29:04Z")),
            new Order()
                .orderId("o2")
                .userId("u1")
                .cart(
                    List.of(
                        new OrderCartItem()
                            .productId("p1")
                            .variantId("v1")
                            .quantity(1)
                            .unitPrice(new BigDecimal("24"))
                            .currency("USD"),
                        new OrderCartItem()
                            .productId("p2")
                            .variantId("v2")
                            .quantity(9)
                            .unitPrice(new BigDecimal("42"))
                            .currency("USD")))
                .timestamp(OffsetDateTime.parse("2018-04-04T23:29:04Z")));

    // Reads DATACUE_API_KEY and DATACUE_API_SECRET. One client serves a whole program.
    try (DataCueClient client = DataCueClient.builder().fromEnvironment().build()) {
      BatchOutcome<Order> outcome =
          client.batch().batchCreateOrders(new OrderBatch().batch(orders)).execute();
      for (BatchOutcome.Item<Order> item : outcome.items()) {
        if (item.state() != BatchOutcome.State.OK) {
          System.out.println(item.sent().getOrderId() + ": " + item.error());
        }
      }
    }
  }
}
// sample:end
