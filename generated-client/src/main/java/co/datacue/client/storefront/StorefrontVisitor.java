package co.datacue.client.storefront;

import co.datacue.client.model.ProductUpdateSnippet;
import co.datacue.client.model.StorefrontCategoryConfig;
import co.datacue.client.model.StorefrontPlainConfig;
import co.datacue.client.model.StorefrontPlainConfig.PageTypeEnum;
import co.datacue.client.model.StorefrontProductConfig;
import co.datacue.client.model.StorefrontSearchConfig;
import org.jspecify.annotations.Nullable;

/**
 * The pages that one visitor may see. Each method wants what its kind of page must tell, and
 * nothing else.
 *
 * <p>Immutable and safe for use by many threads. Source in the API reference: Browser Events, The
 * config object.
 */
public final class StorefrontVisitor {
  private final String apiKey;
  private final @Nullable String userId;

  StorefrontVisitor(String apiKey, @Nullable String userId) {
    this.apiKey = apiKey;
    this.userId = userId;
  }

  /** Returns the home page. */
  public StorefrontPage home() {
    return plain(PageTypeEnum.HOME);
  }

  /**
   * Returns a product's page.
   *
   * @param productId the product
   * @param variantId the variant that is shown; null where the product has none
   * @throws IllegalArgumentException if an id is blank, or that of the product is null
   */
  public StorefrontPage product(String productId, @Nullable String variantId) {
    return new StorefrontPage(productConfig(productId, variantId));
  }

  /**
   * Returns a product's page that also tells about the product, so that DataCue's copy of it stays
   * in step.
   *
   * @param productId the product
   * @param variantId the variant that is shown; null where the product has none
   * @param update what to tell; read at once, so that later changes to it do not show
   * @throws IllegalArgumentException if an id is blank, or that of the product or the update is
   *     null
   */
  public StorefrontPage product(
      String productId, @Nullable String variantId, ProductUpdateSnippet update) {
    if (update == null) {
      throw new IllegalArgumentException(
          "The product update is null: leave it out, as in product(productId, variantId)");
    }
    return new StorefrontPage(productConfig(productId, variantId).productUpdate(update));
  }

  /**
   * Returns a category's page.
   *
   * @param name the category's name, as it is in the products sent to the API
   * @throws IllegalArgumentException if the name is null or blank
   */
  public StorefrontPage category(String name) {
    String checked =
        Required.text("category name", name, "a category page has to name its category");
    return new StorefrontPage(
        new StorefrontCategoryConfig().apiKey(apiKey).userId(userId).categoryName(checked));
  }

  /** Returns the cart. */
  public StorefrontPage cart() {
    return plain(PageTypeEnum.CART);
  }

  /**
   * Returns a page of search results.
   *
   * @param term what was searched for, as the visitor typed it; may be empty
   * @throws IllegalArgumentException if the term is null
   */
  public StorefrontPage search(String term) {
    String checked = Required.given("search term", term, "pass \"\" for a search without a term");
    return new StorefrontPage(
        new StorefrontSearchConfig().apiKey(apiKey).userId(userId).term(checked));
  }

  /** Returns the page shown where there is none, of type 404. */
  public StorefrontPage notFound() {
    return plain(PageTypeEnum._404);
  }

  private StorefrontPage plain(PageTypeEnum type) {
    return new StorefrontPage(
        new StorefrontPlainConfig().apiKey(apiKey).userId(userId).pageType(type));
  }

  private StorefrontProductConfig productConfig(String productId, @Nullable String variantId) {
    if (variantId != null) {
      Required.text("variant id", variantId, "pass null for a product without variants");
    }
    return new StorefrontProductConfig()
        .apiKey(apiKey)
        .userId(userId)
        .productId(Required.text("product id", productId, "a product page has to name its product"))
        .variantId(variantId);
  }
}
