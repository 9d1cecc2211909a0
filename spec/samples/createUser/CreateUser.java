package createUser;

// sample:begin
import co.datacue.client.DataCueClient;
import co.datacue.client.model.User;
import co.datacue.client.model.UserProfile;
import java.time.OffsetDateTime;
import java.util.List;

class CreateUser {
  public static void main(String[] args) {
    User user =
        new User()
            .userId("u1")
            .email("xyz@abc.com")
            .title("Mr")
            .firstName("John")
            .lastName("Smith")
            .profile(new UserProfile().location("santiago").sex("male").segment("platinum"))
            .wishlist(List.of("P1", "P3", "P4"))
            .emailSubscriber(true)
            .timestamp(OffsetDateTime.parse("2018-04-04T23:29:04-03:00"));

    // Reads DATACUE_API_KEY and DATACUE_API_SECRET. One client serves a whole program.
    try (DataCueClient client = DataCueClient.builder().fromEnvironment().build()) {
      client.users().createUser(user).execute();
    }
  }
}
// sample:end
