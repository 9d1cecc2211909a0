package co.datacue.contract.signing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.mock.Exchange;
import co.datacue.mock.GatedServer;
import co.datacue.signing.Credentials;
import co.datacue.signing.SigningInterceptor;
import co.datacue.signing.SigningScheme;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published vectors through the interceptor, over the network, and through the mock's gate. */
class SigningVectorsTest {
  private static final Map<String, Predicate<SigningVector>> CASES =
      Map.ofEntries(
          Map.entry("no body", vector -> vector.body().length == 0),
          Map.entry("empty object", vector -> text(vector).equals("{}")),
          Map.entry("ASCII", vector -> text(vector).matches("\\{\\p{ASCII}+}")),
          Map.entry("not ASCII", vector -> text(vector).matches("(?s).*[\\x{80}-\\x{FFFF}].*")),
          Map.entry("emoji", vector -> text(vector).matches("(?s).*[\\x{1F300}-\\x{1FAFF}].*")),
          Map.entry("10.0", vector -> text(vector).matches(".*:10\\.0\\D.*")),
          Map.entry("10", vector -> text(vector).matches(".*:10[^.\\d].*")),
          Map.entry(
              "literal <, & and '", vector -> text(vector).matches(".*(<.*&|&.*<|'.*<.*&).*")),
          Map.entry(
              "escaped <, & and '", vector -> text(vector).matches("(?i).*\\\\u003c.*\\\\u0026.*")),
          Map.entry("trailing newline", vector -> text(vector).endsWith("}\n")),
          Map.entry("5 MiB", vector -> vector.body().length == 5 * 1024 * 1024),
          Map.entry(
              "DELETE with a body",
              vector -> vector.method().equals("DELETE") && vector.body().length > 0),
          Map.entry("key only", vector -> vector.scheme() == SigningScheme.KEY_ONLY));

  private static String text(SigningVector vector) {
    return vector.body().length > 10_000 ? "" : new String(vector.body(), StandardCharsets.UTF_8);
  }

  static Stream<SigningVector> vectors() {
    return SigningVector.all().stream();
  }

  @Test
  void everyKindOfPayloadHasAVector() {
    List<String> missing =
        CASES.entrySet().stream()
            .filter(kind -> vectors().noneMatch(kind.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    assertEquals(List.of(), missing);
    assertEquals(
        vectors().count(), vectors().map(SigningVector::name).collect(Collectors.toSet()).size());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void interceptorSignsAsTheVectorSays(SigningVector vector) throws IOException {
    List<Exchange> received = Collections.synchronizedList(new ArrayList<>());
    try (GatedServer server = gate(vector, received)) {
      HttpUrl url = HttpUrl.get(server.baseUrl() + vector.path());
      OkHttpClient http =
          new OkHttpClient.Builder()
              .addInterceptor(
                  SigningInterceptor.create(
                      Credentials.of(vector.key(), vector.secret()),
                      request -> vector.scheme(),
                      url))
              .build();
      assertNotEquals(401, status(http, vector, url, null)); // the longest is no JSON
    }
    Exchange exchange = received.get(0);
    assertEquals(List.of(vector.authorization()), exchange.requestHeaders().get("Authorization"));
    assertArrayEquals(vector.body(), exchange.requestBody());
    assertTrue(exchange.signatureValid());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void gateTakesTheVectorsHeaderAndNoOther(SigningVector vector) throws IOException {
    List<Exchange> received = Collections.synchronizedList(new ArrayList<>());
    try (GatedServer server = gate(vector, received)) {
      HttpUrl url = HttpUrl.get(server.baseUrl() + vector.path());
      OkHttpClient http = new OkHttpClient();
      assertNotEquals(401, status(http, vector, url, vector.authorization()));
      assertTrue(received.get(0).signatureValid());
      assertArrayEquals(vector.body(), received.get(0).requestBody());
      assertEquals(401, status(http, vector, url, withAnotherPassword(vector)));
      assertFalse(received.get(1).signatureValid());
    }
  }

  /** Differs in the last hex digit, or is a signature where there must be none. */
  private static String withAnotherPassword(SigningVector vector) {
    String signature =
        vector.scheme() == SigningScheme.KEY_ONLY ? "0".repeat(64) : vector.signature();
    char other = signature.endsWith("0") ? '1' : '0';
    return okhttp3.Credentials.basic(
        vector.key(), signature.substring(0, 63) + other, StandardCharsets.UTF_8);
  }

  private static GatedServer gate(SigningVector vector, List<Exchange> received)
      throws IOException {
    return GatedServer.start(
        vector.key(), vector.secret(), SigningVectorsTest::noContent, received::add);
  }

  private static void noContent(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  private static int status(OkHttpClient http, SigningVector vector, HttpUrl url, String header)
      throws IOException {
    RequestBody body =
        vector.body().length == 0 && vector.method().equals("DELETE")
            ? null
            : RequestBody.create(ByteString.of(vector.body()), MediaType.get("application/json"));
    Request.Builder request = new Request.Builder().url(url).method(vector.method(), body);
    if (header != null) {
      request.header("Authorization", header);
    }
    try (Response answer = http.newCall(request.build()).execute()) {
      return answer.code();
    }
  }
}
