package co.datacue.mock.report;

/**
 * One thing of the contract that a test run can bring about.
 *
 * @param operation the operation's id
 * @param kind {@code status}; {@code branch}, one of the kinds of requests that the operation tells
 *     apart, such as kinds of events; in a strict coverage also {@code request} and {@code answer},
 *     a named example
 * @param name the status, or the schema's or the example's name
 */
public record Cell(String operation, String kind, String name) {
  static final String STATUS = "status";
  static final String BRANCH = "branch";
  static final String REQUEST = "request";
  static final String ANSWER = "answer";

  /** As waivers write it: operation, kind and name, with spaces between. */
  @Override
  public String toString() {
    return operation + " " + kind + " " + name;
  }
}
