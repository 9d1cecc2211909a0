package co.datacue.contract.check;

/**
 * One thing in a contract of which no client can be made that keeps it.
 *
 * @param pointer where it stands, as a JSON pointer that begins with {@code #}
 * @param construct what it is
 * @param advice one line: what to write instead
 */
public record Finding(String pointer, String construct, String advice) {

  /** Three lines: where, what, and what to write instead. */
  @Override
  public String toString() {
    return pointer + "\n    " + construct + "\n    " + advice;
  }
}
