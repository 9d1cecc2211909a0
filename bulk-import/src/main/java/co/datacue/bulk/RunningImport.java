package co.datacue.bulk;

import java.util.concurrent.CompletableFuture;

/**
 * An import under way. Safe for any number of threads.
 *
 * <p>Closing it sends no more, waits for what is under way, and settles that.
 */
public final class RunningImport implements AutoCloseable {
  private final ImportRun run;
  private final CompletableFuture<ImportSummary> end;

  RunningImport(ImportRun run, CompletableFuture<ImportSummary> end) {
    this.run = run;
    this.end = end;
  }

  /** Returns what is settled so far. */
  public ImportSummary soFar() {
    return run.summary();
  }

  /** Completes with the summary, or with an {@link ImportFailedException}. */
  public CompletableFuture<ImportSummary> summary() {
    return end.copy();
  }

  /** Sends no more; what is under way is settled, then {@link #summary} completes. */
  public void cancel() {
    run.stop();
  }

  /** Cancels, and waits until what is under way is settled. */
  @Override
  public void close() {
    cancel();
    end.handle((summary, failure) -> summary).join();
  }
}
