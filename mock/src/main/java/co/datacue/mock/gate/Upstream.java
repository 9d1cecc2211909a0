package co.datacue.mock.gate;

import java.io.IOException;
import java.util.function.Supplier;

/**
 * The server behind the gate, which may end and be started again. Safe for any number of threads.
 */
public interface Upstream {
  /**
   * Scheme, host and port of one that runs; waits if it is just being started.
   *
   * @throws IOException if it cannot be started
   */
  String base() throws IOException, InterruptedException;

  /** Whether the one at this address has ended, in place of which there is or will be another. */
  boolean hasEnded(String base);

  /** Ends the one at this address, which does not answer, so that another takes its place. */
  void giveUp(String base);

  /** What is known of the one at this address, for a caller who got no answer. */
  String diagnosis(String base);

  /** One that is always at the same address. */
  static Upstream fixed(String base, Supplier<String> diagnosis) {
    return new Upstream() {
      @Override
      public String base() {
        return base;
      }

      @Override
      public boolean hasEnded(String other) {
        return false;
      }

      @Override
      public void giveUp(String other) {}

      @Override
      public String diagnosis(String other) {
        return diagnosis.get();
      }
    };
  }
}
