package co.datacue.signing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Sets the {@code Authorization} header that the DataCue API demands (reference, section
 * Authentication): HTTP Basic with the API key as user name and, as password, the lower-case hex
 * HMAC-SHA256 of the very bytes that go out as body. A request without a body signs zero bytes. A
 * header that is already there is replaced.
 *
 * <p>Add it with {@link okhttp3.OkHttpClient.Builder#addInterceptor}, as the last one: an
 * interceptor that changes the body, such as a compressing one, must come before it. Turn redirects
 * off with {@code followRedirects(false)}: a redirect that makes a GET of a POST drops the body and
 * keeps its signature.
 *
 * <p>A body to be signed is written once, also if it is one-shot or of unknown length, and is then
 * held in memory, up to 2 GiB, until the call ends. OkHttp can send it again after a lost
 * connection. With {@link SigningScheme#KEY_ONLY} the body is not touched.
 *
 * <p>Immutable, so safe for any number of threads and clients, provided that the function it was
 * given is.
 */
public final class SigningInterceptor implements Interceptor {
  private final BasicCredentials basic;
  private final Function<? super Request, @Nullable SigningScheme> schemes;
  private final List<Origin> origins;

  private SigningInterceptor(
      Credentials credentials,
      Function<? super Request, @Nullable SigningScheme> schemes,
      List<Origin> origins) {
    this.basic = new BasicCredentials(credentials);
    this.schemes = schemes;
    this.origins = origins;
  }

  /**
   * Creates an interceptor that sends the credentials to the given origins and nowhere else.
   *
   * @param schemes says how a request carries the credentials. A request for which it answers null
   *     is refused.
   * @param origin a base URL, of which scheme, host and port count. It is https, or http on {@code
   *     localhost}, {@code 127.0.0.0/8} or {@code [::1]}.
   * @throws IllegalArgumentException if an origin is plain http and not on this machine
   * @throws NullPointerException if an argument is null
   */
  public static SigningInterceptor create(
      Credentials credentials,
      Function<? super Request, @Nullable SigningScheme> schemes,
      HttpUrl origin,
      HttpUrl... moreOrigins) {
    Objects.requireNonNull(credentials, "credentials");
    Objects.requireNonNull(schemes, "schemes");
    List<Origin> origins = new ArrayList<>();
    origins.add(privateOrigin(origin));
    for (HttpUrl more : moreOrigins) {
      Origin another = privateOrigin(more);
      if (!isAmong(origins, more)) {
        origins.add(another);
      }
    }
    return new SigningInterceptor(credentials, schemes, origins);
  }

  /**
   * Signs the request and passes it on.
   *
   * @throws SigningException if the request is not for a configured origin, has no scheme, has a
   *     duplex body to be signed, or has a body of another length than it declares. Nothing is
   *     sent.
   * @throws IOException if the body cannot be written, in which case nothing is sent; or from the
   *     rest of the chain
   * @throws IllegalStateException if this was added as a network interceptor
   */
  @Override
  public Response intercept(Chain chain) throws IOException {
    if (chain.connection() != null) {
      // There it would run again for each redirect and give the header to the next host.
      throw new IllegalStateException(
          "SigningInterceptor must be an application interceptor: add it with addInterceptor, not"
              + " addNetworkInterceptor");
    }
    Request request = chain.request();
    if (!isAmong(origins, request.url())) {
      throw new SigningException(
          "Credentials may go to " + origins + " only, not to " + Origin.of(request.url()));
    }
    SigningScheme scheme = schemes.apply(request);
    if (scheme == null) {
      throw new SigningException(
          "No signing scheme for this "
              + request.method()
              + " to "
              + Origin.of(request.url())
              + ": not sent");
    }
    return chain.proceed(
        switch (scheme) {
          case SIGNED_BODY -> signed(request);
          case KEY_ONLY -> request.newBuilder().header("Authorization", basic.keyOnly()).build();
        });
  }

  /** The origins; neither key nor secret. */
  @Override
  public String toString() {
    return "SigningInterceptor" + origins;
  }

  private static boolean isAmong(List<Origin> origins, HttpUrl url) {
    for (Origin origin : origins) {
      if (origin.isOf(url)) {
        return true;
      }
    }
    return false;
  }

  private Request signed(Request request) throws IOException {
    Request.Builder builder = request.newBuilder();
    Buffer bytes = new Buffer();
    RequestBody body = request.body();
    if (body != null) {
      write(body, bytes);
    }
    builder.header("Authorization", basic.signed(bytes));
    if (body != null) {
      // Shares the buffer's segments, or is a copy if it is small; it cannot change any more.
      builder.method(
          request.method(), RequestBody.create(bytes.readByteString(), body.contentType()));
    }
    return builder.build();
  }

  private static void write(RequestBody body, Buffer bytes) throws IOException {
    if (body.isDuplex()) {
      throw new SigningException(
          "A duplex body cannot be signed: it is not known before it is sent");
    }
    long declared = body.contentLength();
    body.writeTo(bytes);
    // OkHttp refuses such a body; once buffered it would no longer notice.
    if (declared != -1 && declared != bytes.size()) {
      throw new SigningException(
          "The body declares " + declared + " bytes and wrote " + bytes.size() + ": not sent");
    }
  }

  private static Origin privateOrigin(HttpUrl url) {
    Origin origin = Origin.of(url);
    if (!origin.isPrivate()) {
      throw new IllegalArgumentException(
          "An origin must be https, or http on localhost, 127.0.0.0/8 or [::1]: " + origin);
    }
    return origin;
  }
}
