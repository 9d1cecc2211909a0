package co.datacue.partners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import co.datacue.mock.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every client that partners may generate, tried with everything that one of them once lost. */
class MatrixTest {
  private static final boolean CI = Boolean.parseBoolean(System.getenv("CI"));
  private static final ExecutorService EXECUTOR = Executors.newFixedThreadPool(2);
  private static final Map<Client, Future<Trial>> TRIALS = new LinkedHashMap<>();

  @BeforeAll
  static void start() throws Exception {
    Cases cases = new Cases(Contract.builtIn(), Published.FOLDER.resolve("schemas"));
    for (Client client : Client.all()) {
      if (client.probe() == null || Program.works(client.probe())) {
        TRIALS.put(client, EXECUTOR.submit(() -> new Trial(client, cases).run()));
      }
    }
  }

  @AfterAll
  static void stop() {
    EXECUTOR.shutdownNow();
  }

  @TestFactory
  Stream<DynamicContainer> everyClient() throws IOException {
    return Client.all().stream()
        .map(
            client ->
                dynamicContainer(
                    client.title(),
                    Stream.concat(
                        Stream.of(dynamicTest("is generated, built and run", () -> trial(client))),
                        Arrays.stream(Check.values()).map(check -> check(client, check)))));
  }

  private static DynamicTest check(Client client, Check check) {
    return dynamicTest(
        check.title(),
        () -> {
          List<String> problems = trial(client).problems(check);
          if (client.waivers(check).isEmpty()) {
            assertTrue(
                problems.isEmpty(),
                () -> client.title() + ", " + check.title() + ":\n" + String.join("\n", problems));
          } else {
            assertFalse(
                problems.isEmpty(),
                () ->
                    "%s is right by now: take the waiver of %s out of %s/client.yaml"
                        .formatted(check.title(), check, client.folder()));
          }
        });
  }

  private static Trial trial(Client client) throws Exception {
    Future<Trial> trial = TRIALS.get(client);
    String missing = client.title() + " is not tried: apt-get install " + client.packages();
    assertTrue(trial != null || !CI, missing);
    assumeTrue(trial != null, missing);
    try {
      return trial.get();
    } catch (ExecutionException e) {
      throw new AssertionError(client.title() + ": " + e.getCause().getMessage(), e.getCause());
    }
  }

  /**
   * What has no compiler among Debian's packages, or none that is new enough, is generated only.
   */
  @TestFactory
  Stream<DynamicTest> othersAreGenerated() {
    return GeneratorsPage.NOT_COMPILED.stream()
        .map(
            generator ->
                dynamicTest(
                    generator,
                    () ->
                        Generation.generate(
                            generator,
                            Map.of(),
                            Map.of(),
                            Published.lean(),
                            Path.of("target/not-compiled", generator).toAbsolutePath())));
  }

  /** The page is of what was tried: with {@code -Dgenerators.refresh} it is written anew. */
  @Test
  void pageTellsOfWhatWasTried() throws Exception {
    String page = GeneratorsPage.text(Client.all());
    if (System.getProperty("generators.refresh") != null) {
      Files.writeString(GeneratorsPage.FILE, page);
    }
    assertEquals(
        page,
        Files.readString(GeneratorsPage.FILE),
        "write it anew: mvn -Ppartners verify -Dgenerators.refresh");
  }
}
