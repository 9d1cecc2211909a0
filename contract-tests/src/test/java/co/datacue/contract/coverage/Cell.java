package co.datacue.contract.coverage;

/**
 * One thing that the tests have to bring about.
 *
 * @param operation the operation's id
 * @param kind {@code status}, {@code request} or {@code answer} (a named example), {@code branch}
 *     (one of the schemas of a {@code oneOf} in the request)
 * @param name the status, or the example's or the schema's name
 */
record Cell(String operation, String kind, String name) {
  @Override
  public String toString() {
    return operation + " " + kind + " " + name;
  }
}
