package co.datacue.mock;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest exchanges, as many as fit into the limits; the oldest go first. */
final class Recording {
  private final int maxExchanges;
  private final long maxBodyBytes;
  private final Deque<Exchange> exchanges = new ArrayDeque<>();
  private long bodyBytes;

  Recording(int maxExchanges, long maxBodyBytes) {
    this.maxExchanges = maxExchanges;
    this.maxBodyBytes = maxBodyBytes;
  }

  synchronized void add(Exchange exchange) {
    exchanges.addLast(exchange);
    bodyBytes += exchange.bodyBytes();
    while (exchanges.size() > maxExchanges || bodyBytes > maxBodyBytes) {
      bodyBytes -= exchanges.removeFirst().bodyBytes();
    }
  }

  synchronized List<Exchange> exchanges() {
    return List.copyOf(exchanges);
  }

  synchronized void clear() {
    exchanges.clear();
    bodyBytes = 0;
  }
}
