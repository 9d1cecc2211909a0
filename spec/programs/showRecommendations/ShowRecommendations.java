package showRecommendations;

import co.datacue.client.DataCueClient;
import co.datacue.client.DataCueException;
import co.datacue.client.RetryPolicy;
import co.datacue.client.model.Event;
import co.datacue.client.model.EventRequest;
import co.datacue.client.model.EventUser;
import co.datacue.client.model.HomePageviewEvent;
import co.datacue.client.model.ProductPageviewEvent;
import co.datacue.client.model.RecommendedProduct;
import co.datacue.client.model.Recommendations;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Tells of a visitor who opens the home page or, with a second argument, a product's page, and
 * prints the products to show there as a piece of HTML.
 */
class ShowRecommendations {
  public static void main(String[] args) {
    if (args.length == 0) {
      throw new IllegalArgumentException("Give the visitor's anonymous id.");
    }
    Event page =
        args.length == 1 ? new HomePageviewEvent() : new ProductPageviewEvent().productId(args[1]);
    EventRequest event =
        new EventRequest().user(new EventUser().anonymousId(args[0])).event(page);
    // Reads DATACUE_API_KEY and DATACUE_API_SECRET. One client serves a whole program.
    try (DataCueClient client =
        DataCueClient.builder()
            .fromEnvironment()
            .callTimeout(Duration.ofSeconds(2))
            .retryPolicy(RetryPolicy.none())
            .build()) {
      System.out.println(html(recommended(client, event)));
    }
  }

  /** A page does not wait long for recommendations, and does without where there are none. */
  private static List<RecommendedProduct> recommended(DataCueClient client, EventRequest event) {
    try {
      Recommendations answer = client.events().trackEvent(event).execute();
      if (answer == null) {
        return List.of();
      }
      List<RecommendedProduct> similar = answer.getSimilarProductSkus();
      List<RecommendedProduct> related = answer.getRelatedProductSkus();
      return Objects.requireNonNullElse(similar == null ? related : similar, List.of());
    } catch (DataCueException e) {
      System.err.println("No recommendations: " + e.reason());
      return List.of();
    }
  }

  /** What comes over the network is text to show, never markup, and leads to pages only. */
  private static String html(List<RecommendedProduct> products) {
    StringBuilder html = new StringBuilder("<ul class=\"recommendations\">\n");
    for (RecommendedProduct product : products) {
      html.append("  <li><a href=\"%s\">%s</a> %s</li>\n"
          .formatted(
              escaped(page(product.getLink())), escaped(product.getName()), escaped(product.getPrice())));
    }
    return html.append("</ul>").toString();
  }

  private static String page(String link) {
    return link != null && link.matches("(?i)(https?:|/).*") ? link : "";
  }

  private static String escaped(Object value) {
    return Objects.toString(value, "")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
