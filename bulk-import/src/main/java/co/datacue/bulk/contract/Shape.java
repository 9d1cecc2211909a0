package co.datacue.bulk.contract;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/**
 * A schema of the contract, made ready to check values while they are parsed: a general validator
 * needs a tree and takes many times as long, and an import checks millions. Immutable.
 */
public sealed interface Shape
    permits AnyShape,
        ArrayShape,
        BooleanShape,
        Choice,
        NumberShape,
        ObjectShape,
        OrNull,
        TextShape,
        ThroughModel {

  /**
   * Checks the value at whose first token the parser stands, and leaves it at the last.
   *
   * @throws IOException if what is parsed is not JSON
   */
  void check(JsonParser in, Findings findings) throws IOException;

  /** What is wanted, as for a message: "a text". */
  String wanted();

  /** Returns what it is apart from being allowed to be null. */
  default Shape bare() {
    return this;
  }

  /** Says that the value is of another kind, and passes over it. */
  default void refuseKind(JsonParser in, Findings findings) throws IOException {
    findings.add(in, "must be " + wanted() + ", not " + Tokens.describe(in));
    in.skipChildren();
  }
}
