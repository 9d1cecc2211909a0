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

  /** What Spectral calls its own rule says less than the fixture's name. */
  private static final Map<String, String> NAMED_OTHERWISE =
      Map.of("ajv-compiles-every-schema", "oas3-schema");

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
  void smallContractKeepsEveryRuleOfSpectral() throws IOException {
    assertEquals(Set.of(), spectral(Fixtures.SMALL_CONTRACT));
  }

  @ParameterizedTest
  @MethodSource("spectralRules")
  void fixtureBreaksItsRuleOfSpectralOnly(String rule) throws IOException {
    Path fixture = Fixtures.patched("lint", fixture(rule));
    assertEquals(Set.of(rule), spectral(fixture));
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
    String compiled = lint(fixture("oas3-schema"));
    assertTrue(compiled.contains("The rule is oas3-schema, in spec/spectral.yaml."), compiled);
  }

  private static String lint(String fixture) {
    Program lint =
        Program.node(
            "publish/lint.mjs", "--contract", Fixtures.patched("lint", fixture).toString());
    assertEquals(1, lint.status(), lint.output());
    return lint.output();
  }

  static Set<String> spectralRules() {
    Set<String> rules = new TreeSet<>();
    Fixtures.read(Path.of("spectral.yaml")).get("rules").fieldNames().forEachRemaining(rules::add);
    return rules;
  }

  private static String fixture(String spectralRule) {
    return NAMED_OTHERWISE.entrySet().stream()
        .filter(it -> it.getValue().equals(spectralRule))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(spectralRule);
  }

  /** Those of Redocly's rules. */
  static Stream<String> fixtures() {
    Set<String> others = spectralRules();
    return Fixtures.names("lint").stream()
        .filter(name -> !others.contains(NAMED_OTHERWISE.getOrDefault(name, name)));
  }

  private static Set<String> spectral(Path file) throws IOException {
    String report =
        Program.report(
                List.of(
                    "node",
                    SPECTRAL,
                    "lint",
                    file.toString(),
                    "--ruleset",
                    "spectral.yaml",
                    "--fail-severity",
                    "warn",
                    "--format",
                    "json",
                    "--quiet"))
            .output();
    Set<String> broken = new TreeSet<>();
    new ObjectMapper().readTree(report).forEach(each -> broken.add(each.get("code").asText()));
    return broken;
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
