package co.datacue.mock.inspector;

import co.datacue.mock.Exchange;
import java.util.List;
import java.util.Optional;

/** The exchanges there are to be shown, numbered as they came. Safe for any number of threads. */
public interface Exchanges {
  /** An exchange and its number, from 1. */
  record Numbered(long number, Exchange exchange) {}

  /**
   * What there was at one moment: whoever asks on from {@code last} misses nothing.
   *
   * @param exchanges those that were asked for, the lowest number first
   * @param first the lowest number that is still there; one above the last if there is none
   * @param last the highest number given so far; 0 at first
   */
  record Moment(List<Numbered> exchanges, long first, long last) {}

  /** The latest exchanges with a higher number, at most so many. */
  Moment after(long number, int limit);

  /** The exchange with this number, unless it has been dropped. */
  Optional<Exchange> number(long number);

  /** Drops all of them. Numbers go on. */
  void clear();
}
