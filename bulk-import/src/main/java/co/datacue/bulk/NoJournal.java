package co.datacue.bulk;

import co.datacue.bulk.ItemSource.Mark;
import java.io.IOException;
import java.util.List;

/** Remembers nothing of what it is told. */
class NoJournal implements Journal {
  private final Progress progress;

  /**
   * @param progress what it says when an import begins
   */
  NoJournal(Progress progress) {
    this.progress = progress;
  }

  @Override
  public Progress open(String operation, String identity) {
    return progress;
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
