package co.datacue.bulk.journal;

import co.datacue.bulk.ItemOutcome;
import co.datacue.bulk.ItemSource.Mark;
import co.datacue.bulk.Journal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps what was rejected, and nothing to go on from. */
final class RejectsOnly implements Journal {
  private final Path items;
  private final Path reasons;
  private final byte[] header;
  private @Nullable Rejects rejects;

  RejectsOnly(Path items, Path reasons, byte[] header) {
    this.items = items;
    this.reasons = reasons;
    this.header = header;
  }

  @Override
  public Progress open(String operation, String identity) throws IOException {
    Rejects.refuseOthers(items);
    rejects = new Rejects(items, reasons, header);
    rejects.resume(0, 0);
    return Progress.NOTHING;
  }

  @Override
  public void sending(long before) {}

  @Override
  public void settled(List<ItemOutcome> outcomes) throws IOException {
    for (ItemOutcome outcome : outcomes) {
      if (outcome.state() == ItemOutcome.State.REJECTED) {
        rejects.add(outcome);
      }
    }
    rejects.sync();
  }

  @Override
  public void settledBefore(long number, Mark mark) {}

  @Override
  public void complete(long read) {}

  @Override
  public void sync() throws IOException {
    rejects.sync();
  }

  @Override
  public void close() throws IOException {
    if (rejects != null) {
      rejects.close();
    }
  }
}
