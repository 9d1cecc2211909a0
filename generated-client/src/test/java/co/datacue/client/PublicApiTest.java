package co.datacue.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds the public classes and members against {@code api.txt}, so that whoever reviews a change of
 * the contract sees what it does to Java users. {@code mvn -pl generated-client -am test
 * -Dapi.refresh} writes the file anew.
 */
class PublicApiTest {
  private static final Path CLASSES = Path.of("target", "classes");
  private static final Path DUMP = Path.of("api.txt");

  @Test
  void publicApiIsTheOneThatWasReviewed() throws IOException {
    String actual = dump();
    if (System.getProperty("api.refresh") != null) {
      Files.writeString(DUMP, actual);
    }
    String reviewed = Files.exists(DUMP) ? Files.readString(DUMP) : "";
    if (!reviewed.equals(actual)) {
      fail(
          "The public API changed. If that is meant, run: mvn -pl generated-client -am test"
              + " -Dapi.refresh, and commit generated-client/api.txt\n"
              + difference(reviewed, actual));
    }
  }

  private static String difference(String reviewed, String actual) {
    List<String> before = reviewed.lines().toList();
    List<String> after = actual.lines().toList();
    Stream<String> gone = before.stream().filter(line -> !after.contains(line)).map("- "::concat);
    Stream<String> added = after.stream().filter(line -> !before.contains(line)).map("+ "::concat);
    return Stream.concat(gone, added).collect(Collectors.joining("\n"));
  }

  private static Set<String> exportedPackages() throws IOException {
    try (InputStream module = Files.newInputStream(CLASSES.resolve("module-info.class"))) {
      return ModuleDescriptor.read(module).exports().stream()
          .map(ModuleDescriptor.Exports::source)
          .collect(Collectors.toSet());
    }
  }

  private static String packageName(Path file) {
    Path folder = CLASSES.relativize(file).getParent();
    return folder == null ? "" : folder.toString().replace(File.separatorChar, '.');
  }

  /** Every line names its class, so that a difference is understood by itself. */
  private static String dump() throws IOException {
    Set<String> exported = exportedPackages();
    List<String> files;
    try (Stream<Path> found = Files.walk(CLASSES)) {
      files =
          found
              .filter(file -> file.toString().endsWith(".class"))
              .filter(file -> !file.endsWith("package-info.class"))
              .filter(file -> exported.contains(packageName(file)))
              .map(Path::toString)
              .sorted()
              .toList();
    }
    StringWriter out = new StringWriter();
    ToolProvider javap = ToolProvider.findFirst("javap").orElseThrow();
    String[] arguments =
        Stream.concat(Stream.of("-protected"), files.stream()).toArray(String[]::new);
    assertEquals(0, javap.run(new PrintWriter(out), new PrintWriter(System.err), arguments));
    StringBuilder dump = new StringBuilder();
    String owner = null;
    for (String line : out.toString().lines().toList()) {
      if (line.endsWith("{")) {
        boolean isPublic = line.startsWith("public ");
        owner =
            isPublic
                ? line.replaceAll(" (extends|implements|\\{).*", "").replaceAll(".* ", "")
                : null;
        if (isPublic) {
          dump.append(line.replace(" {", "")).append('\n');
        }
      } else if (owner != null && line.startsWith("  ")) {
        dump.append("  ")
            .append(owner)
            .append(": ")
            .append(line.strip().replace(";", ""))
            .append('\n');
      }
    }
    return dump.toString();
  }
}
