package createOrder;

// sample:begin
import co.datacue.client.DataCueClient;
import co.datacue.client.model.Order;
import co.datacue.client.model.OrderCartItem;
import co.datacue.client.model.OrderStatus;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;

class CreateOrder {
  public static void main(String[] args) {
    Order order =
        new Order()
            .orderId("O123")
            .userId("U456")
            .orderStatus(OrderStatus.COMPLETED)
            .cart(
                List.of(
                    new OrderCartItem()
                        .productId("p1")
                        .variantId("v1")
                        .quantity(1)
                        .unitPrice(new BigDecimal("24"))
                        .currency("USD"),
                    new OrderCartItem()
                        .productId("p3")
                        .variantId("v2")
                        .quantity(9)
                        .unitPrice(new BigDecimal("42"))
                        .currency("USD")))
            .timestamp(OffsetDateTime.parse("2018-04-04T23:29:04Z"));

    // Reads DATACUE_API_KEY and DATACUE_API_SECRET. One client serves a whole program.
    try (DataCueClient client = DataCueClient.builder().fromEnvironment().build()) {
      client.orders().createOrder(order).execute();
    }
  }
}
// sample:end
