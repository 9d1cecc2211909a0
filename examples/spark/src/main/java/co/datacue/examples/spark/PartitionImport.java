package co.datacue.examples.spark;

import co.datacue.bulk.BulkImport;
import co.datacue.bulk.ImportFailedException;
import co.datacue.bulk.ItemOutcome;
import co.datacue.bulk.RunningImport;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * An import whose outcomes are pulled, as Spark does it. The task's own thread reads the items,
 * since Spark's readers count on it, and hands them to the import's; both ways lead through a queue
 * of a batch or two, so that memory is bounded whatever the partition.
 */
final class PartitionImport implements Iterator<Row>, AutoCloseable {
  private static final int AHEAD = 1_000;
  private static final long A_MOMENT = TimeUnit.MILLISECONDS.toNanos(20);

  private final Iterator<String> items;
  private final TaskContext task;
  private final BlockingQueue<Optional<String>> in = new ArrayBlockingQueue<>(AHEAD);
  private final BlockingQueue<ItemOutcome> out = new ArrayBlockingQueue<>(AHEAD);
  private final RunningImport running;
  private final CompletableFuture<?> end;
  private @Nullable Optional<String> waiting;
  private boolean inputEnded;
  private @Nullable ItemOutcome next;
  private volatile boolean closed;

  PartitionImport(Iterator<String> items, BulkImport bulk, TaskContext task) {
    this.items = items;
    this.task = task;
    running = bulk.onOutcome(this::settled).start(new Handed());
    end = running.summary();
  }

  /** By the import's thread, which waits until there is room. */
  private void settled(ItemOutcome outcome) {
    try {
      while (!closed && !out.offer(outcome, A_MOMENT, TimeUnit.NANOSECONDS)) {
        continue;
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("Nothing interrupts the thread of an import", e);
    }
  }

  /** What the import reads: what was handed to it. */
  private final class Handed implements Iterator<String> {
    private @Nullable Optional<String> item;

    @Override
    public boolean hasNext() {
      try {
        while (item == null) {
          item = closed ? Optional.empty() : in.poll(A_MOMENT, TimeUnit.NANOSECONDS);
        }
        return item.isPresent();
      } catch (InterruptedException e) {
        throw new IllegalStateException("Nothing interrupts the thread that reads", e);
      }
    }

    @Override
    public String next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      String next = item.orElseThrow();
      item = null;
      return next;
    }
  }

  @Override
  public boolean hasNext() {
    while (next == null) {
      boolean over = end.isDone(); // looked at first: what it told before is in the queue
      handItems();
      next = next(over ? 0 : A_MOMENT);
      if (next == null && over) {
        failIfItDid();
        return false;
      }
    }
    return true;
  }

  private void handItems() {
    while (!inputEnded) {
      if (waiting == null) {
        waiting = items.hasNext() ? Optional.of(items.next()) : Optional.empty();
      }
      if (!in.offer(waiting)) {
        return;
      }
      inputEnded = waiting.isEmpty();
      waiting = null;
    }
  }

  private @Nullable ItemOutcome next(long nanos) {
    try {
      return out.poll(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) { // Spark's way to end a task
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The task was interrupted", e);
    }
  }

  private void failIfItDid() {
    try {
      end.get();
    } catch (ExecutionException e) {
      String why = String.valueOf(e.getCause().getMessage());
      boolean told = e.getCause() instanceof ImportFailedException;
      throw new IllegalStateException(told ? why : "The import failed: " + why, e.getCause());
    } catch (InterruptedException e) {
      throw new IllegalStateException("It is done, so nothing waits", e);
    }
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    ItemOutcome outcome = next;
    next = null;
    return Outcomes.row(outcome, task);
  }

  /** Sends no more, and waits for what is under way. */
  @Override
  public void close() {
    closed = true;
    running.close();
  }
}
