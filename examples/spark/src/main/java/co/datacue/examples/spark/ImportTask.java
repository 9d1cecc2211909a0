package co.datacue.examples.spark;

import co.datacue.bulk.BulkImport;
import co.datacue.bulk.Journal;
import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.util.TaskCompletionListener;

/** Imports a partition of items, as JSON, and returns what became of each. */
final class ImportTask implements MapPartitionsFunction<String, Row> {
  private static final long serialVersionUID = 1;

  private final ImportJob job;

  ImportTask(ImportJob job) {
    this.job = job;
  }

  @Override
  public Iterator<Row> call(Iterator<String> items) {
    TaskContext task = TaskContext.get();
    Executor executor = Executor.of(job);
    boolean sentBefore = job.repeats() || task.attemptNumber() > 0 || task.stageAttemptNumber() > 0;
    BulkImport bulk =
        BulkImport.of(executor.client(), job.resource())
            .action(job.action())
            .onExists(job.onExists())
            .inFlight(job.inFlight())
            .patience(job.patience())
            .rate(executor.rate())
            .journal(sentBefore ? Journal.REPEATED : Journal.NONE);
    PartitionImport running = new PartitionImport(items, bulk, task);
    // However it ends: killed, because another attempt was faster, or read no further.
    TaskCompletionListener close = ended -> running.close();
    task.addTaskCompletionListener(close);
    return running;
  }
}
