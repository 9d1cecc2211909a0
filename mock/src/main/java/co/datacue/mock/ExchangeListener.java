package co.datacue.mock;

/**
 * Told of every exchange of every mock in this JVM, whoever started it; for coverage of a whole
 * test run. Found by {@link java.util.ServiceLoader}: name the class, which needs a public
 * constructor without parameters, in {@code META-INF/services/co.datacue.mock.ExchangeListener}.
 */
public interface ExchangeListener {
  /** Called before the answer goes out, by several threads at once. */
  void answered(Contract contract, Exchange exchange);
}
