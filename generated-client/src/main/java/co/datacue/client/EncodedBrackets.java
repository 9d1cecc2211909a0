package co.datacue.client;

import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Percent-encodes brackets in a path. OkHttp sends them as they stand, which RFC 3986 forbids and
 * strict servers refuse.
 */
final class EncodedBrackets implements Interceptor {
  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    HttpUrl url = request.url();
    String whole = url.toString();
    if (whole.indexOf('[') < 0 && whole.indexOf(']') < 0) {
      return chain.proceed(request);
    }
    String encoded = url.encodedPath().replace("[", "%5B").replace("]", "%5D");
    return chain.proceed(
        request.newBuilder().url(url.newBuilder().encodedPath(encoded).build()).build());
  }
}
