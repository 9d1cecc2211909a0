package co.datacue.client.internal.call;

import co.datacue.client.ApiOperation;
import co.datacue.signing.SigningScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Where requests go. Immutable.
 *
 * @param all where operations go for which nothing else is said
 * @param events where those go that carry only the key, null for no other place
 * @param servers the contract's for single operations, as it writes them
 * @param replacements where the caller wants operations of such a server to go
 */
public record BaseUrls(
    HttpUrl all,
    @Nullable HttpUrl events,
    Map<String, HttpUrl> servers,
    Map<String, HttpUrl> replacements) {

  public BaseUrls {
    servers = Map.copyOf(servers);
    replacements = Map.copyOf(replacements);
  }

  /** Returns where an operation goes; its path is to be appended. */
  public HttpUrl of(ApiOperation operation) {
    HttpUrl replaced = replacements.get(operation.server());
    if (replaced != null) {
      return replaced;
    } else if (events != null && operation.signing() == SigningScheme.KEY_ONLY) {
      return events;
    }
    return servers.getOrDefault(operation.server(), all);
  }

  /** Returns where else requests may go. */
  public HttpUrl[] others() {
    List<HttpUrl> others = new ArrayList<>(replacements.values());
    servers.forEach(
        (server, url) -> {
          if (!replacements.containsKey(server)) {
            others.add(url);
          }
        });
    if (events != null) {
      others.add(events);
    }
    return others.toArray(HttpUrl[]::new);
  }

  /** Whether a URL has the scheme, host and port where an operation goes. */
  public boolean isFor(ApiOperation operation, HttpUrl url) {
    HttpUrl base = of(operation);
    return base.port() == url.port()
        && base.host().equals(url.host())
        && base.isHttps() == url.isHttps();
  }

  /** Returns what Retrofit is to append the contract's paths to. */
  public HttpUrl root() {
    return all.newBuilder().encodedPath("/").build();
  }

  /** Returns where a request of Retrofit's goes. */
  HttpUrl target(HttpUrl url, ApiOperation operation) {
    HttpUrl base = of(operation);
    if (base == all && base.encodedPath().equals("/")) {
      return encoded(url);
    }
    return encoded(
        base.newBuilder()
            .addEncodedPathSegments(url.encodedPath().substring(1))
            .encodedQuery(url.encodedQuery())
            .build());
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
