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
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Imports a DataFrame. */
final class WarehouseImport {
  private WarehouseImport() {}

  /**
   * A row for each item, of what became of it. Spark is lazy: the items are sent when the outcomes
   * are used, and once more each time they are, so write them to a table first and look at that.
   *
   * @param items a column for each field, named as the contract names it; null is no value
   * @throws IllegalArgumentException if a column is no field, an id has no column, or something is
   *     binary
   */
  static Dataset<Row> outcomes(Dataset<Row> items, ImportJob job) {
    check(items.columns(), BatchOperations.builtIn().get(job.resource(), job.action()));
    for (StructField column : items.schema().fields()) {
      refuseBinary(column.name(), column.dataType());
    }
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

  /** It would be sent as Base64, a text that any field of texts takes. */
  private static void refuseBinary(String column, DataType type) {
    if (type instanceof BinaryType) {
      throw new IllegalArgumentException(
          "The column " + column + " is binary. Cast it: CAST(" + column + " AS STRING).");
    } else if (type instanceof ArrayType list) {
      refuseBinary(column, list.elementType());
    } else if (type instanceof MapType map) {
      refuseBinary(column, map.valueType());
    } else if (type instanceof StructType struct) {
      for (StructField field : struct.fields()) {
        refuseBinary(column + "." + field.name(), field.dataType());
      }
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
