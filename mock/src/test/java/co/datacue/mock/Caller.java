package co.datacue.mock;

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

/** Sends requests to one server, signed with one key and secret. */
public record Caller(String baseUrl, String key, String secret) {
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .proxy(HttpClient.Builder.NO_PROXY)
          .build();

  public static Caller of(DataCueMock mock) {
    return new Caller(mock.baseUrl(), mock.key(), mock.secret());
  }

  public HttpResponse<String> signed(String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    return send(method, path, body, authorization(signature(bytes(body))), headers);
  }

  public HttpResponse<String> keyOnly(String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    return send(method, path, body, authorization(""), headers);
  }

  /** Sends without an Authorization header if it is null. */
  public HttpResponse<String> send(
      String method, String path, String body, String authorization, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(baseUrl + path))
            .timeout(Duration.ofSeconds(40))
            .setHeader("Content-Type", "application/json")
            .method(method, BodyPublishers.ofByteArray(bytes(body)));
    if (authorization != null) {
      request.setHeader("Authorization", authorization);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  public String authorization(String password) {
    return basic(key + ":" + password);
  }

  public static String basic(String credentials) {
    return "Basic " + Base64.getEncoder().encodeToString(bytes(credentials));
  }

  public String signature(byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(bytes(secret), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
