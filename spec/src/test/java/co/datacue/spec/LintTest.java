package co.datacue.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each house rule has a fixture that breaks this rule and no other. */
class LintTest {

  private static final String REDOCLY = "node_modules/@redocly/cli/bin/cli.js";
  private static final String SPECTRAL = "node_modules/@stoplight/spectral-cli/dist/index.js";
  private static final String SAMPLES_RULE = "operation-has-samples";
  private static final String AJV_RULE = "ajv-compiles-every-schema";

  private static final Map<String, Set<String>> BROKEN = new TreeMap<>();

  private static final Set<String> PUBLISHED_BREAKS = new TreeSet<>();

  @BeforeAll
  static void lintAllAtOnce() throws IOException {
    List<String> files = new ArrayList<>(List.of(Fixtures.SMALL_CONTRACT.toString()));
    fixtures().forEach(name -> files.add(Fixtures.patched("lint", name).toString()));
    redocly("redocly.yaml", files);
    Path published = Publication.file(Publication.WITH_SAMPLES, ".yaml");
    redocly("redocly-published.yaml", List.of(published.toString()));
    PUBLISHED_BREAKS.addAll(BROKEN.remove(published.getFileName().toString().replace(".yaml", "")));
    redocly("redocly-published.yaml", List.of(Fixtures.patched("lint", SAMPLES_RULE).toString()));
  }

  @Test
  void smallContractKeepsEveryRule() {
    assertFalse(BROKEN.containsKey("contract"), () -> BROKEN.get("contract").toString());
  }

  @Test
  void publishedContractLacksNothingButTheSamplesThatTheFixtureDoesNotHave() {
    assertEquals(Set.of("rule/" + SAMPLES_RULE), PUBLISHED_BREAKS);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void fixtureBreaksItsRuleOnly(String rule) {
    assertEquals(Set.of("rule/" + rule), BROKEN.get(rule));
  }

  @Test
  void everyHouseRuleHasAFixture() {
    Set<String> rules = new TreeSet<>();
    for (String file : List.of("redocly.yaml", "redocly-published.yaml")) {
      Fixtures.read(Path.of(file)).get("rules").fieldNames().forEachRemaining(rules::add);
    }
    rules.removeIf(name -> !name.startsWith("rule/"));
    Set<String> fixtures = new TreeSet<>();
    fixtures().forEach(name -> fixtures.add("rule/" + name));
    assertEquals(rules, fixtures);
  }

  @Test
  void commandNamesTheOperationTheRuleAndItsFile() {
    String told = lint("operation-id-says-what-it-does");
    assertTrue(
        told.contains("thing_create (POST /v1/things), operation-id-says-what-it-does.yaml:"),
        told);
    assertTrue(
        told.contains("The rule is rule/operation-id-says-what-it-does, in spec/redocly.yaml."),
        told);
    String compiled = lint(AJV_RULE);
    assertTrue(compiled.contains("The rule is oas3-schema, in spec/spectral.yaml."), compiled);
  }

  private static String lint(String fixture) {
    Program lint =
        Program.node(
            "publish/lint.mjs", "--contract", Fixtures.patched("lint", fixture).toString());
    assertEquals(1, lint.status(), lint.output());
    return lint.output();
  }

  @Test
  void spectralSeesWhatAjvCannotCompile() {
    assertEquals(0, spectral(Fixtures.SMALL_CONTRACT).status());
    Program bad = spectral(Fixtures.patched("lint", AJV_RULE));
    assertEquals(1, bad.status(), bad.output());
    assertTrue(bad.output().contains("oas3-schema"), bad.output());
  }

  static Stream<String> fixtures() {
    return Fixtures.names("lint").stream().filter(name -> !name.equals(AJV_RULE));
  }

  private static Program spectral(Path file) {
    return Program.node(
        SPECTRAL, "lint", file.toString(), "--ruleset", "spectral.yaml", "--fail-severity", "warn");
  }

  private static void redocly(String config, List<String> files) throws IOException {
    List<String> command = new ArrayList<>(List.of("node", REDOCLY, "lint"));
    command.addAll(files);
    command.addAll(List.of("--config", config, "--format", "json", "--max-problems", "1000"));
    // One report per file, one behind the other.
    try (MappingIterator<JsonNode> reports =
        new ObjectMapper().readerFor(JsonNode.class).readValues(Program.report(command).output())) {
      while (reports.hasNext()) {
        reports.next().get("problems").forEach(LintTest::note);
      }
    }
  }

  private static void note(JsonNode problem) {
    String file = problem.at("/location/0/source/ref").asText();
    String name = Path.of(file).getFileName().toString().replace(".yaml", "");
    BROKEN.computeIfAbsent(name, key -> new TreeSet<>()).add(problem.get("ruleId").asText());
  }
}
