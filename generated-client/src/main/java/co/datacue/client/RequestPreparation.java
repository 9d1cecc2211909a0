package co.datacue.client;

import co.datacue.signing.SigningScheme;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Makes of Retrofit's request the one that is sent. Immutable. */
final class RequestPreparation {
  private final ClientHeaders headers;
  private final HttpUrl baseUrl;
  private final HttpUrl eventsBaseUrl;

  RequestPreparation(ClientHeaders headers, HttpUrl baseUrl, HttpUrl eventsBaseUrl) {
    this.headers = headers;
    this.baseUrl = baseUrl;
    this.eventsBaseUrl = eventsBaseUrl;
  }

  Request prepared(Request request, Operation operation, boolean batch) {
    Request.Builder builder = request.newBuilder();
    HttpUrl url = request.url();
    if (operation.signing() == SigningScheme.KEY_ONLY) {
      url = moved(url, baseUrl, eventsBaseUrl);
    }
    builder.url(withoutBrackets(url));
    headers.addTo(builder);
    if (batch) {
      builder.tag(SentItems.class, SentItems.of(request));
    }
    return builder.build();
  }

  /** The same path and query, below another base URL. */
  static HttpUrl moved(HttpUrl url, HttpUrl from, HttpUrl to) {
    String path = url.encodedPath().substring(from.encodedPath().length());
    return to.newBuilder().addEncodedPathSegments(path).encodedQuery(url.encodedQuery()).build();
  }

  /**
   * Percent-encodes brackets in the path. OkHttp sends them as they stand, which RFC 3986 forbids
   * and strict servers refuse.
   */
  private static HttpUrl withoutBrackets(HttpUrl url) {
    String whole = url.toString();
    if (whole.indexOf('[') < 0 && whole.indexOf(']') < 0) {
      return url;
    }
    String path = url.encodedPath().replace("[", "%5B").replace("]", "%5D");
    return url.newBuilder().encodedPath(path).build();
  }
}
