package co.datacue.mock;

import co.datacue.mock.inspector.Exchanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The latest exchanges, as many as fit into the limits; the oldest go first. They are numbered from
 * 1 as they come.
 */
final class Recording implements Exchanges {
  private final int maxExchanges;
  private final long maxBytes;
  private final TreeMap<Long, Exchange> exchanges = new TreeMap<>();
  private long last;
  private long bytes;

  Recording(int maxExchanges, long maxBytes) {
    this.maxExchanges = maxExchanges;
    this.maxBytes = maxBytes;
  }

  synchronized void add(Exchange exchange) {
    exchanges.put(++last, exchange);
    bytes += exchange.weight();
    while (exchanges.size() > maxExchanges || bytes > maxBytes) {
      bytes -= exchanges.pollFirstEntry().getValue().weight();
    }
  }

  synchronized List<Exchange> exchanges() {
    return List.copyOf(exchanges.values());
  }

  @Override
  public synchronized Moment after(long number, int limit) {
    List<Numbered> latest = new ArrayList<>();
    exchanges.tailMap(number, false).descendingMap().entrySet().stream()
        .limit(limit)
        .forEach(each -> latest.add(0, new Numbered(each.getKey(), each.getValue())));
    long first = exchanges.isEmpty() ? last + 1 : exchanges.firstKey();
    return new Moment(latest, first, last);
  }

  @Override
  public synchronized Optional<Exchange> number(long number) {
    return Optional.ofNullable(exchanges.get(number));
  }

  @Override
  public synchronized void clear() {
    exchanges.clear();
    bytes = 0;
  }
}
