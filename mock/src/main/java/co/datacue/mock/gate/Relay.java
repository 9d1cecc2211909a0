package co.datacue.mock.gate;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Passes requests on to Prism byte for byte, and its answers back. */
public final class Relay {
  // RFC 9110, 7.6.1, and what describes this one connection: each side has its own.
  private static final Set<String> PER_CONNECTION =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "host",
          "http2-settings",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  // Node closes idle connections after 5 s, and one may close just as it is taken from the pool.
  // Prism keeps no state, so sending again is harmless.
  private static final int ATTEMPTS = 3;

  private final String base;
  private final Supplier<String> diagnosis;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .proxy(HttpClient.Builder.NO_PROXY)
          .connectTimeout(PATIENCE)
          .build();

  /**
   * @param base scheme, host and port
   * @param diagnosis tells what is known about a server that does not answer
   */
  public Relay(String base, Supplier<String> diagnosis) {
    this.base = base;
    this.diagnosis = diagnosis;
  }

  /** The answer to this request, or a 502 that says what is wrong. */
  Answer send(ReceivedRequest request) {
    try {
      return relay(request);
    } catch (IOException e) {
      return unanswered(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unanswered("The mock is being closed");
    } catch (IllegalArgumentException e) {
      // Its message may repeat a header, so it stays here.
      String reason =
          "A header or the method cannot be relayed: it has characters that HTTP forbids.";
      return Answer.undocumented(400, reason, reason);
    }
  }

  private Answer relay(ReceivedRequest request) throws IOException, InterruptedException {
    String path = request.rawPath();
    String query = request.rawTarget().substring(path.length());
    // A comma means the same either way, but Prism takes a plain one for that of a list.
    HttpRequest.Builder relayed =
        HttpRequest.newBuilder(URI.create(base + path.replace(",", "%2C") + query))
            .timeout(PATIENCE)
            .method(request.method(), BodyPublishers.ofByteArray(request.body()));
    endToEnd(request.headers())
        .forEach((name, values) -> values.forEach(value -> relayed.header(name, value)));
    HttpResponse<byte[]> response = sendAgainIfClosed(relayed.build());
    return new Answer(response.statusCode(), endToEnd(response.headers().map()), response.body());
  }

  private HttpResponse<byte[]> sendAgainIfClosed(HttpRequest request)
      throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return http.send(request, BodyHandlers.ofByteArray());
      } catch (HttpTimeoutException e) {
        throw e;
      } catch (IOException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private Answer unanswered(String problem) {
    return Answer.undocumented(
        502, "Prism did not answer.", "Prism did not answer (" + problem + "). " + diagnosis.get());
  }

  private static Map<String, List<String>> endToEnd(Map<String, List<String>> headers) {
    Set<String> dropped = new TreeSet<>(PER_CONNECTION);
    headers.forEach(
        (name, values) -> {
          if (name.equalsIgnoreCase("connection")) {
            values.forEach(
                value -> dropped.addAll(List.of(value.toLowerCase(Locale.ROOT).split("[\\s,]+"))));
          }
        });
    Map<String, List<String>> kept = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach(
        (name, values) -> {
          if (!dropped.contains(name.toLowerCase(Locale.ROOT))) {
            kept.put(name, values);
          }
        });
    return kept;
  }
}
