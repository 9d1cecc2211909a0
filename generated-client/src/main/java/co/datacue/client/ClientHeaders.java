package co.datacue.client;

import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Says who calls: {@code User-Agent}, and {@code DataCue-Integration} where one is named.
 *
 * @param integration name and version, null if none is named
 */
record ClientHeaders(@Nullable String integration) {
  private static final String USER_AGENT = "datacue-java/" + DataCueClient.VERSION;

  static ClientHeaders withoutIntegration() {
    return new ClientHeaders(null);
  }

  static ClientHeaders withIntegration(String name, String version) {
    return new ClientHeaders(token("name", name) + "/" + token("version", version));
  }

  private static String token(String what, String value) {
    if (!value.matches("[A-Za-z0-9._-]{1,64}")) {
      throw new IllegalArgumentException(
          "The integration's "
              + what
              + " must be 1 to 64 letters, digits or any of . _ - only: \""
              + value
              + "\"");
    }
    return value;
  }

  void addTo(Request.Builder request) {
    request.header("User-Agent", USER_AGENT);
    if (integration != null) {
      request.header("DataCue-Integration", integration);
    }
  }
}
