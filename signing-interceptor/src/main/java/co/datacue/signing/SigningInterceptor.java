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
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Sets the {@code Authorization} header that the DataCue API demands (reference, section
 * Authentication): HTTP Basic with the API key as user name and, as password, the lower-case hex
 * HMAC-SHA256 of the very bytes that go out as body. A request without a body signs zero bytes. A
 * header that is already there is replaced.
 *
 * <p>Add it twice. With {@link okhttp3.OkHttpClient.Builder#addInterceptor}, as the last one, it
 * signs. With {@link okhttp3.OkHttpClient.Builder#addNetworkInterceptor}, again as the last one, it
 * refuses to send what is no longer as it was signed: if an interceptor in between compressed the
 * body or changed the URL, or a redirect made a GET of a POST. Without the second, such a request
 * goes out, and the service answers 401 to its signature.
 *
 * <p>A body to be signed is written once, also if it is one-shot or of unknown length, and is then
 * held in memory until the call ends; it has 2,147,483,647 bytes at most. OkHttp can send it again
 * after a lost connection. With {@link SigningScheme#KEY_ONLY} the body is not touched.
 *
 * <p>Plain http stays on this machine: a request that would go to an http origin by way of a proxy
 * is refused.
 *
 * <p>Immutable, so safe for any number of threads and clients, provided that the function it was
 * given is.
 */
public final class SigningInterceptor implements Interceptor {
  private static final String AUTHORIZATION = "Authorization";

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
    origins.add(Origin.of(origin));
    for (HttpUrl more : moreOrigins) {
      Origin another = Origin.of(more);
      if (find(origins, more) == null) {
        origins.add(another);
      }
    }
    return new SigningInterceptor(credentials, schemes, origins);
  }

  /**
   * Signs the request and passes it on; as a network interceptor, passes it on if it still is as it
   * was signed.
   *
   * @throws SigningException if the request is not for a configured origin, would take plain http
   *     to a proxy, has no scheme, or has a body to be signed that is duplex, longer than
   *     2,147,483,647 bytes or not as long as it declares; as a network interceptor, also if the
   *     request is not signed or the body not what was signed. It is not sent.
   * @throws IOException if the body cannot be written, in which case nothing is sent; or from the
   *     rest of the chain
   */
  @Override
  public Response intercept(Chain chain) throws IOException {
    return chain.connection() == null ? sign(chain) : check(chain);
  }

  private Response sign(Chain chain) throws IOException {
    Request request = chain.request();
    Origin origin = allowedOrigin(request.url());
    SigningScheme scheme = schemes.apply(request);
    if (scheme == null) {
      throw new SigningException(
          "No signing scheme for this " + request.method() + " to " + origin + ": not sent");
    }
    return origin
        .direct(chain)
        .proceed(
            switch (scheme) {
              case SIGNED_BODY -> signed(request);
              case KEY_ONLY -> request.newBuilder().header(AUTHORIZATION, basic.keyOnly()).build();
            });
  }

  /** Sees what the other interceptors, and OkHttp's redirects, made of the signed request. */
  private Response check(Chain chain) throws IOException {
    Request request = chain.request();
    String authorization = request.header(AUTHORIZATION);
    if (authorization == null) {
      // OkHttp takes the header off a redirect to another origin.
      if (find(origins, request.url()) == null) {
        return chain.proceed(request);
      }
      throw new SigningException(
          "This "
              + request.method()
              + " carries no Authorization: not sent. Either another interceptor took it off, or"
              + " SigningInterceptor is a network interceptor only, which checks what was signed:"
              + " to sign, add it with addInterceptor too");
    }
    allowedOrigin(request.url());
    if (authorization.equals(basic.keyOnly())
        || request.body() instanceof SignedBody body
            && authorization.equals(body.authorization())) {
      return chain.proceed(request);
    }
    Request signedAnew = signed(request);
    if (!authorization.equals(signedAnew.header(AUTHORIZATION))) {
      throw new SigningException(
          "This "
              + request.method()
              + " is not what was signed: behind SigningInterceptor another interceptor changed"
              + " the body or the Authorization header, or a redirect dropped the body: not sent."
              + " Add that interceptor before SigningInterceptor, and turn redirects off");
    }
    return chain.proceed(signedAnew);
  }

  /** The origins; neither key nor secret. */
  @Override
  public String toString() {
    return "SigningInterceptor" + origins;
  }

  private Origin allowedOrigin(HttpUrl url) throws SigningException {
    Origin origin = find(origins, url);
    if (origin == null) {
      throw new SigningException(
          "Credentials may go to " + origins + " only, not to " + Origin.describe(url));
    }
    return origin;
  }

  private static @Nullable Origin find(List<Origin> origins, HttpUrl url) {
    for (Origin origin : origins) {
      if (origin.isOf(url)) {
        return origin;
      }
    }
    return null;
  }

  private Request signed(Request request) throws IOException {
    RequestBody body = request.body();
    if (body == null) {
      return request.newBuilder().header(AUTHORIZATION, basic.signedNothing()).build();
    }
    Buffer bytes = BoundedSink.write(body);
    String authorization = basic.signed(bytes);
    // Shares the buffer's segments, or is a copy if it is small; it cannot change any more.
    ByteString signed = bytes.readByteString();
    return request
        .newBuilder()
        .header(AUTHORIZATION, authorization)
        .method(request.method(), new SignedBody(body.contentType(), signed, authorization))
        .build();
  }
}
