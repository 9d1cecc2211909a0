package co.datacue.benchmarks;

import co.datacue.signing.Credentials;
import co.datacue.signing.SigningInterceptor;
import co.datacue.signing.SigningScheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import okio.ByteString;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What the interceptor takes for a request, beside what no way of signing can do without. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SigningBenchmark {
  private static final String KEY = "my-key";
  private static final String SECRET = "my-secret";
  private static final HttpUrl URL = HttpUrl.get("https://api.datacue.co/v1/batch/products");

  /** Bytes in the body. */
  @Param({"0", "512", "16384", "204800", "5242880"})
  public int size;

  /** So that it is not left out as unused. */
  public ByteString sent;

  private byte[] body;
  private Mac mac;
  private Interceptor interceptor;
  private Interceptor naive;
  private Interceptor.Chain arrayChain;
  private Interceptor.Chain clientsChain;

  @Setup
  public void prepare() throws Exception {
    body = new byte[size];
    for (int i = 0; i < size; i++) {
      body[i] = (byte) ('a' + i % 26);
    }
    SecretKeySpec secret = new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    mac = Mac.getInstance("HmacSHA256");
    mac.init(secret);
    interceptor =
        SigningInterceptor.create(
            Credentials.of(KEY, SECRET), request -> SigningScheme.SIGNED_BODY, URL);
    naive =
        chain -> {
          Request request = chain.request();
          Buffer buffer = new Buffer();
          request.body().writeTo(buffer);
          try {
            Mac fresh = Mac.getInstance("HmacSHA256");
            fresh.init(secret);
            String signature = HexFormat.of().formatHex(fresh.doFinal(buffer.readByteArray()));
            return chain.proceed(
                request
                    .newBuilder()
                    .header("Authorization", okhttp3.Credentials.basic(KEY, signature))
                    .build());
          } catch (GeneralSecurityException e) {
            throw new IOException(e);
          }
        };
    arrayChain = chain(RequestBody.create(body, null));
    // What the client sends: bytes in okio's segments, or in an array if they are few.
    clientsChain = chain(RequestBody.create(new Buffer().write(body).readByteString(), null));
  }

  /** OkHttp's own chain, held fast at the place of an interceptor; what follows answers at once. */
  private static Interceptor.Chain chain(RequestBody body) throws IOException {
    AtomicReference<Interceptor.Chain> held = new AtomicReference<>();
    OkHttpClient client =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  held.set(chain);
                  return chain.proceed(chain.request());
                })
            .addInterceptor(
                chain ->
                    new Response.Builder()
                        .request(chain.request())
                        .protocol(Protocol.HTTP_1_1)
                        .code(204)
                        .message("")
                        .build())
            .build();
    client.newCall(new Request.Builder().url(URL).post(body).build()).execute().close();
    return held.get();
  }

  /** A Mac that is ready, hex and Base64 over an array that is there. */
  @Benchmark
  public String floor() {
    return basic(mac.doFinal(body));
  }

  private static String basic(byte[] signature) {
    byte[] user =
        (KEY + ':' + HexFormat.of().formatHex(signature)).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(user);
  }

  @Benchmark
  public Response interceptor() throws IOException {
    return interceptor.intercept(arrayChain);
  }

  @Benchmark
  public Response interceptorInClient() throws IOException {
    return interceptor.intercept(clientsChain);
  }

  @Benchmark
  public Response naive() throws IOException {
    return naive.intercept(arrayChain);
  }

  /** The same over a copy, which is the only way to sign what the caller cannot change any more. */
  @Benchmark
  public String floorOfCopy() throws IOException {
    Buffer copy = new Buffer().write(body);
    try (Buffer.UnsafeCursor segment = copy.readUnsafe()) {
      while (segment.next() != -1) {
        mac.update(segment.data, segment.start, segment.end - segment.start);
      }
    }
    sent = copy.readByteString();
    return basic(mac.doFinal());
  }
}
