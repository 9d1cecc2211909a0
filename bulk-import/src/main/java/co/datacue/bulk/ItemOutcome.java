package co.datacue.bulk;

import org.jspecify.annotations.Nullable;

/**
 * What became of one item. Every item that was read gets exactly one.
 *
 * @param number its place in the input, from 0
 * @param source the item as it was read
 * @param reason why it was rejected; null unless it was
 * @param doubtful whether it was sent before by a request whose answer was lost, so that an item
 *     that existed may be this import's own work
 */
public record ItemOutcome(
    long number, SourceItem source, State state, @Nullable String reason, boolean doubtful) {

  /** How an item ended. */
  public enum State {
    /** The API took it. */
    ACCEPTED,
    /** It was to be created and existed already. */
    EXISTED,
    /** It was to be deleted and was not there. */
    ABSENT,
    /** It was not taken, and sending it again as it is would not help. */
    REJECTED
  }
}
