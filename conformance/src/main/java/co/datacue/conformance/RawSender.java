package co.datacue.conformance;

import co.datacue.conformance.Check.Sending;
import co.datacue.mock.Signing;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Sends what the client refuses to send, signed without any of its code. */
final class RawSender {
  private static final String ALGORITHM = "HmacSHA256";
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final Target target;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(PATIENCE)
          .build();

  RawSender(Target target) {
    this.target = target;
  }

  /** Sends the request of a check. */
  Answered send(Check check) throws IOException, InterruptedException {
    return send(
        check.operation().method(),
        check.path(),
        check.operation().signing(),
        check.sending(),
        check.body());
  }

  Answered send(String method, String path, Signing signing, Sending sending, String body)
      throws IOException, InterruptedException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(target.baseUrl() + path))
            .timeout(PATIENCE)
            .header("Accept", "application/json")
            .method(
                method,
                bytes.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes));
    if (bytes.length > 0) {
      request.header("Content-Type", "application/json");
    }
    if (sending != Sending.ANONYMOUS) {
      request.header("Authorization", authorization(signing, sending, bytes));
    }
    HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
    String type = answer.headers().firstValue("Content-Type").orElse("");
    return new Answered(answer.statusCode(), type, answer.body(), null);
  }

  private String authorization(Signing signing, Sending sending, byte[] body) {
    String key = sending == Sending.WRONG_KEY ? "no-such-key" : target.key();
    String secret = sending == Sending.WRONG_SECRET ? "no-such-secret" : target.secret();
    boolean signed = signing == Signing.SIGNED_BODY || sending == Sending.UNASKED_SIGNATURE;
    String credentials = key + ":" + (signed ? signature(secret, body) : "");
    return "Basic "
        + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
  }

  private static String signature(String secret, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }
}
