package trackEvent;

// sample:begin
import co.datacue.client.DataCueClient;
import co.datacue.client.model.EventRequest;
import co.datacue.client.model.EventUser;
import co.datacue.client.model.HomePageviewEvent;
import co.datacue.client.model.Recommendations;
import co.datacue.client.model.RecommendedProduct;
import co.datacue.client.model.UserProfile;

class TrackEvent {
  public static void main(String[] args) {
    EventRequest event =
        new EventRequest()
            .user(
                new EventUser()
                    .userId("019mr8mf4r")
                    .anonymousId("07d35b1a-5776-4ddf-8f1c-dd0d2db9c502")
                    .profile(
                        new UserProfile().sex("female").location("Santiago").segment("platinum")))
            .event(new HomePageviewEvent());

    // Reads DATACUE_API_KEY and DATACUE_API_SECRET. One client serves a whole program.
    try (DataCueClient client = DataCueClient.builder().fromEnvironment().build()) {
      Recommendations recommendations = client.events().trackEvent(event).execute();
      // Home, product and search events answer with recommendations, all others with null.
      if (recommendations != null && recommendations.getRelatedProductSkus() != null) {
        for (RecommendedProduct product : recommendations.getRelatedProductSkus()) {
          System.out.println(product.getName() + " " + product.getLink());
        }
      }
    }
  }
}
// sample:end
