package co.datacue.examples.spark;

import co.datacue.bulk.ImportSummary;
import co.datacue.bulk.ItemOutcome;
import co.datacue.bulk.ItemSource.Mark;
import co.datacue.bulk.Journal;
import java.util.List;

/**
 * Remembers nothing but this: any item may have been sent by another attempt of the same task, so
 * that one which exists may be the import's own work. Spark itself remembers which tasks are done.
 */
final class SentBefore implements Journal {
  @Override
  public Progress open(String operation, String identity) {
    ImportSummary nothing = Progress.NOTHING.counts();
    return new Progress(0, Mark.START, number -> false, Long.MAX_VALUE, nothing);
  }

  @Override
  public void sending(long before) {}

  @Override
  public void settled(List<ItemOutcome> outcomes) {}

  @Override
  public void settledBefore(long number, Mark mark) {}

  @Override
  public void complete(long read) {}

  @Override
  public void sync() {}

  @Override
  public void close() {}
}
