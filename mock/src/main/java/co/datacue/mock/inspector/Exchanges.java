package co.datacue.mock.inspector;

import co.datacue.mock.Exchange;
import java.util.List;
import java.util.Optional;

/** The exchanges there are to be shown, numbered as they came. Safe for any number of threads. */
public interface Exchanges {
  /** An exchange and its number, from 1. */
  record Numbered(long number, Exchange exchange) {}

  /** The latest exchanges with a higher number, at most so many, the lowest number first. */
  List<Numbered> after(long number, int limit);

  /** The exchange with this number, unless it has been dropped. */
  Optional<Exchange> number(long number);

  /** The lowest number that is still there; one above the last if there is none. */
  long first();

  /** The highest number given so far; 0 at first. */
  long last();

  /** Drops all of them. Numbers go on. */
  void clear();
}
