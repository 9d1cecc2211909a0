package updateOrder;

// sample:begin
import co.datacue.client.DataCueClient;
import co.datacue.client.model.OrderStatus;
import co.datacue.client.model.OrderUpdate;

class UpdateOrder {
  public static void main(String[] args) {
    OrderUpdate changes = new OrderUpdate().orderStatus(OrderStatus.CANCELLED);

    // Reads DATACUE_API_KEY and DATACUE_API_SECRET. One client serves a whole program.
    try (DataCueClient client = DataCueClient.builder().fromEnvironment().build()) {
      client.orders().updateOrder("o1", changes).execute();
    }
  }
}
// sample:end
