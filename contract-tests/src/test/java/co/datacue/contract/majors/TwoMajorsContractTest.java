package co.datacue.contract.majors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import co.datacue.mock.DataCueMock;
import co.datacue.mock.DataCueMockExtension;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The client of another major beside the usual one, on one class path, in one program. */
@ExtendWith(DataCueMockExtension.class)
class TwoMajorsContractTest {

  private static final Path BUILT = Path.of("../generated-client/target");
  private static final Pattern JAR = Pattern.compile("datacue-client-.*-v(\\d+)\\.jar");

  @Test
  void clientsOfTwoMajorsCallFromOneProgram(DataCueMock mock, @TempDir Path folder)
      throws IOException, InterruptedException {
    Optional<Path> jar = jar();
    assumeTrue(
        jar.isPresent(),
        "The client under another name is made by mvn -pl generated-client package");
    Matcher name = JAR.matcher(jar.get().getFileName().toString());
    assertTrue(name.matches());
    Path source = folder.resolve("TwoMajors.java");
    Files.writeString(source, resource().replace("@MAJOR@", name.group(1)));
    int before = mock.exchanges().size(); // of the tests that ran before with this mock
    Process process = run(mock, jar.get(), source);
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    assertEquals(
        "co.datacue.client.DataCueClient and co.datacue.v"
            + name.group(1)
            + ".client.DataCueClient",
        output.strip());
    assertEquals(
        List.of("next", "last"),
        mock.exchanges().stream()
            .skip(before)
            .map(
                exchange ->
                    new String(exchange.requestBody(), StandardCharsets.UTF_8)
                        .replaceFirst(".*\"user_id\":\"(\\w+)\".*", "$1"))
            .toList());
  }

  private static Optional<Path> jar() throws IOException {
    if (Files.notExists(BUILT)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(BUILT)) {
      return files.filter(file -> JAR.matcher(file.getFileName().toString()).matches()).findFirst();
    }
  }

  private static Process run(DataCueMock mock, Path jar, Path source) throws IOException {
    ProcessBuilder java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--class-path",
                jar + File.pathSeparator + System.getProperty("java.class.path"),
                source.toString())
            .redirectErrorStream(true);
    java.environment()
        .putAll(
            Map.of(
                "DATACUE_API_KEY", mock.key(),
                "DATACUE_API_SECRET", mock.secret(),
                "DATACUE_BASE_URL", mock.baseUrl()));
    return java.start();
  }

  private static String resource() throws IOException {
    try (var in = TwoMajorsContractTest.class.getResourceAsStream("/majors/TwoMajors.java")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
