package co.datacue.client.internal.http;

import co.datacue.client.internal.call.BaseUrls;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Where operations go: to the contract's servers, unless the caller says otherwise. Not safe for
 * use by several threads at once.
 */
public final class ServerSettings {
  private final String standard;
  private final Set<String> servers;
  private @Nullable HttpUrl all;
  private @Nullable HttpUrl events;
  private final Map<String, HttpUrl> replacements = new LinkedHashMap<>();

  /**
   * @param standard the contract's first server
   * @param servers those to which it sends single operations
   */
  public ServerSettings(String standard, String... servers) {
    this.standard = standard;
    this.servers = new LinkedHashSet<>(List.of(servers));
  }

  public void all(String name, String url) {
    all = url(name, url);
  }

  public void events(String name, String url) {
    events = url(name, url);
  }

  /**
   * @throws IllegalArgumentException if the contract sends no operation there
   */
  public void replace(String server, String url) {
    if (!servers.contains(server)) {
      throw new IllegalArgumentException(
          "The contract sends no operation to \""
              + server
              + "\" but to "
              + (servers.isEmpty() ? "its first server alone: set the baseUrl" : servers));
    }
    replacements.put(server, url("server", url));
  }

  /** Returns where each operation goes. */
  public BaseUrls urls() {
    Map<String, HttpUrl> contracts = new LinkedHashMap<>();
    if (all == null) {
      servers.forEach(server -> contracts.put(server, url("server", server)));
    }
    return new BaseUrls(
        all == null ? url("server", standard) : all, events, contracts, replacements);
  }

  private HttpUrl url(String name, String text) {
    HttpUrl url = HttpUrl.parse(Objects.requireNonNull(text, name));
    if (url == null) {
      throw new IllegalArgumentException(
          name
              + " must be an http or https URL such as "
              + standard
              + ": "
              // Credentials may stand before the host or in a query.
              + text.replaceAll("(?s)^.*@|[?#].*$", ""));
    }
    if (url.query() != null
        || url.fragment() != null
        || !url.username().isEmpty()
        || !url.password().isEmpty()) {
      throw new IllegalArgumentException(
          name
              + " must have no user, query or fragment; write only "
              + url.newBuilder().username("").password("").query(null).fragment(null).build());
    }
    // Paths are appended to it, and would replace the last segment unless that is empty.
    return url.newBuilder().addPathSegment("").build();
  }
}
