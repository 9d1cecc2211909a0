package co.datacue.client.storefront;

import co.datacue.client.json.DataCueJson;
import co.datacue.client.model.StorefrontConfig;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

/**
 * One page's config snippet. {@link #script} and {@link #scriptTags} stand in HTML as they are,
 * wherever elements may.
 *
 * <p>No value can end the script or the HTML around it: {@code <}, {@code >}, {@code &}, {@code =},
 * {@code '}, U+2028 and U+2029 are written as {@code \}{@code uXXXX}. A template engine must not
 * escape the result once more.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class StorefrontPage {
  private static final Gson MODELS = DataCueJson.gson();
  // Gson's own escaping for HTML is on unless it is turned off.
  private static final Gson HTML_SAFE = new GsonBuilder().serializeNulls().create();

  // Where the reference says that the scripts are.
  private static final String HOSTED_SCRIPTS =
      """
      <script src="https://cdn.datacue.co/js/datacue.js"></script>
      <script src="https://cdn.datacue.co/js/datacue-storefront.js"></script>""";

  private final String json;

  StorefrontPage(StorefrontConfig config) {
    json = HTML_SAFE.toJson(MODELS.toJsonTree(config, config.getClass()));
  }

  /**
   * Returns the value of {@code window.datacueConfig}, as JSON that is also an expression in
   * JavaScript. For pages that write their own tag, for instance with a nonce.
   *
   * <p>It stands as it is in a script element, in the text of other elements, and in an attribute
   * in single quotes. In double quotes or without any it does not: JSON's own quotes, which have to
   * stay, would end the attribute. There the template engine's escaping belongs.
   */
  public String json() {
    return json;
  }

  /**
   * Returns the script block that sets {@code window.datacueConfig}. It belongs near the end of
   * {@code <head>}, before the hosted scripts.
   */
  public String script() {
    return "<script>\nwindow.datacueConfig = " + json + ";\n</script>";
  }

  /** Returns {@link #script()} and, after it, the tags that load the two hosted scripts. */
  public String scriptTags() {
    return script() + "\n" + HOSTED_SCRIPTS;
  }

  /** Returns {@link #json()}. */
  @Override
  public String toString() {
    return json;
  }
}
