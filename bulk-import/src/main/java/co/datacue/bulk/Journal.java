package co.datacue.bulk;

import co.datacue.bulk.ItemSource.Mark;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * Remembers what is settled, so that an import which was interrupted goes on instead of beginning
 * anew. {@link co.datacue.bulk.journal.FileJournal} is one; who has a store of their own writes
 * another. Used by one thread at a time.
 *
 * <p>What is noted takes effect in the order it is noted, and at {@link #sync} at the latest: after
 * a crash a journal may have forgotten the last of it, but nothing before that.
 */
public interface Journal extends Closeable {

  /** One that remembers nothing. */
  Journal NONE = new NoJournal(Progress.NOTHING);

  /**
   * One that remembers nothing but that any item may have been sent before, for callers who repeat
   * a whole import where it failed: what exists may then be the import's own work.
   */
  Journal REPEATED =
      new NoJournal(
          new Progress(0, Mark.START, number -> false, Long.MAX_VALUE, Progress.NOTHING.counts()));

  /**
   * Begins or goes on.
   *
   * @param operation the contract's id of what is imported with
   * @param identity what the input is
   * @throws IOException if it cannot be read, or is of another import; the message says what to do
   */
  Progress open(String operation, String identity) throws IOException;

  /** Notes that items before this number may be sent from now on; on disk before it returns. */
  void sending(long before) throws IOException;

  /** Notes what became of items. */
  void settled(List<ItemOutcome> outcomes) throws IOException;

  /**
   * Notes that all items before this number are settled, and where in the input the next begins.
   */
  void settledBefore(long number, Mark mark) throws IOException;

  /** Notes that everything is settled. */
  void complete(long read) throws IOException;

  /** Brings to disk what was noted. */
  void sync() throws IOException;

  /**
   * What a journal knows when an import begins.
   *
   * @param number the item at which to begin to read; all before are settled
   * @param mark where that item is
   * @param settled which of those from there on are settled too
   * @param sentBefore items before this number that are not settled may have been sent
   * @param counts what is settled, all in all
   */
  record Progress(long number, Mark mark, Settled settled, long sentBefore, ImportSummary counts) {
    /** Nothing yet. */
    public static final Progress NOTHING =
        new Progress(
            0, Mark.START, number -> false, 0, new ImportSummary(0, 0, 0, 0, 0, 0, 0, false));
  }

  /** Tells settled items. */
  @FunctionalInterface
  interface Settled {
    /** Whether the item with this number is settled. */
    boolean contains(long number);
  }
}
