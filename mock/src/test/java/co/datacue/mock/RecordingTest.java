package co.datacue.mock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.mock.inspector.Exchanges;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is kept of the exchanges, and for how long. */
class RecordingTest {
  @Test
  void oldestGoFirstWhenThereAreTooMany() {
    Recording recording = new Recording(2, 1000);
    for (String path : List.of("/1", "/2", "/3")) {
      recording.add(exchange(path, 1));
    }
    assertEquals(List.of("/2", "/3"), paths(recording));
  }

  @Test
  void oldestGoFirstWhenTheirBodiesAreTooLarge() {
    Recording recording = new Recording(10, 100);
    recording.add(exchange("/1", 60));
    recording.add(exchange("/2", 60));
    recording.add(exchange("/3", 36)); // a path counts too
    assertEquals(List.of("/2", "/3"), paths(recording));
  }

  @Test
  void clearedBodiesNoLongerCount() {
    Recording recording = new Recording(10, 100);
    recording.add(exchange("/1", 60));
    recording.clear();
    recording.add(exchange("/2", 60));
    assertEquals(List.of("/2"), paths(recording));
  }

  /** The mock's page does; once it missed what came between the list and its last number. */
  @Test
  void whoeverAsksOnFromTheLastNumberMissesNothing() throws Exception {
    int count = 200_000;
    Recording recording = new Recording(count, Long.MAX_VALUE);
    Exchange exchange = exchange("/", 1);
    Thread adding =
        new Thread(
            () -> {
              for (int each = 0; each < count; each++) {
                recording.add(exchange);
              }
            });
    adding.start();
    long seen = 0;
    for (long last = 0; last < count; ) {
      Exchanges.Moment moment = recording.after(last, count);
      seen += moment.exchanges().size();
      last = moment.last();
    }
    adding.join();
    assertEquals(count, seen);
  }

  @Test
  void recordedExchangeCannotBeChanged() {
    byte[] body = {1};
    Exchange exchange = exchange("/", body);
    body[0] = 2;
    exchange.requestBody()[0] = 3;
    assertEquals(1, exchange.requestBody()[0]);
    assertThrows(UnsupportedOperationException.class, () -> exchange.requestHeaders().clear());
  }

  @Test
  void headersAndBodiesOfRequestAndAnswerCountTogether() {
    Recording recording = new Recording(10, 100);
    Map<String, List<String>> headers = Map.of("x", List.of("y".repeat(10), "z"));
    for (String path : List.of("/1", "/2")) {
      recording.add(exchange(path, headers, new byte[20], new byte[20]));
    }
    assertEquals(List.of("/2"), paths(recording));
  }

  @Test
  void headersAreFoundHoweverTheyAreWritten() {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("X-Two", new ArrayList<>(List.of("a")));
    headers.put("x-two", List.of("b"));
    Exchange exchange = exchange("/", headers, new byte[0], new byte[0]);
    headers.get("X-Two").add("later");
    assertEquals(List.of("a", "b"), exchange.requestHeaders().get("X-TWO"));
    assertEquals(Map.of("X-Two", List.of("a", "b")), exchange.responseHeaders());
    assertThrows(
        UnsupportedOperationException.class, () -> exchange.requestHeaders().get("x-two").clear());
  }

  @Test
  void listGoesOnAfterANumberAndSaysWhatIsLeft() {
    Recording recording = new Recording(2, 1000);
    assertEquals(new Exchanges.Moment(List.of(), 1, 0), recording.after(0, 9));
    for (String path : List.of("/1", "/2", "/3")) {
      recording.add(exchange(path, 1));
    }
    Exchanges.Moment all = recording.after(0, 9);
    assertEquals(List.of(2L, 3L), all.exchanges().stream().map(each -> each.number()).toList());
    assertEquals(List.of(2L, 3L), List.of(all.first(), all.last()));
    assertEquals(List.of("/3"), paths(recording.after(2, 9)));
    assertEquals(List.of("/3"), paths(recording.after(0, 1)), "the latest");
    assertEquals("/2", recording.number(2).orElseThrow().rawPath());
    assertTrue(recording.number(1).isEmpty(), "it is no longer there");
    recording.clear();
    assertEquals(new Exchanges.Moment(List.of(), 4, 3), recording.after(0, 9));
  }

  @Test
  void exchangeWeighsWhatItKeeps() {
    Map<String, List<String>> headers = Map.of("ab", List.of("cde", "f"));
    assertEquals(2 * (2 + 3 + 2 + 1) + 4 + 10 + 20, weight(headers));
  }

  private static int weight(Map<String, List<String>> headers) {
    return exchange("/abc", headers, new byte[10], new byte[20]).weight();
  }

  @Test
  void exchangeIsShownByItsFirstLine() {
    Exchange exchange = exchange("/1", 1);
    assertEquals("GET /1 404", exchange.toString());
    assertEquals("GET /2 404", exchange.withRawPath("/2").toString());
    assertSame(exchange, exchange.withRawPath("/1"));
  }

  private static List<String> paths(Exchanges.Moment moment) {
    return moment.exchanges().stream().map(each -> each.exchange().rawPath()).toList();
  }

  private static List<String> paths(Recording recording) {
    return recording.exchanges().stream().map(Exchange::rawPath).toList();
  }

  private static Exchange exchange(String path, int bodyBytes) {
    return exchange(path, new byte[bodyBytes]);
  }

  private static Exchange exchange(String path, byte[] body) {
    return exchange(path, Map.of(), body, new byte[0]);
  }

  private static Exchange exchange(
      String path, Map<String, List<String>> headers, byte[] body, byte[] answer) {
    return new Exchange(
        null,
        "GET",
        path,
        null,
        headers,
        body,
        false,
        null,
        false,
        404,
        headers,
        answer,
        Instant.EPOCH,
        Duration.ZERO,
        null,
        true);
  }
}
