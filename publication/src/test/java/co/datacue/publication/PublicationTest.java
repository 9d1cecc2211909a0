package co.datacue.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What partners get, as the build has put it together. */
class PublicationTest {
  private static final Path PUBLISHED = Path.of("target/publish");
  private static final String VERSION = System.getProperty("project.version");

  private static Path jar(String program) {
    return PUBLISHED.resolve(program + "-" + VERSION + "-all.jar");
  }

  @Test
  void sumsAreThoseOfAllFilesAndTheProgramsAmongThem() throws Exception {
    Map<String, String> told = new TreeMap<>();
    for (String line : Files.readAllLines(PUBLISHED.resolve("SHA256SUMS"))) {
      told.put(line.substring(66), line.substring(0, 64));
    }
    Map<String, String> counted = new TreeMap<>();
    try (Stream<Path> files = Files.walk(PUBLISHED)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        String name = PUBLISHED.relativize(file).toString().replace('\\', '/');
        counted.put(name, HexFormat.of().formatHex(sum));
      }
    }
    counted.remove("SHA256SUMS");
    assertEquals(counted, told);
    assertTrue(told.containsKey(jar("datacue-mock").getFileName().toString()), told::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "datacue-mock, datacue-mock",
    "datacue-conformance, datacue-conformance",
    "datacue-bulk-import, datacue-import"
  })
  void programRunsWhereItLies(String file, String program) throws Exception {
    assertEquals(program + " " + VERSION, run(file, "--version").strip());
    String help = run(file, "--help");
    assertTrue(help.startsWith("Usage: " + program), help);
    assertTrue(help.contains("Example"), help);
  }

  /** With what other tests find on their class path beside it, and here has to be in the jar. */
  @Test
  void importRehearsesWithNothingBesideIt(@TempDir Path folder) throws Exception {
    String shop =
        Files.writeString(
                folder.resolve("shop.csv"),
                """
                sku,variant_id,name,categories
                1,a,Jeans,men|denim
                2,a,Hat,
                """)
            .toString();
    String printed =
        run(
            "datacue-bulk-import",
            "products",
            shop,
            "--map",
            "sku=product_id",
            "--sandbox",
            "--out",
            folder.resolve("out").toString());
    assertTrue(printed.contains("Sandbox: http://127.0.0.1:"), printed);
    assertTrue(printed.matches("(?s).*accepted +2\\R.*"), printed);
  }

  private static String run(String file, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                jar(file).getFileName().toString()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(PUBLISHED.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output;
  }

  /** Whatever the clock of the build says, or two builds would give different bytes. */
  @ParameterizedTest
  @ValueSource(strings = {"datacue-mock", "datacue-conformance", "datacue-bulk-import"})
  void whatIsOursHasTheTimeOfTheProject(String program) throws IOException {
    LocalDateTime time = LocalDateTime.of(2026, 1, 1, 0, 0);
    try (ZipFile zip = new ZipFile(jar(program).toFile())) {
      List<? extends ZipEntry> ours =
          zip.stream().filter(entry -> entry.getName().startsWith("co/datacue/")).toList();
      assertTrue(ours.size() > 50, () -> ours.size() + "");
      ours.forEach(entry -> assertEquals(time, entry.getTimeLocal(), entry::getName));
      assertEquals(time, zip.getEntry("META-INF/MANIFEST.MF").getTimeLocal());
    }
  }
}
