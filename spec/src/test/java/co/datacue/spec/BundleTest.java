package co.datacue.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README that leads through what partner teams get. */
class BundleTest {
  private static final Path README = Publication.PLAIN.resolve("README.md");

  @Test
  void everyFileIsToldOfAndIsThere() throws IOException {
    String text = Files.readString(README);
    TreeSet<String> told = new TreeSet<>();
    for (MatchResult row :
        Pattern.compile("(?m)^\\| `([^`]+)` \\|").matcher(text).results().toList()) {
      told.add(row.group(1));
    }
    TreeSet<String> there = new TreeSet<>();
    try (Stream<Path> files = Files.list(Publication.PLAIN)) {
      files
          .map(file -> file.getFileName() + (Files.isDirectory(file) ? "/" : ""))
          .filter(name -> !List.of("README.md", "SHA256SUMS").contains(name))
          .filter(name -> !name.endsWith(".zip"))
          .forEach(there::add);
    }
    told.removeIf(
        name ->
            name.contains(".")
                && name.matches("[A-Z]\\w+\\.\\w+")
                && !there.contains(name)); // a deprecated field
    assertEquals(there, told);
  }

  @Test
  void generatorsAreGivenAFileThatIsThere() throws IOException {
    String text = Files.readString(Publication.PLAIN.resolve("GENERATORS.md"));
    List<String> contracts =
        Pattern.compile("datacue-openapi-\\S+")
            .matcher(text)
            .results()
            .map(MatchResult::group)
            .toList();
    assertTrue(contracts.size() >= 9, contracts::toString);
    for (String contract : contracts) {
      assertTrue(Files.exists(Publication.PLAIN.resolve(contract)), contract);
    }
  }

  @Test
  void startsWithEveryLanguageThatSignsAndTheServer() throws IOException {
    String text = Files.readString(README);
    JsonNode contract = Fixtures.read(Publication.contract(Publication.PLAIN, "yaml"));
    assertTrue(text.contains(contract.at("/servers/0/url").asText()));
    assertTrue(text.contains(contract.at("/info/contact/name").asText()));
    List<String> labels =
        contract.findValues("x-codeSamples").stream()
            .flatMap(samples -> samples.findValuesAsText("label").stream())
            .filter(label -> !label.equals("Browser"))
            .distinct()
            .toList();
    assertFalse(labels.isEmpty());
    for (String label : labels) {
      assertTrue(text.contains("\n### " + label + "\n\n```"), label);
    }
    assertFalse(text.contains("{{"), "nothing is left to fill in");
  }

  @Test
  void whatIsDeprecatedStandsUnderWhatWillGo() throws IOException {
    String going = Files.readString(README).split("## What will go")[1];
    List<String> deprecated =
        Fixtures.read(Contract.FILE).findParents("deprecated").stream()
            .map(each -> each.get("description").asText())
            .toList();
    for (String description : deprecated) {
      assertTrue(going.contains(description), description);
    }
    assertEquals(deprecated.size(), going.lines().filter(line -> line.startsWith("| `")).count());
  }

  @Test
  void whereNothingIsDeprecatedItSaysSo(@TempDir Path folder) throws IOException {
    ObjectNode contract = (ObjectNode) Fixtures.read(Contract.FILE);
    contract.findParents("deprecated").forEach(each -> ((ObjectNode) each).remove("deprecated"));
    Path file = folder.resolve("openapi.yaml");
    new ObjectMapper().writeValue(file.toFile(), contract);
    Path out = folder.resolve("publish");
    Program.run(
            Path.of(""),
            Map.of(),
            List.of(
                "node",
                "publish/publish.mjs",
                "--contract",
                file.toString(),
                "--out",
                out.toString()))
        .succeeded();
    String text = Files.readString(out.resolve("README.md"));
    assertTrue(text.endsWith("## What will go\n\nNothing is deprecated now.\n"), text);
  }

  @Test
  void licenceIsTheProjects() throws IOException {
    assertEquals(
        Files.readString(Path.of("../LICENSE")),
        Files.readString(Publication.PLAIN.resolve("LICENSE")));
    try (Stream<Path> vectors = Files.list(Publication.PLAIN.resolve("vectors"))) {
      assertTrue(vectors.map(Path::toString).collect(Collectors.joining()).contains("verify.py"));
    }
  }
}
