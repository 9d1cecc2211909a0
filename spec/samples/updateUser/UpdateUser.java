package updateUser;

// sample:begin
import co.datacue.client.DataCueClient;
import co.datacue.client.model.UserProfile;
import co.datacue.client.model.UserUpdate;

class UpdateUser {
  public static void main(String[] args) {
    UserUpdate changes = new UserUpdate().profile(new UserProfile().location("singapore"));

    // Reads DATACUE_API_KEY and DATACUE_API_SECRET. One client serves a whole program.
    try (DataCueClient client = DataCueClient.builder().fromEnvironment().build()) {
      client.users().updateUser("u1", changes).execute();
    }
  }
}
// sample:end
