package co.datacue.contract.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.conformance.request.ContractYaml;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Changes the contract in small ways and runs the project's own tests against each, with the client
 * as generated from the contract as it is. Prints which tests notice: {@code mvn -Pdrift test}.
 * With {@code -Ddrift.everyTest=true} it also runs those that take longer where others noticed
 * already.
 */
@Tag("drift")
class DriftTest {
  private static final int SIDE_BY_SIDE = 2;
  private static final int MINUTES = 2;

  /** These read the contract. */
  private static final Map<String, String> READING = new LinkedHashMap<>();

  /** These send, and so see what a caller would see; they take longer. */
  private static final Map<String, String> SENDING = new LinkedHashMap<>();

  static {
    READING.put("fields", "co.datacue.contract.reference.DocumentedFieldsTest");
    READING.put("examples", "co.datacue.contract.reference.ContractExamplesTest");
    READING.put("spec", "co.datacue.spec.ContractTest");
    SENDING.put("operations", "co.datacue.contract.operation.EveryOperationContractTest");
    SENDING.put("payloads", "co.datacue.contract.reference.ReferencePayloadContractTest");
    SENDING.put("refusals", "co.datacue.contract.refusal.RefusalContractTest");
  }

  private final boolean everyTest = Boolean.getBoolean("drift.everyTest");

  @TempDir private Path folder;

  @Test
  void everyChangeOfTheContractIsNoticed() throws Exception {
    Map<String, Integer> unchanged = failures("unchanged", ContractYaml.root());
    unchanged.forEach((test, failed) -> assertEquals(0, failed, test + " without any change"));
    assertEquals(READING.size() + SENDING.size(), unchanged.size());

    ExecutorService runs = Executors.newFixedThreadPool(SIDE_BY_SIDE);
    Map<String, Future<Map<String, Integer>>> all = new LinkedHashMap<>();
    for (Mutation mutation : Mutations.all()) {
      JsonNode changed = mutation.of(ContractYaml.root());
      String name = "change-" + all.size();
      all.put(mutation.name(), runs.submit(() -> failures(name, changed)));
    }
    assertEquals(Mutations.all().size(), all.size(), "no two changes have one name");
    assertTrue(all.size() >= 30);

    List<String> survivors = new ArrayList<>();
    for (Map.Entry<String, Future<Map<String, Integer>>> run : all.entrySet()) {
      Map<String, Integer> failed = run.getValue().get();
      if (failed.values().stream().allMatch(count -> count == 0)) {
        survivors.add(run.getKey());
      }
      print(run.getKey(), failed);
    }
    runs.shutdown();
    System.out.println(all.size() + " changes, " + survivors.size() + " unnoticed");
    assertEquals(List.of(), survivors);
  }

  private static void print(String mutation, Map<String, Integer> failed) {
    StringBuilder line = new StringBuilder("%-60s".formatted(mutation));
    failed.forEach(
        (test, count) -> line.append("%-16s".formatted(count == 0 ? "" : test + " " + count)));
    System.out.println(line.toString().stripTrailing());
  }

  /** How many tests of each class fail with this contract; the slow ones only if they have to. */
  private Map<String, Integer> failures(String name, JsonNode contract) throws Exception {
    Map<String, Integer> failures = failures(name + "-read", contract, READING);
    if (everyTest || failures.values().stream().allMatch(count -> count == 0)) {
      failures.putAll(failures(name + "-sent", contract, SENDING));
    }
    return failures;
  }

  private Map<String, Integer> failures(String name, JsonNode contract, Map<String, String> tests)
      throws Exception {
    Path run = folder.resolve(name);
    Path resource = run.resolve("co/datacue/openapi.yaml");
    Files.createDirectories(resource.getParent());
    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(resource.toFile(), contract);
    Files.copy(resource, run.resolve("openapi.yaml")); // where the tests of spec/ look
    Path output = run.resolve("output.txt");
    Process process =
        new ProcessBuilder(command(run, tests))
            .directory(run.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError(name + " still ran after " + MINUTES + " minutes");
    }
    return read(output, tests);
  }

  private static List<String> command(Path run, Map<String, String> tests) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path specTests = Path.of("..", "spec", "target", "test-classes").toAbsolutePath();
    assertTrue(Files.isDirectory(specTests), "Build with -pl spec too: there is no " + specTests);
    String classPath =
        String.join(
            File.pathSeparator,
            run.toString(),
            System.getProperty("java.class.path"),
            specTests.toString());
    List<String> command =
        new ArrayList<>(List.of(java.toString(), "-XX:TieredStopAtLevel=1", "-cp", classPath));
    command.add(DriftRun.class.getName());
    command.addAll(tests.values());
    return command;
  }

  /** A class of which no test ran at all failed, too. */
  private static Map<String, Integer> read(Path output, Map<String, String> tests)
      throws IOException {
    List<String> lines = Files.readAllLines(output);
    Map<String, Integer> failures = new LinkedHashMap<>();
    for (Map.Entry<String, String> test : tests.entrySet()) {
      String line =
          lines.stream()
              .filter(each -> each.startsWith(test.getValue() + " "))
              .reduce((first, last) -> last)
              .orElseThrow(() -> new AssertionError(String.join("\n", lines)));
      String[] counts = line.split(" ");
      int failed = Integer.parseInt(counts[1]);
      failures.put(test.getKey(), failed == 0 && counts[2].equals("0") ? 1 : failed);
    }
    return failures;
  }
}
