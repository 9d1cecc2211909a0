package co.datacue.mock.inspector;

import co.datacue.mock.gate.ReceivedRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells requests of this machine's user from those that a web page of somebody else has the browser
 * make: through a host name that it lets point here, or across origins.
 */
final class LocalOnly {
  private static final Set<String> HOSTS = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

  private LocalOnly() {}

  /** Why the request is none of the inspector's; empty if it is. */
  static Optional<String> refusal(ReceivedRequest request) {
    List<String> host = request.header("Host");
    if (host.size() != 1 || !HOSTS.contains(host.get(0).replaceFirst(":\\d+$", ""))) {
      return Optional.of("The inspector is for this machine: call it by 127.0.0.1 or localhost.");
    }
    boolean otherOrigin =
        request.header("Origin").stream().anyMatch(each -> !each.equals("http://" + host.get(0)));
    boolean otherSite =
        request.header("Sec-Fetch-Site").stream().anyMatch(each -> !OWN_SITES.contains(each));
    if (otherOrigin || otherSite && !isLink(request)) {
      return Optional.of("The inspector is not for pages of other origins.");
    }
    return Optional.empty();
  }

  /** Whether somebody followed a link to the page, which shows nothing to where it came from. */
  private static boolean isLink(ReceivedRequest request) {
    return request.method().equals("GET")
        && request.header("Sec-Fetch-Mode").equals(List.of("navigate"))
        && request.header("Sec-Fetch-Dest").equals(List.of("document"))
        && Inspector.isPage(request.rawPath());
  }
}
