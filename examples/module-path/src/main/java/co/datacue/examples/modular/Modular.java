package co.datacue.examples.modular;

import co.datacue.client.DataCueClient;
import co.datacue.client.json.DataCueJson;
import co.datacue.client.model.EventRequest;
import co.datacue.client.model.EventUser;
import co.datacue.client.model.HomePageviewEvent;
import co.datacue.client.model.ProductUpdate;
import co.datacue.client.storefront.Storefront;
import java.math.BigDecimal;

/** Uses each exported package once, so that a module that is missing shows. */
public final class Modular {
  private Modular() {}

  /** Wants key, secret and base URL in the environment. */
  public static void main(String[] args) {
    try (DataCueClient client = DataCueClient.builder().fromEnvironment().build()) {
      ProductUpdate sale = new ProductUpdate().price(new BigDecimal("39.90"));
      client.products().updateProduct("p1", "v1", sale).execute();
      EventRequest visit =
          new EventRequest().user(new EventUser().userId("u1")).event(new HomePageviewEvent());
      System.out.println(DataCueJson.gson().toJson(client.events().trackEvent(visit).execute()));
    }
    System.out.println(Storefront.of("key").visitor(null).home().json());
    for (Class<?> type : new Class<?>[] {Modular.class, DataCueClient.class}) {
      System.out.println(type.getSimpleName() + " is in " + type.getModule().getName());
    }
  }
}
