package co.datacue.bulk.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.bulk.Shop;
import co.datacue.mock.FaultRules;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kills an import at a random moment, again and again, until one of its runs comes to the end. Then
 * every line has ended in one way, and the shop holds what was in the file.
 */
class KillAndResumeContractTest {
  private static final int PRODUCTS = 3_000;
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

  static IntStream rounds() {
    return IntStream.rangeClosed(1, Integer.getInteger("import.kills", 5));
  }

  @ParameterizedTest
  @MethodSource("rounds")
  void everyLineEndsOnce(int round) throws Exception {
    long seed = System.nanoTime() + round;
    Random random = new Random(seed);
    shop.mock.reset();
    Path file = catalogue();
    FaultRules faults = shop.mock.fail("batchCreateProducts: 5% 500, 5% reset midway");
    int kills = 0;
    while (kills < 2) {
      Process run = start(file, "--rate", "1500");
      if (run.waitFor(700 + random.nextInt(2_000), TimeUnit.MILLISECONDS)) {
        break;
      }
      run.destroyForcibly().waitFor();
      kills++;
    }
    faults.close();
    assertEquals(1, start(file).waitFor(), "seed " + seed);
    JsonNode summary = summary();
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

  @Test
  void interruptedImportSettlesWhatIsUnderWay() throws Exception {
    shop.mock.reset();
    Path file = catalogue();
    Process run = start(file, "--rate", "1000");
    while (shop.mock.products().size() == 0 && run.isAlive()) {
      Thread.onSpinWait();
    }
    run.destroy(); // as Ctrl-C does, and a machine that shuts down
    run.waitFor();
    String said = Files.readString(folder.resolve("output"));
    assertTrue(said.contains("Not complete. The same command goes on from here."), said);
    JsonNode summary = summary();
    assertEquals(shop.mock.products().size(), summary.get("accepted").asInt(), said);
    assertFalse(summary.get("complete").asBoolean(), said);

    assertEquals(1, start(file).waitFor());
    assertEquals(0, summary().get("existed").asInt(), "nothing was sent twice");
    assertEquals(PRODUCTS, summary().get("read").asInt());
    assertTrue(summary().get("complete").asBoolean());
  }

  /** In a heap of which each takes a twelfth, whether it is sent or refused. */
  @Test
  void itemsOfAlmostFiveMebibytesGoThroughASmallHeap() throws Exception {
    shop.mock.reset();
    Path file =
        Files.writeString(
            folder.resolve("catalogue.jsonl"),
            IntStream.range(0, 12)
                .mapToObj(number -> Shop.product(number).replace("Jeans", "ñ".repeat(2_500_000)))
                .map(each -> each.contains("p5") ? each.replace("name", "unknown") : each)
                .collect(Collectors.joining("\n")));
    Process run = start(file);
    assertTrue(run.waitFor(2, TimeUnit.MINUTES), "hangs");
    assertEquals(1, run.exitValue(), Files.readString(folder.resolve("output")));
    assertEquals(11, summary().get("accepted").asInt());
    assertEquals(11, shop.mock.products().size());
    Path rejects = folder.resolve("catalogue.jsonl.create.rejects");
    assertEquals(Files.readAllLines(file).subList(5, 6), Files.readAllLines(rejects));
  }

  /** No file of the program may grow beyond 16 KiB, which it is told as by a disk that is full. */
  @Test
  void diskThatIsFullStopsTheImportAndLosesNothing() throws Exception {
    shop.mock.reset();
    String bad = "{\"product_id\":\"is cut off in the middle of its name and no JSON";
    Path file =
        Files.writeString(
            folder.resolve("catalogue.jsonl"),
            IntStream.range(0, 4_000)
                .mapToObj(number -> number % 2 == 0 ? Shop.product(number) : bad)
                .collect(Collectors.joining("\n")));
    List<String> limited = new ArrayList<>(List.of("bash", "-c", "ulimit -f 16; exec \"$@\"", "-"));
    limited.addAll(command(file));
    assertEquals(7, run(limited).waitFor());
    String said = Files.readString(folder.resolve("output"));
    assertTrue(said.contains("The journal cannot be written, so nothing more is sent: "), said);
    assertTrue(said.contains("Not complete. The same command goes on from here."), said);
    int taken = shop.mock.products().size();

    assertEquals(1, start(file).waitFor());
    JsonNode summary = summary();
    assertTrue(summary.get("complete").asBoolean(), summary::toString);
    assertEquals(2_000, shop.mock.products().size(), () -> taken + " before; " + summary);
    assertEquals(
        2_000, summary.get("accepted").asInt() + summary.get("existed").asInt(), summary::toString);
    List<String> rejects = Files.readAllLines(folder.resolve("catalogue.jsonl.create.rejects"));
    assertEquals(Collections.nCopies(2_000, bad), rejects);
    List<String> reasons = Files.readAllLines(folder.resolve("catalogue.jsonl.create.rejects.why"));
    assertEquals(2_000, reasons.stream().distinct().count());
    assertEquals(2_000, reasons.size());
  }

  private Path catalogue() throws IOException {
    return Files.writeString(
        folder.resolve("catalogue.jsonl"),
        IntStream.range(0, PRODUCTS)
            .mapToObj(KillAndResumeContractTest::line)
            .collect(Collectors.joining("\n")));
  }

  private static String line(int number) {
    boolean bad = number % (PRODUCTS / BAD_LINES) == 1;
    return bad ? "{\"product_id\":" + number : Shop.product(number);
  }

  private JsonNode summary() throws IOException {
    return new ObjectMapper()
        .readTree(folder.resolve("catalogue.jsonl.create.summary.json").toFile());
  }

  private Process start(Path file, String... more) throws IOException {
    List<String> command = command(file);
    command.addAll(List.of(more));
    return run(command);
  }

  private Process run(List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output").toFile())
        .start();
  }

  private List<String> command(Path file) throws IOException {
    Path credentials = folder.resolve("credentials");
    Files.writeString(
        credentials, "key=" + shop.mock.key() + "\nsecret=" + shop.mock.secret() + "\n");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m"));
    command.addAll(List.of("-XX:-UsePerfData", "-cp"));
    command.addAll(
        List.of(System.getProperty("java.class.path"), ImportCommand.class.getName(), "products"));
    command.addAll(List.of(file.toString(), "--base-url", shop.mock.baseUrl()));
    command.addAll(List.of("--credentials", credentials.toString()));
    return command;
  }
}
