package co.datacue.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference page, looked at by a real browser; screenshots go to target/screenshots. */
class PageTest {

  @Test
  void browserShowsThePublishedPage() throws IOException {
    String told = browse(Publication.PLAIN, "published", "");
    assertTrue(told.contains("its sample in every language"), told);
  }

  @Test
  void browserShowsSamplesInTabs() throws IOException {
    browse(Publication.WITH_SAMPLES, "with-samples", "sample in every language");
  }

  /** The contract has nothing of the kind that shows without a click; a copy has nothing else. */
  @Test
  void browserMarksWhatIsDeprecated(@TempDir Path folder) throws IOException {
    YAMLMapper yaml = new YAMLMapper();
    JsonNode contract = yaml.readTree(Path.of("openapi.yaml").toFile());
    contract.at("/paths").findParents("operationId").forEach(PageTest::deprecate);
    contract.at("/components/parameters").forEach(PageTest::deprecate);
    contract
        .at("/components/schemas")
        .findValues("properties")
        .forEach(properties -> properties.forEach(PageTest::deprecate));
    Path file = folder.resolve("openapi.yaml");
    yaml.writeValue(file.toFile(), contract);
    Path published = folder.resolve("publish");
    Program.node(
            "publish/publish.mjs", "--contract", file.toString(), "--out", published.toString())
        .succeeded();
    browse(published, "deprecated", "what is deprecated is marked");
  }

  private static void deprecate(JsonNode described) {
    if (!described.has("$ref")) {
      ((ObjectNode) described).put("deprecated", true);
    }
  }

  @Test
  void pageNamesNoAddressToLoadFrom() throws IOException {
    String page = Files.readString(page(Publication.PLAIN));
    String policy =
        Pattern.compile("Content-Security-Policy\" content=\"([^\"]+)\"")
            .matcher(page)
            .results()
            .map(result -> result.group(1))
            .findFirst()
            .orElseThrow();
    assertTrue(policy.startsWith("default-src 'none'; script-src 'sha256-"), policy);
    assertFalse(policy.contains("http"), policy);
    assertFalse(
        Pattern.compile("<script[^>]+src=|<link[^>]+href=\"(?!data:)").matcher(page).find());
    assertEquals(2, Pattern.compile("</script").matcher(page).results().count());
  }

  /** Runs the checks that have this in their name. */
  private static String browse(Path folder, String screenshots, String only) throws IOException {
    Optional<Path> chromium = Program.find("chromium", "chromium-browser", "google-chrome");
    assumeTrue(
        chromium.isPresent(),
        "No Chromium, so nobody has looked at the page: apt-get install chromium, then run again");
    Program look =
        Program.node(
            "publish/browse.mjs",
            "--folder",
            folder.toString(),
            "--screenshots",
            "target/screenshots/" + screenshots,
            "--only",
            only,
            "--chromium",
            chromium.get().toString());
    assertEquals(0, look.status(), look.output());
    assertFalse(look.output().contains("FAILED"), look.output());
    assertTrue(look.output().contains("ok     ") && look.output().contains(only), look.output());
    return look.output();
  }

  private static Path page(Path folder) throws IOException {
    return Publication.file(folder, ".html");
  }
}
