package co.datacue.client.internal.call;

import co.datacue.client.DataCueClient;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.Proxy;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import javax.net.SocketFactory;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/**
 * Sees an attempt on its way. As the last application interceptor it tells the {@link RunningCall}
 * that it begins, whatever those before took, and the API who calls; as the last network
 * interceptor it sees what becomes of it on the wire. Safe for use by many threads.
 */
public final class AttemptInterceptor implements Interceptor {
  private static final int UNKNOWN_LENGTH = -1;
  private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

  static final String USER_AGENT = "datacue-java/" + DataCueClient.VERSION;

  private final @Nullable String integration;
  private final Set<Connection> used =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  /**
   * @param integration what calls the API by means of this client, null if it has no name
   */
  public AttemptInterceptor(@Nullable String integration) {
    this.integration = integration;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    // An interceptor of the caller's may have made another request.
    RunningCall<?> call = request.tag(RunningCall.class);
    Connection connection = chain.connection();
    if (connection != null) {
      return onTheWire(chain, connection, call);
    }
    if (call != null) {
      call.beginAttempt();
    }
    if (integration == null && USER_AGENT.equals(request.header("User-Agent"))) {
      return chain.proceed(request); // nobody changed what the call was made with
    }
    Request.Builder named = request.newBuilder().header("User-Agent", USER_AGENT);
    if (integration != null) {
      named.header("DataCue-Integration", integration);
    }
    return chain.proceed(named.build());
  }

  private Response onTheWire(Chain chain, Connection connection, @Nullable RunningCall<?> call)
      throws IOException {
    boolean reused = !used.add(connection);
    if (!reused && chain.getSocketFactory() == SocketFactory.getDefault()) {
      // OkHttp leaves Nagle's algorithm on, which holds back the last part of every large body
      // until the server has acknowledged the part before. Sockets of the caller's are theirs.
      connection.socket().setTcpNoDelay(true);
    }
    Response response;
    try {
      response = chain.proceed(chain.request());
    } catch (ProtocolException e) {
      throw answeredAllTheSame(e, chain, connection);
    } catch (IOException e) {
      if (reused && call != null) {
        call.lostReusedConnection();
      }
      throw e;
    }
    if (response.code() == PROXY_AUTHENTICATION_REQUIRED
        && connection.route().proxy().type() != Proxy.Type.HTTP) {
      throw new AnsweredException(ReceivedAnswer.read(response)); // OkHttp calls it no HTTP
    }
    if (response.body().contentLength() < UNKNOWN_LENGTH) {
      throw new ProtocolException("a length below zero"); // OkHttp would trip over it later
    }
    return RetryAfter.tamed(response);
  }

  /** OkHttp takes a body after a status that has none for no HTTP, but the status did come. */
  private static IOException answeredAllTheSame(
      ProtocolException failure, Interceptor.Chain chain, Connection connection) {
    String message = String.valueOf(failure.getMessage());
    for (int status : new int[] {204, 205}) {
      if (message.startsWith("HTTP " + status + " had non-zero Content-Length")) {
        Response answer =
            new Response.Builder()
                .request(chain.request())
                .protocol(connection.protocol())
                .code(status)
                .message("")
                .body(ResponseBody.EMPTY)
                .build();
        return new AnsweredException(new ReceivedAnswer(answer, null, okio.ByteString.EMPTY, true));
      }
    }
    return failure;
  }
}
