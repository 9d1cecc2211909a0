package co.datacue.bulk;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Consumer;

/**
 * Counts what is settled, tells the caller and the journal, and knows up to where nothing is
 * missing. Used by one thread, except that any may ask for the counts.
 */
final class Ledger {
  private static final long BETWEEN_SYNCS = TimeUnit.MILLISECONDS.toNanos(200);

  /** How far ahead of the items sent the journal says that they may be, to say so seldom. */
  private static final int AHEAD = 10_000;

  private final Journal journal;
  private final Consumer<ItemOutcome> onOutcome;
  private final Deque<Open> open = new ArrayDeque<>();
  private final AtomicLongArray counts = new AtomicLongArray(COUNTS);
  private List<ItemOutcome> settled = new ArrayList<>();
  private long sentBefore;
  private long synced = System.nanoTime();
  private boolean unsynced;

  private static final int READ = ItemOutcome.State.values().length;
  private static final int DOUBTFUL = READ + 1;
  private static final int EARLIER = READ + 2;
  private static final int COUNTS = READ + 3;

  Ledger(Journal journal, Journal.Progress before, Consumer<ItemOutcome> onOutcome) {
    this.journal = journal;
    this.onOutcome = onOutcome;
    this.sentBefore = before.sentBefore();
    ImportSummary counted = before.counts();
    counts.set(ItemOutcome.State.ACCEPTED.ordinal(), counted.accepted());
    counts.set(ItemOutcome.State.EXISTED.ordinal(), counted.existed());
    counts.set(ItemOutcome.State.ABSENT.ordinal(), counted.absent());
    counts.set(ItemOutcome.State.REJECTED.ordinal(), counted.rejected());
    counts.set(DOUBTFUL, counted.doubtful());
    counts.set(READ, before.number());
    counts.set(EARLIER, counted.settled());
  }

  /** A portion of which items are not settled. */
  private static final class Open {
    private final Feed.Portion portion;
    private int unsettled;

    Open(Feed.Portion portion) {
      this.portion = portion;
      this.unsettled = portion.read().size();
    }
  }

  /** Takes note of items that were read, and settles those that were refused at once. */
  void read(Feed.Portion portion) throws IOException {
    open.add(new Open(portion));
    counts.addAndGet(READ, portion.end() - portion.first());
    portion.refused().forEach(this::count);
    settledBefore();
  }

  /** Takes note that items are about to be sent. */
  void sending(List<Pending> items) throws IOException {
    long last = items.stream().mapToLong(item -> item.number).max().orElseThrow();
    if (last >= sentBefore) {
      flush();
      sentBefore = last + AHEAD;
      journal.sending(sentBefore);
    }
  }

  /** Takes note of how an item ended. */
  void settle(ItemOutcome outcome) {
    count(outcome);
    for (Open each : open) {
      if (outcome.number() < each.portion.end()) {
        each.unsettled--;
        return;
      }
    }
  }

  private void count(ItemOutcome outcome) {
    settled.add(outcome);
    counts.incrementAndGet(outcome.state().ordinal());
    if (outcome.doubtful()) {
      counts.incrementAndGet(DOUBTFUL);
    }
    onOutcome.accept(outcome);
  }

  /** Hands the journal what was settled since the last time. */
  void flush() throws IOException {
    if (!settled.isEmpty()) {
      journal.settled(settled);
      settled = new ArrayList<>();
      unsynced = true;
    }
    settledBefore();
  }

  private void settledBefore() throws IOException {
    Feed.Portion last = null;
    while (!open.isEmpty() && open.peekFirst().unsettled == 0) {
      last = open.pollFirst().portion;
    }
    if (last != null) {
      if (!settled.isEmpty()) {
        journal.settled(settled);
        settled = new ArrayList<>();
      }
      journal.settledBefore(last.end(), last.next());
      unsynced = true;
    }
  }

  /** Brings to disk what was noted, if it is time. */
  void syncIfDue(long now) throws IOException {
    if (unsynced && now - synced >= BETWEEN_SYNCS) {
      sync();
    }
  }

  void sync() throws IOException {
    flush();
    journal.sync();
    unsynced = false;
    synced = System.nanoTime();
  }

  void complete() throws IOException {
    flush();
    journal.complete(counts.get(READ));
    sync();
  }

  ImportSummary summary(boolean complete) {
    return new ImportSummary(
        counts.get(READ),
        counts.get(ItemOutcome.State.ACCEPTED.ordinal()),
        counts.get(ItemOutcome.State.EXISTED.ordinal()),
        counts.get(ItemOutcome.State.ABSENT.ordinal()),
        counts.get(ItemOutcome.State.REJECTED.ordinal()),
        counts.get(DOUBTFUL),
        counts.get(EARLIER),
        complete);
  }
}
