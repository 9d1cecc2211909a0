package co.datacue.contract.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import co.datacue.bulk.command.ImportCommand;
import co.datacue.conformance.ConformanceCommand;
import co.datacue.mock.MockCommand;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;

/**
 * Holds the commands of the pages against the build, and those of the pipelines against the pages.
 */
class CommandsTest {
  /** What Maven's plugins read by themselves. */
  private static final Set<String> PROPERTIES_OF_PLUGINS =
      Set.of("skipTests", "test", "surefire.failIfNoSpecifiedTests", "newVersion");

  private static final Map<String, Object> PROGRAMS =
      Map.of(
          "bulk-import",
          new ImportCommand(),
          "conformance",
          new ConformanceCommand(),
          "mock",
          new MockCommand());

  @TestFactory
  Stream<DynamicTest> commandNamesWhatIsThere() throws IOException {
    String poms = poms();
    return Page.all().stream()
        .flatMap(
            page ->
                page.commands().stream()
                    .map(
                        command -> dynamicTest(page + ": " + command, () -> check(command, poms))));
  }

  private static void check(String command, String poms) throws IOException {
    String[] words = command.split("\\s+");
    switch (words[0]) {
      case "mvn" -> checkMaven(List.of(words), poms);
      case "node" -> assertTrue(Files.isRegularFile(Page.PROJECT.resolve(words[1])), words[1]);
      case "java" -> checkJar(List.of(words));
      case "spark-submit" -> checkSparkJob(List.of(words));
      case ".ci/install" ->
          assertTrue(Files.isExecutable(Page.PROJECT.resolve(words[0])), words[0]);
      default -> throw new AssertionError("Teach this test what to look for in: " + command);
    }
  }

  private static void checkMaven(List<String> words, String poms) {
    for (String word : words) {
      if (word.startsWith("-P")) {
        String profile = "<id>" + word.substring(2) + "</id>";
        assertTrue(poms.contains(profile), () -> "No POM has " + profile);
      } else if (word.startsWith("-D")) {
        String name = word.substring(2).replaceFirst("=.*", "");
        assertTrue(
            PROPERTIES_OF_PLUGINS.contains(name) || poms.contains(name) || readByATest(name),
            () -> "Nothing reads -D" + name);
      } else if (words.indexOf(word) > 0 && words.get(words.indexOf(word) - 1).equals("-pl")) {
        for (String module : word.split(",")) {
          Path pom = Page.PROJECT.resolve(module).resolve("pom.xml");
          assertTrue(Files.exists(pom), () -> "There is no " + pom);
        }
      }
    }
  }

  private static boolean readByATest(String property) {
    return PagesTest.sources().stream().anyMatch(source -> source.contains('"' + property + '"'));
  }

  private static void checkJar(List<String> words) throws IOException {
    assertEquals("-jar", words.get(1));
    String module = words.get(2).replaceFirst("/.*", "");
    String jar = "%s/target/datacue-%1$s-%s-all.jar";
    assertEquals(jar.formatted(module, PagesTest.version()), words.get(2));
    CommandLine.Model.CommandSpec program = new CommandLine(PROGRAMS.get(module)).getCommandSpec();
    words.stream()
        .takeWhile(word -> !word.equals("--")) // what comes then is another program
        .filter(word -> word.startsWith("--"))
        .forEach(option -> assertNotNull(program.findOption(option), option));
  }

  /** By its source: a test of the contract has no Spark. */
  private static void checkSparkJob(List<String> words) throws IOException {
    String job = words.get(words.indexOf("--class") + 1);
    Path folder = Page.PROJECT.resolve("examples/spark/src/main/java");
    String source = Files.readString(folder.resolve(job.replace('.', '/') + ".java"));
    String jar = "examples/spark/target/datacue-example-spark-%s-all.jar";
    int at = words.indexOf(jar.formatted(PagesTest.version()));
    assertTrue(at > 0, words::toString);
    words.stream()
        .skip(at)
        .filter(word -> word.startsWith("--"))
        .forEach(option -> assertTrue(source.contains('"' + option + '"'), option));
  }

  /** A pipeline that does what no page tells cannot be repeated by hand. */
  @Test
  void pipelinesRunTheSameCommandsAllOfThemToldByReadmeAndContributing() throws IOException {
    Set<String> told = new TreeSet<>();
    for (String page : List.of("README.md", "CONTRIBUTING.md")) {
      told.addAll(Page.read(Page.PROJECT.resolve(page)).commands());
    }
    Set<String> github = commands(".github/workflows/ci.yml", "run");
    Set<String> gitlab = commands(".gitlab-ci.yml", "script");
    assertEquals(github, gitlab);
    assertTrue(github.size() >= 5, github::toString);
    github.removeAll(told);
    assertEquals(Set.of(), github, "Told neither by README.md nor by CONTRIBUTING.md");
  }

  private static Set<String> commands(String pipeline, String key) throws IOException {
    Set<String> commands = new TreeSet<>();
    JsonNode yaml = new YAMLMapper().readTree(Page.PROJECT.resolve(pipeline).toFile());
    for (JsonNode script : yaml.findValues(key)) {
      List<JsonNode> lines = script.isArray() ? script.valueStream().toList() : List.of(script);
      lines.forEach(line -> line.asText().strip().lines().forEach(commands::add));
    }
    return commands;
  }

  private static String poms() throws IOException {
    try (Stream<Path> files = Files.walk(Page.PROJECT, 3)) {
      return files
          .filter(file -> file.endsWith("pom.xml"))
          .map(PagesTest::read)
          .collect(Collectors.joining());
    }
  }
}
