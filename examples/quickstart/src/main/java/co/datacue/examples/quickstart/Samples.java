package co.datacue.examples.quickstart;

import co.datacue.client.model.BannerClickEvent;
import co.datacue.client.model.CartUpdateEvent;
import co.datacue.client.model.CategoryPageviewEvent;
import co.datacue.client.model.CheckoutStartedEvent;
import co.datacue.client.model.Event;
import co.datacue.client.model.EventCartItem;
import co.datacue.client.model.HomePageviewEvent;
import co.datacue.client.model.LoginEvent;
import co.datacue.client.model.Order;
import co.datacue.client.model.OrderCartItem;
import co.datacue.client.model.Product;
import co.datacue.client.model.ProductClickEvent;
import co.datacue.client.model.ProductPageviewEvent;
import co.datacue.client.model.SearchEvent;
import co.datacue.client.model.User;
import co.datacue.client.model.UserProfile;
import co.datacue.client.model.WishlistAddEvent;
import co.datacue.client.model.WishlistRemoveEvent;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A small shop. */
final class Samples {
  private Samples() {}

  static Product jeans(String productId) {
    return new Product()
        .productId(productId)
        .variantId("v1")
        .mainCategory("jeans")
        .categories(List.of("men", "summer", "jeans"))
        .name("cool jeans")
        .price(new BigDecimal("49.90"))
        .fullPrice(new BigDecimal("59.90"))
        .stock(5)
        .putExtraItem("material", "denim")
        .photoUrl("/img/" + productId + ".png")
        .link("/product/" + productId);
  }

  static User john(String userId) {
    return new User()
        .userId(userId)
        .firstName("John")
        .email(userId + "@shop.example")
        .profile(new UserProfile().segment("platinum").additionalProperty("newsletter", true))
        .timestamp(OffsetDateTime.of(2018, 4, 4, 23, 29, 4, 0, ZoneOffset.UTC));
  }

  static Order order(String orderId) {
    return new Order()
        .orderId(orderId)
        .userId("u1")
        .addCartItem(line("p1", "24.00", 1))
        .addCartItem(line("p2", "42.00", 9));
  }

  private static OrderCartItem line(String productId, String price, int quantity) {
    return new OrderCartItem()
        .productId(productId)
        .variantId("v1")
        .unitPrice(new BigDecimal(price))
        .quantity(quantity)
        .currency("USD");
  }

  /** Every kind of event, with the status that the contract documents for it. */
  static Map<Event, Integer> events() {
    EventCartItem item =
        new EventCartItem().productId("p1").quantity(1).unitPrice(new BigDecimal("24.00"));
    Map<Event, Integer> events = new LinkedHashMap<>();
    events.put(new HomePageviewEvent(), 200);
    events.put(new ProductPageviewEvent().productId("p1").variantId("v1"), 200);
    events.put(new SearchEvent().term("tables"), 200);
    events.put(new CategoryPageviewEvent().categoryName("living-room"), 204);
    events.put(new CartUpdateEvent().addCartItem(item).cartLink("/cart/123"), 204);
    events.put(new CheckoutStartedEvent().addCartItem(item).cartLink("/cart/123"), 204);
    events.put(new WishlistAddEvent().productId("p1"), 204);
    events.put(new WishlistRemoveEvent().productId("p1"), 204);
    events.put(new LoginEvent(), 204);
    events.put(new BannerClickEvent().bannerId("B1"), 204);
    events.put(
        new ProductClickEvent().subtype(ProductClickEvent.SubtypeEnum.RELATED).productId("p2"),
        204);
    return events;
  }
}
