package co.datacue.signing;

import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** The part of a URL that decides who receives the request. */
record Origin(String scheme, String host, int port) {
  // Whole names only: 127.0.0.1.example.com is somebody else. A name under .localhost is left out,
  // because not every resolver keeps it on this machine.
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|::1|127(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");

  static Origin of(HttpUrl url) {
    return new Origin(url.scheme(), url.host(), url.port());
  }

  /**
   * Whether a request to that URL goes here. By hand: a record's own equals is costly to start up.
   */
  boolean isOf(HttpUrl url) {
    return port == url.port() && host.equals(url.host()) && scheme.equals(url.scheme());
  }

  /** Whether nobody on the way can read the key. */
  boolean isPrivate() {
    return scheme.equals("https") || LOOPBACK.matcher(host).matches();
  }

  @Override
  public String toString() {
    return scheme + "://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }
}
