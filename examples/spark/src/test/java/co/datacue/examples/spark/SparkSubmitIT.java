package co.datacue.examples.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.mock.DataCueMock;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged job, submitted to a cluster of two workers on this machine, with nothing on Spark's
 * class path but what Spark brings; speculation is on.
 */
class SparkSubmitIT {
  /** Whose classes the job has to bring itself. */
  private static final Pattern NOT_OF_SPARK =
      Pattern.compile(
          "/(co/datacue|com/squareup|org/jetbrains|info/picocli|de/siegmar|org/junit)/|/target/");

  private static final String MASTER = "org.apache.spark.deploy.master.Master";
  private static final String WORKER = "org.apache.spark.deploy.worker.Worker";
  private static final String SUBMIT = "org.apache.spark.deploy.SparkSubmit";
  private static final int SMALL = 500;
  private static final int LARGE = 12_000;

  @TempDir Path folder;

  private Path home() throws IOException {
    Path jars = Files.createDirectories(folder.resolve("spark/jars"));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(entry);
      if (entry.endsWith(".jar") && !NOT_OF_SPARK.matcher(entry).find()) {
        Files.createSymbolicLink(jars.resolve(path.getFileName()), path);
      }
    }
    return jars.getParent();
  }

  private static String product(int number) {
    return "{\"sku\":\"p" + number + "\",\"variant\":\"v1\",\"price\":1.50}\n";
  }

  /** One file of many items among small ones: a task that takes longer than the others. */
  private Path warehouse() throws IOException {
    Path items = Files.createDirectories(folder.resolve("items"));
    int next = 0;
    for (int file = 0; file < 6; file++) {
      int count = file == 0 ? LARGE : SMALL;
      String text =
          IntStream.range(next, next + count)
              .mapToObj(SparkSubmitIT::product)
              .collect(Collectors.joining());
      Files.writeString(items.resolve("part-" + file + ".json"), text);
      next += count;
    }
    return items;
  }

  /** A JVM with nothing but Spark on its class path; what it says goes to a file. */
  private Process start(Path home, String log, @Nullable DataCueMock mock, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(Arrays.asList(System.getProperty("spark.modules").split(" ")));
    command.addAll(List.of("-cp", home.resolve("jars") + File.separator + "*"));
    command.addAll(arguments);
    Path file = Files.createDirectories(folder.resolve("logs")).resolve(log);
    ProcessBuilder program =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(file.toFile());
    program.environment().put("SPARK_HOME", home.toString());
    program.environment().put("SPARK_SCALA_VERSION", "2.13");
    if (mock != null) {
      program.environment().put("DATACUE_API_KEY", mock.key());
      program.environment().put("DATACUE_API_SECRET", mock.secret());
    }
    return program.start();
  }

  /** Waits until somebody has said so, and returns what matched. */
  private String awaitLine(String log, Pattern wanted) throws Exception {
    Path file = folder.resolve("logs").resolve(log);
    for (int i = 0; i < 600; i++) {
      Matcher found = wanted.matcher(Files.readString(file));
      if (found.find()) {
        return found.group(1);
      }
      Thread.sleep(100);
    }
    throw new AssertionError("Not started: " + Files.readString(file));
  }

  /**
   * A cluster of two machines, as Spark takes them for: it attempts no task twice on the same.
   *
   * @return the job's log
   */
  private String submit(DataCueMock mock, String... job) throws Exception {
    Path home = home();
    List<Process> cluster = new ArrayList<>();
    try {
      List<String> master = List.of("--host", "127.0.0.1", "--port", "0", "--webui-port", "0");
      cluster.add(start(home, "master", null, of(MASTER, master)));
      String address = awaitLine("master", Pattern.compile("master at (spark://[0-9.:]+)"));
      for (String host : List.of("127.0.0.1", "127.0.0.2")) {
        List<String> worker = new ArrayList<>(List.of("--host", host, "--webui-port", "0"));
        worker.addAll(List.of("--cores", "2", "--memory", "1g"));
        worker.addAll(List.of("--work-dir", folder.resolve("work-" + host).toString(), address));
        cluster.add(start(home, "worker-" + host, null, of(WORKER, worker)));
      }
      List<String> submission = new ArrayList<>(List.of("--master", address));
      submission.addAll(List.of("--class", SparkImport.class.getName()));
      settings().forEach(setting -> submission.addAll(List.of("--conf", setting)));
      submission.add(System.getProperty("spark.job"));
      submission.addAll(List.of(job));
      Process driver = start(home, "job", mock, of(SUBMIT, submission));
      cluster.add(driver);
      Path log = folder.resolve("logs/job");
      assertTrue(driver.waitFor(3, TimeUnit.MINUTES), () -> read(log));
      assertEquals(0, driver.exitValue(), () -> read(log));
      return read(log);
    } finally {
      cluster.forEach(Process::destroy);
      for (Process process : cluster) {
        process.waitFor();
      }
    }
  }

  private static List<String> of(String main, List<String> arguments) {
    return Stream.concat(Stream.of(main), arguments.stream()).toList();
  }

  private List<String> settings() throws IOException {
    return List.of(
        "spark.executor.instances=2",
        "spark.executor.memory=512m",
        "spark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
        "spark.driver.host=127.0.0.1",
        "spark.driver.bindAddress=127.0.0.1",
        "spark.ui.enabled=false",
        "spark.scheduler.minRegisteredResourcesRatio=1",
        "spark.speculation=true",
        "spark.speculation.interval=100ms",
        "spark.speculation.quantile=0.5",
        "spark.speculation.multiplier=1.1",
        "spark.speculation.minTaskRuntime=500ms",
        "spark.eventLog.enabled=true",
        "spark.eventLog.compress=false",
        "spark.eventLog.dir=" + Files.createDirectories(folder.resolve("events")).toUri(),
        // A file for each task.
        "spark.sql.files.openCostInBytes=134217728");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void jobOfTwoExecutorsImportsEverythingOnceWhateverIsAttemptedTwice() throws Exception {
    String secret = "a-secret-that-is-told-nowhere";
    try (DataCueMock mock = DataCueMock.builder().stateful().secret(secret).start()) {
      String log =
          submit(
              mock,
              "products",
              "--format",
              "json",
              "--load",
              warehouse().toString(),
              "--sql",
              "SELECT sku AS product_id, variant AS variant_id, price FROM items",
              "--rate",
              "2000", // the large file takes seconds longer than the start of an executor
              "--outcomes",
              folder.resolve("outcomes").toString(),
              "--base-url",
              mock.baseUrl());
      int all = LARGE + 5 * SMALL;
      assertEquals(all, mock.products().size(), log);
      // A row of the summary: | accepted | 14500 | 0 | 0 |
      Matcher row =
          Pattern.compile("\\|(accepted|existed) *\\|(\\d+) *\\|(\\d+) *\\|").matcher(log);
      int told = 0;
      while (row.find()) {
        told += Integer.parseInt(row.group(2));
        if (row.group(1).equals("existed")) {
          assertEquals(row.group(2), row.group(3), "what existed may be the other attempt's work");
        }
      }
      assertEquals(all, told, log);
    }
    assertTrue(written("events").contains("\"Speculative\":true"), "nothing was attempted twice");
    for (String where : List.of("events", "work-127.0.0.1", "work-127.0.0.2", "logs")) {
      assertFalse(written(where).contains(secret), where);
    }
  }

  /** All that Spark wrote there. */
  private String written(String name) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder.resolve(name))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }
}
