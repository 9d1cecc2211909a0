package co.datacue.mock;

/** Rules by which requests go wrong; they hold until they are closed. Safe for any thread. */
public final class FaultRules implements AutoCloseable {
  private final String rules;
  private final Runnable end;

  FaultRules(String rules, Runnable end) {
    this.rules = rules;
    this.end = end;
  }

  /** Lets requests be answered by the rules that held before. Again, it does nothing. */
  @Override
  public void close() {
    end.run();
  }

  @Override
  public String toString() {
    return rules;
  }
}
