package batchUpdateUsers;

// sample:begin
import co.datacue.client.BatchOutcome;
import co.datacue.client.DataCueClient;
import co.datacue.client.model.User;
import co.datacue.client.model.UserBatch;
import java.util.List;

class BatchUpdateUsers {
  public static void main(String[] args) {
    List<User> users =
        List.of(
            new User().userId("U1").firstName("Paulo").email("u1@abc.com"),
            new User().userId("U2").lastName("Rabani").email("u2@abc.com"));

    // Reads DATACUE_API_KEY and DATACUE_API_SECRET. One client serves a whole program.
    try (DataCueClient client = DataCueClient.builder().fromEnvironment().build()) {
      BatchOutcome<User> outcome =
          client.batch().batchUpdateUsers(new UserBatch().batch(users)).execute();
      for (BatchOutcome.Item<User> item : outcome.items()) {
        if (item.state() != BatchOutcome.State.OK) {
          System.out.println(item.sent().getUserId() + ": " + item.error());
        }
      }
    }
  }
}
// sample:end
