package deleteOrder;

// sample:begin
import co.datacue.client.DataCueClient;

class DeleteOrder {
  public static void main(String[] args) {
    // Reads DATACUE_API_KEY and DATACUE_API_SECRET. One client serves a whole program.
    try (DataCueClient client = DataCueClient.builder().fromEnvironment().build()) {
      client.orders().deleteOrder("o1").execute();
    }
  }
}
// sample:end
