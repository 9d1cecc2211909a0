package co.datacue.bulk.contract;

/**
 * One way in which a value is not what the contract wants.
 *
 * @param pointer where in the item, as a JSON pointer; empty for the item itself
 * @param column where in its line, in characters from 1
 * @param rule what the contract wants there, and what stands there instead
 */
public record Misfit(String pointer, int column, String rule) {

  /** Place and rule, as for a list of rejects. */
  @Override
  public String toString() {
    return (pointer.isEmpty() ? "the item" : pointer) + " " + rule;
  }
}
