package batchDeleteUsers;

// sample:begin
import co.datacue.client.BatchOutcome;
import co.datacue.client.DataCueClient;
import co.datacue.client.model.UserId;
import co.datacue.client.model.UserIdBatch;
import java.util.List;

class BatchDeleteUsers {
  public static void main(String[] args) {
    List<UserId> users =
        List.of(new UserId().userId("u1"), new UserId().userId("u2"), new UserId().userId("u3"));

    // Reads DATACUE_API_KEY and DATACUE_API_SECRET. One client serves a whole program.
    try (DataCueClient client = DataCueClient.builder().fromEnvironment().build()) {
      BatchOutcome<UserId> outcome =
          client.batch().batchDeleteUsers(new UserIdBatch().batch(users)).execute();
      for (BatchOutcome.Item<UserId> item : outcome.items()) {
        if (item.state() != BatchOutcome.State.OK) {
          System.out.println(item.sent().getUserId() + ": " + item.error());
        }
      }
    }
  }
}
// sample:end
