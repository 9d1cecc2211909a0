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
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

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

  private final Upstream upstream;
  private final Duration patience;
  // A request that may have ended Prism is sent a second time while there is no other.
  private final ReadWriteLock others = new ReentrantReadWriteLock();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .proxy(HttpClient.Builder.NO_PROXY)
          .connectTimeout(PATIENCE)
          .build();

  /** Relays to what runs, and gives each answer 30 s. */
  public Relay(Upstream upstream) {
    this(upstream, PATIENCE);
  }

  Relay(Upstream upstream, Duration patience) {
    this.upstream = upstream;
    this.patience = patience;
  }

  /**
   * The answer to this request, or a 502 that says what is wrong. If Prism ends meanwhile, it is
   * asked again once it is back, alone: whoever ends it twice has done it, all others get answers.
   */
  Answer send(ReceivedRequest request) {
    try {
      try {
        return sendUnder(others.readLock(), request);
      } catch (EndedException e) {
        return sendUnder(others.writeLock(), request);
      }
    } catch (EndedException e) {
      String reason = "Prism ended over this request, and is started again.";
      return unanswered(request, reason, " " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unanswered(request, "The mock is being closed.", "");
    } catch (IllegalArgumentException e) {
      // Its message may repeat a header, so it stays here.
      return Answer.refusing(
          request.operation(),
          400,
          "A header or the method cannot be relayed: it has characters that HTTP forbids.");
    }
  }

  private Answer sendUnder(Lock lock, ReceivedRequest request)
      throws InterruptedException, EndedException {
    lock.lockInterruptibly();
    try {
      return send(upstream.base(), request);
    } catch (IOException e) {
      return unanswered(request, "Prism does not run.", " " + e.getMessage());
    } finally {
      lock.unlock();
    }
  }

  private Answer send(String base, ReceivedRequest request)
      throws InterruptedException, EndedException {
    try {
      return relay(base, request);
    } catch (HttpTimeoutException e) {
      upstream.giveUp(base);
      String reason = "Prism had no answer in " + patience.toSeconds() + " s; it is started again.";
      return unanswered(request, reason, "");
    } catch (IOException e) {
      if (upstream.hasEnded(base)) {
        throw new EndedException(upstream.diagnosis(base));
      }
      String detail = " (" + e + "). " + upstream.diagnosis(base);
      return unanswered(request, "Prism did not answer.", detail);
    }
  }

  private Answer relay(String base, ReceivedRequest request)
      throws IOException, InterruptedException {
    String path = request.rawPath();
    String query = request.rawTarget().substring(path.length());
    // A comma means the same either way, but Prism takes a plain one for that of a list; a bracket
    // is no URI's, but many clients leave it.
    String escaped = path.replace(",", "%2C").replace("[", "%5B").replace("]", "%5D");
    HttpRequest.Builder relayed =
        HttpRequest.newBuilder(URI.create(base + escaped + query))
            .timeout(patience)
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

  private static Answer unanswered(ReceivedRequest request, String reason, String detail) {
    return Answer.failing(request.operation(), 502, reason, reason + detail);
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

  /** Prism ended before it answered; the message has its last words. */
  private static final class EndedException extends Exception {
    EndedException(String message) {
      super(message);
    }
  }
}
