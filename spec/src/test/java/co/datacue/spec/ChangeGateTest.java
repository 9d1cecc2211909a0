package co.datacue.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the gate says to pairs of contracts, each word of it; the small contract, with what a
 * fixture has under {@code before}, is the released one of each pair.
 */
class ChangeGateTest {

  private static JsonNode judged;

  /** With {@code -Dchanges=full} Redocly is asked about every pair; it has nothing to add. */
  @BeforeAll
  static void judgeAllPairs() throws IOException {
    for (String name : fixtures()) {
      Fixtures.before("changes", name);
      Fixtures.patched("changes", name);
    }
    Program pairs =
        Program.report(
            List.of(
                "node",
                "src/test/node/gate-pairs.mjs",
                "target/fixtures/changes-before",
                "target/fixtures/changes",
                System.getProperty("changes", "")));
    assertEquals(0, pairs.status(), pairs.output());
    judged = new ObjectMapper().readTree(pairs.output());
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void pairHasItsVerdict(String name) {
    JsonNode fixture = Fixtures.read(Fixtures.FOLDER.resolve("changes").resolve(name + ".yaml"));
    String[] text = judged.get(name).get("text").asText().split("\n\n", 2);
    assertEquals(
        fixture.get("expect").asText(),
        judged.get(name).get("accepted").asBoolean() ? "accepted" : "refused");
    assertEquals(fixture.path("text").asText(), text.length > 1 ? text[1] + "\n" : "");
    if (fixture.has("reason")) {
      assertEquals(fixture.get("reason").asText(), text[0]);
    }
  }

  @Test
  void gateFailsWithTheListWhereTheVersionDoesNotFit() {
    Program gate = gate(Fixtures.SMALL_CONTRACT, Fixtures.patched("changes", "narrowed-enum"));
    assertEquals(1, gate.status(), gate.output());
    assertEquals(
        judged.get("narrowed-enum").get("text").asText()
            + "\n\nHow to go on is told in spec/README.md under \"Changing the contract\".",
        gate.output().strip());
    gate = gate(Fixtures.SMALL_CONTRACT, Fixtures.patched("changes", "widened-enum"));
    assertEquals(0, gate.status(), gate.output());
    assertEquals(judged.get("widened-enum").get("text").asText(), gate.output().strip());
  }

  @Test
  void whatOnlyRedoclyFindsBreakingBreaks() throws IOException {
    Program added =
        Program.report(
            List.of(
                "node",
                "src/test/node/second-opinion.mjs",
                Fixtures.SMALL_CONTRACT.toString(),
                Fixtures.patched("changes", "narrowed-enum").toString()));
    JsonNode changes = new ObjectMapper().readTree(added.output());
    assertEquals(1, changes.size(), added.output());
    assertTrue(changes.at("/0/breaking").asBoolean());
    assertTrue(
        changes.at("/0/text").asText().startsWith("Enum of `color` lost values: 'blue'."),
        added.output());
  }

  /** Whatever is removed or changed, partners are told something. */
  @Test
  void noEditOfAContractGoesUntold() throws IOException {
    Program edits =
        Program.report(
            List.of(
                "node",
                "src/test/node/every-edit.mjs",
                Fixtures.patched("changes", "all-at-once").toString()));
    JsonNode told = new ObjectMapper().readTree(edits.output());
    assertTrue(told.get("told").asInt() > 400, edits.output());
    assertEquals("[\"openapi changed\",\"info version changed\"]", told.get("silent").toString());
  }

  @Test
  void thereAreEnoughPairs() {
    assertTrue(fixtures().size() >= 100, "pairs of contracts: " + fixtures().size());
  }

  @Test
  void releaseCopiesTheContractAndWritesTheChangelog(@TempDir Path folder) throws IOException {
    Files.createDirectory(folder.resolve("released"));
    Files.copy(Fixtures.SMALL_CONTRACT, folder.resolve("released/v1.yaml"));
    Files.copy(Fixtures.patched("changes", "added-optional-field"), folder.resolve("openapi.yaml"));
    Files.writeString(
        folder.resolve("CHANGELOG.md"), "# Changes\n\n## 1.0.0 (2026-01-01)\n\nOld.\n");
    Drafts.takeOver(folder);

    Program.node("publish/release.mjs", "--folder", folder.toString()).succeeded();

    assertEquals(
        Files.readString(folder.resolve("openapi.yaml")),
        Files.readString(folder.resolve("released/v1.yaml")));
    String changelog = Files.readString(folder.resolve("CHANGELOG.md"));
    assertTrue(
        changelog.matches(
            "(?s)# Changes\n\n## 1\\.1\\.0 \\(\\d{4}-\\d\\d-\\d\\d\\)\n\n\\*\\*Added\\*\\*\n\n"
                + "- New field `weight` of `Thing`.*\n\n## 1\\.0\\.0 .*Old\\.\n"),
        changelog);
  }

  @Test
  void releaseRefusesWhatTheGateRefuses(@TempDir Path folder) throws IOException {
    Files.createDirectory(folder.resolve("released"));
    Files.copy(Fixtures.SMALL_CONTRACT, folder.resolve("released/v1.yaml"));
    Files.copy(
        Fixtures.patched("changes", "fewer-items-in-a-batch"), folder.resolve("openapi.yaml"));
    Drafts.takeOver(folder);
    assertRefused(folder, "major");
  }

  @Test
  void releaseRefusesWhatLintRefusesAndMissingSamples(@TempDir Path folder) throws IOException {
    Files.createDirectory(folder.resolve("released"));
    Files.copy(Fixtures.SMALL_CONTRACT, folder.resolve("released/v1.yaml"));
    Files.copy(Fixtures.patched("changes", "added-optional-field"), folder.resolve("openapi.yaml"));
    assertRefused(folder, "has no sample in every language");
    Files.copy(
        Fixtures.patched("lint", "property-is-described"),
        folder.resolve("openapi.yaml"),
        StandardCopyOption.REPLACE_EXISTING);
    assertRefused(folder, "rule/property-is-described");
  }

  private static void assertRefused(Path folder, String why) throws IOException {
    Program release = Program.node("publish/release.mjs", "--folder", folder.toString());
    assertEquals(1, release.status(), release.output());
    assertTrue(release.output().contains(why), release.output());
    assertEquals(
        Files.readString(Fixtures.SMALL_CONTRACT),
        Files.readString(folder.resolve("released/v1.yaml")));
  }

  /** Two majors at once: 2.0.0 is out, and 1.x is mended. */
  @Test
  void eachMajorIsHeldAgainstItsOwnRelease(@TempDir Path folder) throws IOException {
    Path released = Files.createDirectory(folder.resolve("released"));
    Path first = released.resolve("v1.yaml");
    Path second = released.resolve("v2.yaml");
    Files.copy(Fixtures.SMALL_CONTRACT, first);
    String breaking = Files.readString(Fixtures.patched("changes", "fewer-items-in-a-batch"));
    String major = breaking.replace("1.1.0", "2.0.0");
    release(folder, major);
    assertEquals(major, Files.readString(second));
    assertEquals(Files.readString(Fixtures.SMALL_CONTRACT), Files.readString(first));

    String mended = Files.readString(Fixtures.patched("changes", "added-optional-field"));
    release(folder, mended);
    assertEquals(mended, Files.readString(first));
    assertEquals(major, Files.readString(second));
    assertEquals(
        List.of("2.0.0", "1.1.0", "1.0.0"),
        Files.readString(folder.resolve("CHANGELOG.md"))
            .lines()
            .filter(line -> line.startsWith("## "))
            .map(line -> line.split(" ")[1])
            .toList());

    Program gate =
        gate(
            released,
            Files.writeString(folder.resolve("next.yaml"), major.replace("2.0.0", "2.0.1")));
    assertTrue(
        gate.output().contains("Nothing differs from the released contract 2.0.0."), gate.output());
    gate =
        gate(
            released,
            Files.writeString(folder.resolve("old.yaml"), major.replace("2.0.0", "1.2.0")));
    assertEquals(1, gate.status(), gate.output());
    assertTrue(gate.output().contains("A change breaks callers of 1.1.0"), gate.output());
  }

  private static void release(Path folder, String contract) throws IOException {
    Files.writeString(folder.resolve("openapi.yaml"), contract);
    Path changelog = folder.resolve("CHANGELOG.md");
    if (Files.notExists(changelog)) {
      Files.writeString(changelog, "# Changes\n\n## 1.0.0 (2026-01-01)\n\nFirst release.\n");
      Drafts.takeOver(folder);
    }
    Program.node("publish/release.mjs", "--folder", folder.toString()).succeeded();
  }

  @Test
  void firstReleaseNeedsNoOtherToBeComparedWith(@TempDir Path folder) {
    Program gate = gate(folder, Fixtures.SMALL_CONTRACT);
    assertEquals(0, gate.status(), gate.output());
    assertEquals("Nothing has been released before 1.0.0.", gate.output().strip());
  }

  @Test
  void majorThatIsOlderThanEveryReleaseIsRefused(@TempDir Path folder) throws IOException {
    Files.copy(Fixtures.SMALL_CONTRACT, folder.resolve("v2.yaml"));
    Program gate = gate(folder, Fixtures.SMALL_CONTRACT);
    assertEquals(1, gate.status(), gate.output());
    assertTrue(gate.output().startsWith("info.version 1.0.0 is lower than every"), gate.output());
  }

  @Test
  void optionThatIsNoneIsRefused() {
    Program gate = Program.node("publish/gate.mjs", "--curent", "openapi.yaml");

    assertEquals(1, gate.status(), gate.output());
    assertEquals(
        "Unknown option '--curent'. Known options: --released, --current", gate.output().strip());
  }

  static List<String> fixtures() {
    return Fixtures.names("changes");
  }

  private static Program gate(Path released, Path current) {
    return Program.node(
        "publish/gate.mjs", "--released", released.toString(), "--current", current.toString());
  }
}
