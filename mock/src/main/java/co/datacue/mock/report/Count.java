package co.datacue.mock.report;

/**
 * How often something came about.
 *
 * @param genuine by the request itself
 * @param askedFor because the caller asked the mock for that answer
 */
public record Count(int genuine, int askedFor) {
  static final Count NONE = new Count(0, 0);

  /** Both together. */
  public int all() {
    return genuine + askedFor;
  }

  Count plus(boolean isGenuine) {
    return isGenuine ? new Count(genuine + 1, askedFor) : new Count(genuine, askedFor + 1);
  }

  Count plus(Count more) {
    return new Count(genuine + more.genuine, askedFor + more.askedFor);
  }
}
