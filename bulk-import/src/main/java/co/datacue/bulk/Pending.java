package co.datacue.bulk;

/** An item on its way. Used by the thread that runs the import, once it has been read. */
final class Pending {
  final long number;
  final SourceItem source;
  final String ids;
  Action action;

  /** The item as JSON, or a model of it. */
  Object body;

  /** Whether a request that held it may have taken effect without an answer. */
  boolean doubtful;

  /** How often it was refused or not spoken of, in an answer to the whole request. */
  int refusals;

  /** In a request of how many at most, while it is being found out which item spoils one; or 0. */
  int together;

  Pending(long number, SourceItem source, String ids, Action action, Object body) {
    this.number = number;
    this.source = source;
    this.ids = ids;
    this.action = action;
    this.body = body;
  }

  /** About how many bytes it takes in a request. */
  int size() {
    return Math.max(source.raw().length, source.json().length) + 1;
  }
}
