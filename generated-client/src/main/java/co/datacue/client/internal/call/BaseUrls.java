package co.datacue.client.internal.call;

import co.datacue.signing.SigningScheme;
import okhttp3.HttpUrl;

/**
 * Where requests go. Immutable.
 *
 * @param all where Retrofit puts them
 * @param events where operations go that carry only the key
 */
public record BaseUrls(HttpUrl all, HttpUrl events) {

  /** Returns where a request of Retrofit's goes. */
  public HttpUrl target(HttpUrl url, SigningScheme signing) {
    return encoded(signing == SigningScheme.KEY_ONLY ? moved(url) : url);
  }

  /** The same path and query, below the events' base URL. */
  private HttpUrl moved(HttpUrl url) {
    if (all.equals(events)) {
      return url;
    }
    String path = url.encodedPath().substring(all.encodedPath().length());
    return events
        .newBuilder()
        .addEncodedPathSegments(path)
        .encodedQuery(url.encodedQuery())
        .build();
  }

  /**
   * Percent-encodes brackets in a path. OkHttp sends them as they stand, which RFC 3986 forbids and
   * strict servers refuse.
   */
  private static HttpUrl encoded(HttpUrl url) {
    String whole = url.toString();
    if (whole.indexOf('[') < 0 && whole.indexOf(']') < 0) {
      return url;
    }
    String path = url.encodedPath().replace("[", "%5B").replace("]", "%5D");
    return url.newBuilder().encodedPath(path).build();
  }
}
