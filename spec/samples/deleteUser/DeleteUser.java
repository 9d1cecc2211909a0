package deleteUser;

// sample:begin
import co.datacue.client.DataCueClient;

class DeleteUser {
  public static void main(String[] args) {
    // Reads DATACUE_API_KEY and DATACUE_API_SECRET. One client serves a whole program.
    try (DataCueClient client = DataCueClient.builder().fromEnvironment().build()) {
      client.users().deleteUser("u1").execute();
    }
  }
}
// sample:end
