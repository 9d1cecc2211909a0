package co.datacue.examples.spark;

import co.datacue.bulk.contract.BatchOperation;
import co.datacue.bulk.contract.BatchOperations;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** Imports a DataFrame. */
final class WarehouseImport {
  private WarehouseImport() {}

  /**
   * A row for each item, of what became of it. Spark is lazy: the items are sent when the outcomes
   * are used, and once more each time they are, so write them to a table first and look at that.
   *
   * @param items a column for each field, named as the contract names it; null is no value
   * @throws IllegalArgumentException if a column is no field, or an id has no column
   */
  static Dataset<Row> outcomes(Dataset<Row> items, ImportJob job) {
    check(items.columns(), BatchOperations.builtIn().get(job.resource(), job.action()));
    return items.toJSON().mapPartitions(new ImportTask(job), Encoders.row(Outcomes.SCHEMA));
  }

  /** Now, since a billion items would be rejected for the same reason. */
  private static void check(String[] columns, BatchOperation operation) {
    Set<String> fields = operation.items().properties().keySet();
    List<String> unknown = Arrays.stream(columns).filter(each -> !fields.contains(each)).toList();
    List<String> missing =
        operation.ids().stream().filter(id -> !Arrays.asList(columns).contains(id)).toList();
    if (!unknown.isEmpty() || !missing.isEmpty()) {
      throw new IllegalArgumentException(
          (unknown.isEmpty() ? "" : "No fields of " + operation.resource() + ": " + unknown + ". ")
              + (missing.isEmpty() ? "" : "Columns that every item needs: " + missing + ". ")
              + "Name the columns as the contract does, such as with SELECT sku AS product_id. The"
              + " fields are: "
              + fields);
    }
  }

  /**
   * How many executors there will be at most, which is what a rate is split by.
   *
   * @throws IllegalArgumentException if the settings do not tell
   */
  static int executors(SparkConf conf) {
    String master = conf.get("spark.master", "");
    if (master.startsWith("local") && !master.startsWith("local-cluster")) {
      return 1;
    }
    boolean dynamic = conf.getBoolean("spark.dynamicAllocation.enabled", false);
    String setting = dynamic ? "spark.dynamicAllocation.maxExecutors" : "spark.executor.instances";
    int executors = conf.getInt(setting, 0);
    if (executors < 1) {
      throw new IllegalArgumentException(
          "The rate is split by the executors, and nothing says how many there are: set "
              + setting
              + ", or say it with --executors.");
    }
    return executors;
  }
}
