package co.datacue.examples.spark;

import co.datacue.bulk.Action;
import co.datacue.bulk.OnExists;
import co.datacue.bulk.contract.ContractException;
import co.datacue.client.DataCueClient;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The job for spark-submit. */
@Command(
    name = "SparkImport",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Imports a table of products, users or orders into DataCue, and writes a table of what became"
          + " of each: item, state, reason, doubtful, partition, attempt, stage_attempt.",
      "",
      "Key and secret are taken from DATACUE_API_KEY and DATACUE_API_SECRET in the driver's"
          + " environment. An item that is rejected is no failure of the job."
    })
public final class SparkImport implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "WHAT", description = "products, users or orders.")
  private String resource = "";

  @Option(
      names = "--format",
      defaultValue = "parquet",
      paramLabel = "FORMAT",
      description = "As Spark knows it: parquet, json, orc, jdbc (default: ${DEFAULT-VALUE}).")
  private String format = "";

  @Option(
      names = "--load",
      split = ",",
      paramLabel = "PATH",
      description = "Where the items lie; not for JDBC.")
  private String[] paths = {};

  @Option(
      names = "--option",
      paramLabel = "NAME=VALUE",
      description = "An option for Spark's reader, such as dbtable=public.products.")
  private Map<String, String> options = new LinkedHashMap<>();

  @Option(
      names = "--options-file",
      paramLabel = "FILE",
      description = "More of them, a NAME=VALUE on each line: where a password belongs.")
  private @Nullable Path optionsFile;

  @Option(
      names = "--sql",
      paramLabel = "SELECT",
      description =
          "Makes the contract's fields of what was loaded, which is the view items: \"SELECT sku AS"
              + " product_id, … FROM items\".")
  private @Nullable String sql;

  @Option(
      names = "--outcomes",
      required = true,
      paramLabel = "PATH",
      description = "Where to write what became of each, as Parquet; must not be there yet.")
  private String outcomes = "";

  @Option(
      names = "--action",
      defaultValue = "create",
      paramLabel = "ACTION",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Action action = Action.CREATE;

  @Option(
      names = "--on-exists",
      defaultValue = "skip",
      paramLabel = "WHAT",
      description =
          "What becomes of an item to create that exists: skip, update or fail (default:"
              + " ${DEFAULT-VALUE}).")
  private OnExists onExists = OnExists.SKIP;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Items a second from all executors together (default: as many as go).")
  private double rate;

  @Option(
      names = "--executors",
      paramLabel = "N",
      description = "What the rate is split by (default: as many as Spark's settings allow).")
  private int executors;

  @Option(
      names = "--in-flight",
      defaultValue = "4",
      paramLabel = "N",
      description = "Requests of each task that may be under way (default: ${DEFAULT-VALUE}).")
  private int inFlight;

  @Option(
      names = "--give-up-after",
      defaultValue = "300",
      paramLabel = "SECONDS",
      description =
          "A task fails, for Spark to repeat, when every request has failed for so long (default:"
              + " ${DEFAULT-VALUE}).")
  private long patience;

  @Option(
      names = "--base-url",
      defaultValue = "${env:DATACUE_BASE_URL:-" + DataCueClient.DEFAULT_BASE_URL + "}",
      paramLabel = "URL",
      description = "The API's address (default: DATACUE_BASE_URL, or ${DEFAULT-VALUE}).")
  private String baseUrl = "";

  /** For picocli. */
  public SparkImport() {}

  /** Imports; of what is wrong before that, the message says how to mend it. */
  public static void main(String[] arguments) {
    int exit =
        new CommandLine(new SparkImport())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .execute(arguments);
    if (exit != 0) { // otherwise it is Spark's to end, which it does better
      System.exit(exit);
    }
  }

  @Override
  public Integer call() throws IOException {
    try (SparkSession spark = SparkSession.builder().appName("DataCue import").getOrCreate()) {
      Dataset<Row> items = items(spark);
      WarehouseImport.outcomes(items, job(spark)).write().parquet(outcomes);
      summary(spark.read().parquet(outcomes)).show(false);
      return 0;
    } catch (ContractException | IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private Dataset<Row> items(SparkSession spark) {
    Map<String, String> all = new LinkedHashMap<>(options);
    if (optionsFile != null) {
      Properties more = new Properties();
      try (Reader reader = Files.newBufferedReader(optionsFile)) {
        more.load(reader);
      } catch (IOException e) {
        throw new IllegalArgumentException("The options cannot be read: " + e, e);
      }
      more.stringPropertyNames().forEach(name -> all.put(name, more.getProperty(name)));
    }
    Dataset<Row> loaded = spark.read().format(format).options(all).load(paths);
    if (sql == null) {
      return loaded;
    }
    loaded.createOrReplaceTempView("items");
    return spark.sql(sql);
  }

  private ImportJob job(SparkSession spark) {
    var conf = spark.sparkContext().getConf();
    double each = 0;
    if (rate > 0) {
      each = rate / (executors > 0 ? executors : WarehouseImport.executors(conf));
    }
    return new ImportJob(
        baseUrl,
        environment("DATACUE_API_KEY"),
        environment("DATACUE_API_SECRET"),
        resource,
        action,
        onExists,
        each,
        inFlight,
        Duration.ofSeconds(patience),
        conf.getBoolean("spark.speculation", false));
  }

  private static String environment(String name) {
    String value = System.getenv(name);
    if (value == null) {
      throw new IllegalArgumentException("The driver's environment lacks " + name + ".");
    }
    return value;
  }

  /** How many items ended how, and of how many an attempt before may have been the cause. */
  static Dataset<Row> summary(Dataset<Row> outcomes) {
    return outcomes
        .groupBy("state")
        .agg(
            functions.count("*").as("items"),
            functions.sum(functions.col("doubtful").cast("int")).as("doubtful"),
            functions.max("attempt").as("most_attempts_before"))
        .orderBy("state");
  }
}
