package batchDeleteOrders;

// sample:begin
import co.datacue.client.BatchOutcome;
import co.datacue.client.DataCueClient;
import co.datacue.client.model.OrderId;
import co.datacue.client.model.OrderIdBatch;
import java.util.List;

class BatchDeleteOrders {
  public static void main(String[] args) {
    List<OrderId> orders = List.of(new OrderId().orderId("o1"), new OrderId().orderId("o2"));

    // Reads DATACUE_API_KEY and DATACUE_API_SECRET. One client serves a whole program.
    try (DataCueClient client = DataCueClient.builder().fromEnvironment().build()) {
      BatchOutcome<OrderId> outcome =
          client.batch().batchDeleteOrders(new OrderIdBatch().batch(orders)).execute();
      for (BatchOutcome.Item<OrderId> item : outcome.items()) {
        if (item.state() != BatchOutcome.State.OK) {
          System.out.println(item.sent().getOrderId() + ": " + item.error());
        }
      }
    }
  }
}
// sample:end
