package co.datacue.bulk;

import co.datacue.bulk.ItemSource.Mark;
import java.io.IOException;
import java.util.List;

/** Remembers nothing. */
class NoJournal implements Journal {
  @Override
  public Progress open(String operation, String identity) {
    return Progress.NOTHING;
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
  public void sync() throws IOException {}

  @Override
  public void close() {}
}
