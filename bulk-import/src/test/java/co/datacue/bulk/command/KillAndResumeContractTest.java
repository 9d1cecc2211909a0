package co.datacue.bulk.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import co.datacue.bulk.Shop;
import co.datacue.mock.FaultRules;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills an import at a random moment, again and again, until one of its runs comes to the end. Then
 * every line has ended in one way, and the shop holds what was in the file.
 */
class KillAndResumeContractTest {
  private static final int PRODUCTS = 6_000;
  private static final int BAD_LINES = 7;
  private static Shop shop;

  @TempDir Path folder;

  @BeforeAll
  static void open() {
    shop = new Shop();
  }

  @AfterAll
  static void close() {
    shop.close();
  }

  @RepeatedTest(2)
  void everyLineEndsOnce(RepetitionInfo repetition) throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    shop.mock.reset();
    Path file = folder.resolve("catalogue.jsonl");
    Files.writeString(
        file,
        IntStream.range(0, PRODUCTS)
            .mapToObj(
                i -> i % (PRODUCTS / BAD_LINES) == 1 ? "{\"product_id\":" + i : Shop.product(i))
            .collect(Collectors.joining("\n")));
    Path credentials = folder.resolve("credentials");
    Files.writeString(
        credentials, "key=" + shop.mock.key() + "\nsecret=" + shop.mock.secret() + "\n");
    FaultRules slow = shop.mock.fail("batchCreateProducts: 5% 500, 5% reset midway, slow 100ms");
    int kills = 0;
    while (kills < 3) {
      Process run = start(file, credentials);
      if (run.waitFor(1_000 + random.nextInt(1_500), TimeUnit.MILLISECONDS)) {
        break;
      }
      run.destroyForcibly().waitFor();
      kills++;
    }
    slow.close();
    assertEquals(1, start(file, credentials).waitFor(), "seed " + seed);

    JsonNode summary =
        new ObjectMapper().readTree(folder.resolve("catalogue.jsonl.create.summary.json").toFile());
    String what = "seed " + seed + ", killed " + kills + " times: " + summary;
    long bad = Files.lines(file).filter(line -> !line.endsWith("}")).count();
    assertEquals(PRODUCTS, summary.get("read").asLong(), what);
    assertEquals(bad, summary.get("rejected").asLong(), what);
    assertEquals(
        PRODUCTS - bad, summary.get("accepted").asLong() + summary.get("existed").asLong(), what);
    assertEquals(summary.get("existed").asLong(), summary.get("doubtful").asLong(), what);
    assertEquals(PRODUCTS - bad, shop.mock.products().size(), what);
    List<String> rejects = Files.readAllLines(folder.resolve("catalogue.jsonl.create.rejects"));
    assertEquals(bad, rejects.stream().distinct().count(), what);
    assertEquals(bad, rejects.size(), what);
  }

  private Process start(Path file, Path credentials) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx64m",
            "-cp",
            System.getProperty("java.class.path"),
            ImportCommand.class.getName(),
            "products",
            file.toString(),
            "--base-url",
            shop.mock.baseUrl(),
            "--credentials",
            credentials.toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output").toFile())
        .start();
  }
}
