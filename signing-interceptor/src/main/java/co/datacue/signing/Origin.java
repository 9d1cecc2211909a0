package co.datacue.signing;

import java.net.Proxy;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Interceptor.Chain;
import org.jspecify.annotations.Nullable;

/** The part of a URL that decides who receives the request. Immutable. */
final class Origin {
  // Whole names only: 127.0.0.1.example.com is somebody else. A name under .localhost is left out,
  // because not every resolver keeps it on this machine.
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|::1|127(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");

  private final HttpUrl root;
  private final URI uri; // is kept because making it takes longer than signing

  private Origin(HttpUrl root) {
    this.root = root;
    this.uri = root.uri();
  }

  /**
   * Takes what of the URL is the origin.
   *
   * @throws IllegalArgumentException if somebody on the way could read the key
   */
  static Origin of(HttpUrl url) {
    if (!url.isHttps() && !LOOPBACK.matcher(url.host()).matches()) {
      throw new IllegalArgumentException(
          "An origin must be https, or http on localhost, 127.0.0.0/8 or [::1]: " + describe(url));
    }
    return new Origin(
        new HttpUrl.Builder().scheme(url.scheme()).host(url.host()).port(url.port()).build());
  }

  static String describe(HttpUrl url) {
    String host = url.host();
    return url.scheme()
        + "://"
        + (host.indexOf(':') < 0 ? host : "[" + host + "]")
        + ":"
        + url.port();
  }

  /** Whether a request to that URL goes here. */
  boolean isOf(HttpUrl url) {
    return root.port() == url.port()
        && root.host().equals(url.host())
        && root.isHttps() == url.isHttps();
  }

  /**
   * Keeps plain http on this machine, where alone it may be.
   *
   * @throws SigningException if it would go by way of a proxy, which may be elsewhere
   */
  Chain direct(Chain chain) throws SigningException {
    if (root.isHttps()) {
      return chain;
    }
    for (Proxy proxy : proxies(chain)) {
      if (proxy.type() != Proxy.Type.DIRECT) {
        throw new SigningException(
            "Credentials go to "
                + this
                + " directly, not through a proxy, which could read them: "
                + proxy
                + ". Except this origin from the proxy, or use https");
      }
    }
    // A selector may answer otherwise the next time it is asked.
    return chain.withProxy(Proxy.NO_PROXY);
  }

  /** As OkHttp finds them. */
  private List<Proxy> proxies(Chain chain) {
    Proxy proxy = chain.getProxy();
    if (proxy != null) {
      return List.of(proxy);
    }
    @Nullable List<Proxy> selected = chain.getProxySelector().select(uri);
    return selected == null ? List.of() : selected;
  }

  @Override
  public String toString() {
    return describe(root);
  }
}
