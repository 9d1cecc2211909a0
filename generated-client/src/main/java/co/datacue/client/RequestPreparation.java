package co.datacue.client;

import co.datacue.signing.SigningScheme;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Makes of Retrofit's request the one that is sent. Immutable. */
record RequestPreparation(HttpUrl baseUrl, HttpUrl eventsBaseUrl) {

  Request prepared(Request request, ApiOperation operation, boolean batch) {
    boolean event = operation.signing() == SigningScheme.KEY_ONLY;
    if (!event && !batch) {
      return request;
    }
    Request.Builder builder = request.newBuilder();
    if (event) {
      builder.url(moved(request.url(), baseUrl, eventsBaseUrl));
    }
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
}
