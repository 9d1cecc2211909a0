package co.datacue.client.internal.http;

import co.datacue.client.DataCueClient;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Says who calls: {@code User-Agent}, and {@code DataCue-Integration} where one is named. */
public final class ClientHeaders implements Interceptor {
  private static final String USER_AGENT = "datacue-java/" + DataCueClient.VERSION;

  private final @Nullable String integration;

  private ClientHeaders(@Nullable String integration) {
    this.integration = integration;
  }

  public static ClientHeaders withoutIntegration() {
    return new ClientHeaders(null);
  }

  public static ClientHeaders withIntegration(String name, String version) {
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

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request.Builder request = chain.request().newBuilder().header("User-Agent", USER_AGENT);
    if (integration != null) {
      request.header("DataCue-Integration", integration);
    }
    return chain.proceed(request.build());
  }
}
