package co.datacue.bulk;

import co.datacue.bulk.ItemSource.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Reads and checks items ahead of those that are sent, on a thread of its own: half a MiB ahead, or
 * one item if that is larger.
 */
final class Feed implements Runnable {
  private static final int PORTION = 500;
  private static final int PORTION_BYTES = 1024 * 1024;
  private static final int KIBIBYTES_AHEAD = 512;

  private final ItemSource source;
  private final ItemReader reader;
  private final Action action;
  private final Journal.Progress begin;
  private final long limit;
  private final BlockingQueue<Object> to;
  private final Semaphore room = new Semaphore(KIBIBYTES_AHEAD);
  private volatile boolean stopped;

  Feed(
      ItemSource source,
      ItemReader reader,
      Action action,
      Journal.Progress begin,
      long limit,
      BlockingQueue<Object> to) {
    this.source = source;
    this.reader = reader;
    this.action = action;
    this.begin = begin;
    this.limit = limit;
    this.to = to;
  }

  /**
   * Some items that follow each other.
   *
   * @param first the number of the first
   * @param end the number of the one after the last
   * @param next where that is
   * @param bytes about how many those to be sent take in requests
   * @param kibibytes about how much all of it takes here
   * @param read those to be sent, and those refused; what an earlier run settled is left out
   */
  record Portion(
      long first,
      long end,
      Mark next,
      long bytes,
      int kibibytes,
      List<Pending> read,
      List<ItemOutcome> refused) {}

  /** There are no more, or they cannot be read. */
  record End(@Nullable Throwable failure) {}

  /** Lets the next portion be read. */
  void taken(Portion portion) {
    room.release(portion.kibibytes());
  }

  /** Ends reading soon. */
  void stop() {
    stopped = true;
    room.release(KIBIBYTES_AHEAD);
  }

  @Override
  public void run() {
    try {
      source.goTo(begin.mark());
      long number = begin.number();
      while (true) {
        Portion portion = portion(number);
        room.acquire(portion.kibibytes());
        if (stopped || portion.end() == number) {
          to.put(new End(null));
          return;
        }
        number = portion.end();
        to.put(portion);
      }
    } catch (Exception | Error e) { // whatever it is, the import has to hear of it
      to.add(new End(e));
    }
  }

  private Portion portion(long first) throws Exception {
    List<Pending> read = new ArrayList<>(PORTION);
    List<ItemOutcome> refused = new ArrayList<>(0);
    long number = first;
    int bytes = 0;
    while (number - first < PORTION && bytes < PORTION_BYTES && number < limit && !stopped) {
      SourceItem item = source.next();
      if (item == null) {
        break;
      }
      bytes += item.raw().length;
      if (!begin.settled().contains(number)) {
        check(number, item, read, refused);
      }
      number++;
    }
    int kibibytes = Math.min(KIBIBYTES_AHEAD, bytes / 1024 + 1);
    long toSend = read.stream().mapToLong(Pending::size).sum();
    return new Portion(first, number, source.mark(), toSend, kibibytes, read, refused);
  }

  private void check(long number, SourceItem item, List<Pending> read, List<ItemOutcome> refused) {
    ItemReader.Read result = reader.read(item);
    if (result.isRefused()) {
      refused.add(
          new ItemOutcome(number, item, ItemOutcome.State.REJECTED, result.reason(), false));
    } else {
      Pending pending = new Pending(number, item, result.ids(), action, result.item());
      pending.doubtful = number < begin.sentBefore();
      read.add(pending);
    }
  }
}
