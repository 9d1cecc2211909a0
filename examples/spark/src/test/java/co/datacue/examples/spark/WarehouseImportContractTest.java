package co.datacue.examples.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.bulk.Action;
import co.datacue.bulk.OnExists;
import co.datacue.mock.DataCueMock;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In local mode; a task may fail twice. */
class WarehouseImportContractTest {
  private static DataCueMock mock;
  private static SparkSession spark;

  @TempDir static Path warehouse;

  @BeforeAll
  static void open() {
    mock = DataCueMock.builder().stateful().start();
    spark =
        SparkSession.builder()
            .master("local[2, 3]")
            .config("spark.ui.enabled", false)
            .config("spark.sql.shuffle.partitions", 2)
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.warehouse.dir", warehouse.toString())
            .getOrCreate();
  }

  @AfterAll
  static void close() throws IOException {
    spark.close();
    mock.close();
  }

  @BeforeEach
  void empty() {
    mock.reset();
  }

  private static ImportJob job(Action action) {
    return job("products", action, mock.secret());
  }

  private static ImportJob job(String resource, Action action, String secret) {
    Duration patience = Duration.ofSeconds(30);
    return new ImportJob(
        mock.baseUrl(), mock.key(), secret, resource, action, OnExists.SKIP, 0, 4, patience, false);
  }

  /** Of numbers from 0; stock of every 100th is below what fits, which the contract refuses. */
  private static Dataset<Row> products(int count, int partitions) {
    return spark
        .range(0, count, 1, partitions)
        .selectExpr(
            "concat('p', id) AS product_id",
            "'v1' AS variant_id",
            "concat('Jeans “', id, '”') AS name",
            "cast(id + 0.5 AS decimal(10, 2)) AS price",
            "if(id % 100 = 99, 0.5, id) AS stock",
            "array('jeans', 'men') AS categories",
            "if(id % 2 = 0, null, 'navy') AS color",
            "named_struct('season', 'ss26') AS extra");
  }

  private static Map<String, Long> states(Dataset<Row> outcomes) {
    return SparkImport.summary(outcomes).collectAsList().stream()
        .collect(Collectors.toMap(row -> row.getString(0), row -> row.getLong(1)));
  }

  @Test
  void everyRowBecomesAnItemAndAnOutcome(@TempDir Path folder) throws Exception {
    String table = folder.resolve("outcomes").toString();
    WarehouseImport.outcomes(products(5_000, 4), job(Action.CREATE)).write().parquet(table);
    Dataset<Row> outcomes = spark.read().parquet(table);
    assertEquals(Map.of("accepted", 4_950L, "rejected", 50L), states(outcomes));
    assertEquals(4_950, mock.products().size());
    Row rejected = outcomes.filter("item LIKE '%\"p99\"%'").first();
    assertTrue(
        rejected.getString(2).startsWith("/stock must be a whole number"), rejected::mkString);
    ObjectMapper json = new ObjectMapper();
    assertEquals(
        json.readTree(
            "{\"product_id\":\"p2\",\"variant_id\":\"v1\",\"name\":\"Jeans “2”\",\"price\":2.50,"
                + "\"stock\":2,\"categories\":[\"jeans\",\"men\"],\"extra\":{\"season\":\"ss26\"}}"),
        json.readTree(mock.products().get("p2", "v1").orElseThrow().toString()));

    Dataset<Row> ids = products(5_000, 4).select("product_id", "variant_id");
    Dataset<Row> gone = WarehouseImport.outcomes(ids, job(Action.DELETE)).cache();
    assertEquals(Map.of("accepted", 4_950L, "absent", 50L), states(gone));
    assertEquals(0, mock.products().size());
  }

  /** Fails in its first attempt, when some of its items are there already. */
  private static final class Failing implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1;
    private static final AtomicInteger FAILURES = new AtomicInteger();

