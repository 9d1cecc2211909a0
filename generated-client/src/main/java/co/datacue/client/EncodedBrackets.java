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
    String path = url.encodedPath();
    String encoded = path.replace("[", "%5B").replace("]", "%5D");
    return chain.proceed(
        encoded.equals(path)
            ? request
            : request.newBuilder().url(url.newBuilder().encodedPath(encoded).build()).build());
  }
}
