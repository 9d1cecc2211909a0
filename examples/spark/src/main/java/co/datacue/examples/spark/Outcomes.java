package co.datacue.examples.spark;

import co.datacue.bulk.ItemOutcome;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The table of outcomes: a row for each item, from the attempt of its task that succeeded. */
final class Outcomes {
  /**
   * The item as it was sent, what became of it, why it was rejected, whether an earlier attempt may
   * have sent it already, and the task: its partition, and how often it, and its stage, had been
   * attempted before.
   */
  static final StructType SCHEMA =
      new StructType()
          .add("item", DataTypes.StringType, false)
          .add("state", DataTypes.StringType, false)
          .add("reason", DataTypes.StringType, true)
          .add("doubtful", DataTypes.BooleanType, false)
          .add("partition", DataTypes.IntegerType, false)
          .add("attempt", DataTypes.IntegerType, false)
          .add("stage_attempt", DataTypes.IntegerType, false);

  private Outcomes() {}

  static Row row(ItemOutcome outcome, TaskContext task) {
    return RowFactory.create(
        outcome.source().text(),
        outcome.state().name().toLowerCase(java.util.Locale.ROOT),
        outcome.reason(),
        outcome.doubtful(),
        task.partitionId(),
        task.attemptNumber(),
        task.stageAttemptNumber());
  }
}
