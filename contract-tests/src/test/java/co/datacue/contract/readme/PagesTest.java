package co.datacue.contract.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the code, the links and the coordinates of the pages against what is there. */
class PagesTest {
  private static final Pattern COORDINATES =
      Pattern.compile("co\\.datacue:([\\w-]+)|<artifactId>(datacue-[\\w-]+)</artifactId>");
  private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");

  /** Every Java block stands, but for white space, in a source that is compiled and run. */
  @TestFactory
  Stream<DynamicTest> javaBlockIsCompiledByATest() {
    List<String> sources = sources();
    List<String> blocks =
        Page.all().stream().flatMap(page -> page.blocks("java").stream()).toList();
    assertTrue(blocks.size() >= 10, "the pages have " + blocks.size() + " Java blocks");
    return blocks.stream()
        .map(
            block ->
                dynamicTest(
                    block.lines().findFirst().orElseThrow(),
                    () ->
                        assertTrue(
                            sources.stream().anyMatch(source -> source.contains(tokens(block))),
                            () -> "No compiled source has this:\n" + block)));
  }

  @TestFactory
  Stream<DynamicTest> linkLeadsSomewhere() {
    return Page.all().stream()
        .flatMap(
            page ->
                page.links().stream()
                    .filter(link -> !link.startsWith("https:"))
                    .map(link -> dynamicTest(page + ": " + link, () -> follow(page, link))));
  }

  private static void follow(Page page, String link) {
    String[] parts = link.split("#", 2);
    Path target =
        parts[0].isEmpty() ? page.file() : page.file().resolveSibling(parts[0]).normalize();
    assertTrue(Files.exists(target), () -> "There is no " + target);
    if (parts.length == 2) {
      Set<String> anchors = Page.read(target).anchors();
      assertTrue(anchors.contains(parts[1]), () -> parts[1] + " is none of " + anchors);
    }
  }

  /** A reader finds every page by following links from the README. */
  @Test
  void everyPageIsLinkedToFromTheReadme() {
    Page readme = Page.read(Page.PROJECT.resolve("README.md"));
    Set<String> missing = new TreeSet<>();
    Page.all().forEach(page -> missing.add(page.toString()));
    missing.remove("README.md");
    readme.links().forEach(link -> missing.remove(link.replaceFirst("#.*", "")));
    missing.removeIf(page -> readme.links().contains(page.replace("/README.md", "")));
    assertEquals(Set.of(), missing);
  }

  @Test
  void coordinatesAreTheBillOfMaterialsAndOfThisVersion() throws IOException {
    String bom = Files.readString(Page.PROJECT.resolve("bom/pom.xml"));
    String version = version();
    int count = 0;
    for (Page page : Page.all()) {
      for (String block : page.blocks("xml", "kotlin")) {
        assertEquals(
            Set.of(version),
            found(VERSION, block.replace("4.0.0", "")),
            () -> page + ":\n" + block);
        for (String artifact : found(COORDINATES, block)) {
          String id = artifact.replaceAll("co\\.datacue:|</?artifactId>", "");
          assertTrue(bom.contains("<artifactId>" + id + "</artifactId>"), () -> page + ": " + id);
          count++;
        }
      }
    }
    assertTrue(count >= 4, "the pages name " + count + " artifacts");
  }

  static String version() throws IOException {
    String pom = Files.readString(Page.PROJECT.resolve("pom.xml"));
    return pom.replaceFirst("(?s).*?<version>([^<]+)</version>.*", "$1");
  }

  private static Set<String> found(Pattern pattern, String text) {
    Set<String> found = new TreeSet<>();
    pattern.matcher(text).results().forEach(match -> found.add(match.group()));
    return found;
  }

  static List<String> sources() {
    return Stream.of(
            "bulk-import/src/test",
            "contract-tests/src/test",
            "generated-client/src/test",
            "mock/src/test",
            "examples")
        .map(Page.PROJECT::resolve)
        .filter(Files::exists)
        .flatMap(PagesTest::walk)
        .filter(file -> file.toString().endsWith(".java"))
        .map(file -> tokens(read(file)))
        .toList();
  }

  private static Stream<Path> walk(Path folder) {
    try {
      return Files.walk(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String tokens(String java) {
    return java.replaceAll("\\s+", "");
  }
}