    @Override
    public java.util.Iterator<Row> call(java.util.Iterator<Row> rows) {
      TaskContext task = TaskContext.get();
      return new java.util.Iterator<>() {
        private int read;

        @Override
        public boolean hasNext() {
          if (task.partitionId() == 1 && task.attemptNumber() == 0 && read == 1_500) {
            while (mock.products().get("p2000", "v1").isEmpty()) {
              Thread.onSpinWait(); // its first batch is on its way
            }
            FAILURES.incrementAndGet();
            throw new IllegalStateException("The warehouse is gone for a moment");
          }
          return rows.hasNext();
        }

        @Override
        public Row next() {
          read++;
          return rows.next();
        }
      };
    }
  }

  @Test
  void taskThatFailsIsRepeatedAndDoesNoHarm() {
    Dataset<Row> products = products(6_000, 3).filter("stock <> 0.5");
    Dataset<Row> failing = products.mapPartitions(new Failing(), products.encoder());
    Dataset<Row> outcomes = WarehouseImport.outcomes(failing, job(Action.CREATE)).cache();
    Map<String, Long> states = states(outcomes);
    assertEquals(1, Failing.FAILURES.get());
    assertEquals(products.count(), states.values().stream().mapToLong(each -> each).sum());
    assertEquals(products.count(), mock.products().size());
    long existed = states.getOrDefault("existed", 0L);
    assertTrue(existed > 0, states::toString);
    assertEquals(existed, outcomes.filter("doubtful AND state = 'existed'").count());
    assertEquals(0, outcomes.filter("(partition = 1) <> (attempt = 1)").count());
  }

  @Test
  void wrongSecretFailsTheJobAndIsNotTold() {
    ImportJob wrong = job("products", Action.CREATE, "not-the-secret");
    Dataset<Row> outcomes = WarehouseImport.outcomes(products(10, 1), wrong);
    Exception failure = assertThrows(Exception.class, outcomes::collectAsList);
    StringBuilder told = new StringBuilder();
    for (Throwable each = failure; each != null; each = each.getCause()) {
      told.append(each).append('\n');
    }
    assertTrue(told.toString().contains("The API refused the credentials"), told::toString);
    assertEquals(-1, (told + wrong.toString()).indexOf("not-the-secret"));
    assertEquals(0, mock.products().size());
  }

  @Test
  void whatIsReadNoFurtherEndsTheImport() {
    Dataset<Row> outcomes = WarehouseImport.outcomes(products(100_000, 1), job(Action.CREATE));
    assertEquals(3, outcomes.limit(3).collectAsList().size());
    int there = mock.products().size();
    assertTrue(there < 50_000, "nobody asked for the others: " + there);
    long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!importing().isEmpty() && System.nanoTime() < until) {
      Thread.onSpinWait();
    }
    assertEquals(List.of(), importing());
  }

  /** The threads of imports that have not ended. */
  private static List<String> importing() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("datacue-import"))
        .toList();
  }

  @Test
  void columnsThatAreNoFieldsAreNamedBeforeAnythingIsSent() {
    Dataset<Row> items = products(1, 1).withColumnRenamed("product_id", "sku");
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> WarehouseImport.outcomes(items, job(Action.CREATE)));
    assertTrue(refused.getMessage().startsWith("No fields of products: [sku]. Columns that every"));
    assertTrue(refused.getMessage().contains("[product_id]"), refused.getMessage());
  }

  @Test
  void binaryIsRefusedWhereverItStands() {
    for (String column :
        List.of(
            "cast('x' AS binary) AS name",
            "map('a', named_struct('b', cast('x' AS binary))) AS extra")) {
      Dataset<Row> items =
          spark.range(1).selectExpr("'p' AS product_id", "'v' AS variant_id", column);
      assertTrue(
          assertThrows(
                  IllegalArgumentException.class,
                  () -> WarehouseImport.outcomes(items, job(Action.UPDATE)))
              .getMessage()
              .contains(" is binary. Cast it: CAST("));
    }
  }

  /** What Spark writes of its own types is what the contract wants, or a reject. */
  @Test
  void timesOfAWarehouseHaveAZoneOrAreRejected() {
    Dataset<Row> users =
        spark
            .range(1)
            .selectExpr(
                "'u1' AS user_id",
                "'Zoë' AS first_name",
                "timestamp'2018-04-04 23:29:04Z' AS timestamp")
            .unionByName(
                spark
                    .range(1)
                    .selectExpr("'u2' AS user_id", "'A' AS first_name", "null AS timestamp"));
    ImportJob job = job("users", Action.CREATE, mock.secret());
    assertEquals(Map.of("accepted", 2L), states(WarehouseImport.outcomes(users, job).cache()));
    String sent = mock.users().get("u1").orElseThrow().path("timestamp").asText();
    assertEquals(Instant.parse("2018-04-04T23:29:04Z"), OffsetDateTime.parse(sent).toInstant());
    assertTrue(mock.users().get("u2").orElseThrow().path("timestamp").isMissingNode());
    for (String type : List.of("timestamp_ntz'2018-04-04 23:29:04'", "date'2018-04-04'")) {
      Dataset<Row> withoutZone =
          spark.range(1).selectExpr("'u3' AS user_id", "'A' AS first_name", type + " AS timestamp");
      assertEquals(
          Map.of("rejected", 1L), states(WarehouseImport.outcomes(withoutZone, job).cache()));
    }
  }

  @Test
  void rateIsSplitByTheExecutorsThatThereMayBe() {
    assertEquals(
        1, WarehouseImport.executors(new SparkConf(false).set("spark.master", "local[8]")));
    SparkConf cluster = new SparkConf(false).set("spark.master", "yarn");
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> WarehouseImport.executors(cluster))
            .getMessage()
            .contains("spark.executor.instances"));
    assertEquals(
        12, WarehouseImport.executors(cluster.clone().set("spark.executor.instances", "12")));
    SparkConf dynamic = cluster.clone().set("spark.dynamicAllocation.enabled", "true");
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> WarehouseImport.executors(dynamic))
            .getMessage()
            .contains("spark.dynamicAllocation.maxExecutors"));
    assertEquals(
        40, WarehouseImport.executors(dynamic.set("spark.dynamicAllocation.maxExecutors", "40")));
  }
}
