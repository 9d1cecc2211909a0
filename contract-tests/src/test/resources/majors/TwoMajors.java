import co.datacue.client.DataCueClient;
import co.datacue.client.model.User;

/** A shop in the middle of a move: one call with the client that it has, one with that of another major. */
public class TwoMajors {

  public static void main(String[] args) {
    try (DataCueClient next = DataCueClient.builder().fromEnvironment().build();
        co.datacue.v@MAJOR@.client.DataCueClient last =
            co.datacue.v@MAJOR@.client.DataCueClient.builder().fromEnvironment().build()) {
      next.users().createUser(new User().userId("next").firstName("Ann")).execute();
      last.users().createUser(new co.datacue.v@MAJOR@.client.model.User().userId("last").firstName("Ann")).execute();
      System.out.println(next.getClass().getName() + " and " + last.getClass().getName());
    }
  }
}
