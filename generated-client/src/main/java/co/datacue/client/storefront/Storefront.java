package co.datacue.client.storefront;

import org.jspecify.annotations.Nullable;

/**
 * Makes the config snippet that the hosted browser script wants on every page of a shop.
 *
 * <pre>{@code
 * Storefront storefront = Storefront.of("your-api-key"); // once
 * String html = storefront.visitor(userIdOrNull).product("1234", "2345").scriptTags();
 * }</pre>
 *
 * <p>Every visitor can read what the page says: only the API key belongs there, never the secret.
 *
 * <p>Immutable and safe for use by many threads. Source in the API reference: Browser Events.
 */
public final class Storefront {
  private final String apiKey;

  private Storefront(String apiKey) {
    this.apiKey = apiKey;
  }

  /**
   * Makes the storefront of one shop.
   *
   * @param apiKey the API key, as shown in the DataCue dashboard
   * @throws IllegalArgumentException if the key is null or blank
   */
  public static Storefront of(String apiKey) {
    return new Storefront(Required.text("API key", apiKey, "take it from the dashboard"));
  }

  /**
   * Says who sees the page. There is no default, since a page that forgets its user looks like one
   * for a visitor who is not logged in.
   *
   * @param userId the id that the shop sends for its users; null for a visitor who is not logged in
   * @throws IllegalArgumentException if the id is blank
   */
  public StorefrontVisitor visitor(@Nullable String userId) {
    String id =
        userId == null
            ? null
            : Required.text("user id", userId, "pass null for a visitor who is not logged in");
    return new StorefrontVisitor(apiKey, id);
  }
}
