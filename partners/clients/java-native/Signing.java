import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs the very bytes that are sent. Events carry the key alone. */
record Signing(String key, String secret) implements Consumer<HttpRequest.Builder> {
  @Override
  public void accept(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    byte[] body = request.bodyPublisher().map(Signing::bytes).orElse(new byte[0]);
    boolean event = request.uri().getPath().endsWith("/v1/events");
    byte[] credentials =
        (key + ":" + (event ? "" : signature(body))).getBytes(StandardCharsets.UTF_8);
    builder.setHeader("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
  }

  private String signature(byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the generated client is about to send: an array that it has already. */
  private static byte[] bytes(HttpRequest.BodyPublisher publisher) {
    BodySubscriber<byte[]> all = BodySubscribers.ofByteArray();
    publisher.subscribe(
        new Flow.Subscriber<>() {
          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            all.onSubscribe(subscription);
          }

          @Override
          public void onNext(ByteBuffer part) {
            all.onNext(List.of(part));
          }

          @Override
          public void onError(Throwable problem) {
            all.onError(problem);
          }

          @Override
          public void onComplete() {
            all.onComplete();
          }
        });
    return all.getBody().toCompletableFuture().join();
  }
}
