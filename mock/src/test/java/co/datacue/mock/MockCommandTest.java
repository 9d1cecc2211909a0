package co.datacue.mock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.mock.trouble.Faults;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program: its arguments in this JVM, its life and end in one of its own. */
@Timeout(60)
class MockCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void helpTellsOptionsAndDefaultsWithoutValuesFromTheEnvironment() {
    assertEquals(0, execute("--help"));
    assertTrue(
        out.toString().contains("--port") && out.toString().contains("4010"), out.toString());
    assertTrue(out.toString().contains("DATACUE_API_SECRET"), out.toString());
  }

  @Test
  void versionIsPrinted() {
    assertEquals(0, execute("--version"));
    assertTrue(out.toString().startsWith("datacue-mock "), out.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--port=many",
        "--port=70000",
        "--key=a:b",
        "--secret=",
        "--contract=absent",
        "--load=products",
        "--load=products=absent",
        "--minimum=101",
        "--minimum=half",
        "--waivers=absent",
        "--other"
      })
  void wrongArgumentExitsWith2AndSaysSo(String argument) {
    // Another mock may run on this machine, and have the port that is taken without one.
    boolean ofPort = argument.startsWith("--port");
    assertEquals(2, ofPort ? execute(argument) : execute("--port=0", argument));
    String option = argument.replaceAll("^--|=.*", "");
    assertTrue(err.toString().lines().findFirst().get().contains(option), err.toString());
    assertTrue(err.toString().endsWith("datacue-mock --help tells what there is.\n"));
    assertFalse(err.toString().contains("Usage:"), err.toString());
  }

  @Test
  void ruleThatCannotBeReadExitsWith2AndNamesThePlace() {
    assertEquals(2, execute("--fail=createUser: 5% rest"));
    String first = err.toString().lines().findFirst().get();
    assertTrue(first.startsWith("\"rest\", character 16 of \"createUser: 5% rest\""), first);
  }

  @Test
  void seedIsPrintedAtTheStart() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String rules = "createUser: 5% 500";
    assertEquals(0, execute("--port=0", "--fail", rules, "--seed=7", "--", java, "-version"));
    assertTrue(out.toString().contains("on demand: " + rules + " (--seed 7)"), out.toString());
    assertEquals(0, execute("--port=0", "--fail", rules, "--", java, "-version"));
    assertTrue(
        out.toString().matches("(?s).*" + rules + " \\(--seed \\d{1,9}\\)\n.*"), out::toString);
  }

  /** The rules among them are read, so that they are right. */
  @Test
  void helpHasExamplesOfTrouble() {
    assertEquals(0, execute("--help"));
    List<String> examples =
        Pattern.compile("--fail '([^']+)'")
            .matcher(out.toString())
            .results()
            .map(each -> each.group(1))
            .toList();
    assertEquals(3, examples.size(), out::toString);
    examples.forEach(each -> new Faults(Contract.builtIn(), 1).add(each));
  }

  @Test
  void takenPortExitsWith1AndSaysSo() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      assertEquals(1, execute("--port", taken.getLocalPort() + ""));
      assertTrue(err.toString().contains("Port " + taken.getLocalPort()), err.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void requestsAreListedAndPrismEndsWithTheProgram(boolean killed, @TempDir Path folder)
      throws Exception {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                MockCommand.class.getName(),
                "--port=0",
                "--key=some-key",
                "--secret=some-secret",
                "--report=" + folder)
            .redirectErrorStream(true)
            .start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
      String url = lines.readLine().replaceAll("DataCue mock on (\\S+) \\(Ctrl-C.*", "$1");
      assertEquals("What it sees: " + url + "/_datacue", lines.readLine());
      Caller caller = new Caller(url, "some-key", "some-secret");
      assertEquals(204, caller.signed("DELETE", "/v1/users/u1", "").statusCode());
      assertEquals(401, caller.keyOnly("DELETE", "/v1/users/u2", "").statusCode());
      String first = lines.readLine();
      assertTrue(first.matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} DELETE /v1/users/u1 204"), first);
      String second = lines.readLine();
      assertTrue(second.contains("u2 401 The signature is missing"), second);
      assertFalse((first + second).contains("some-"), first + second);

      List<ProcessHandle> prism = program.children().toList();
      assertEquals(1, prism.size());
      if (killed) {
        program.destroyForcibly();
      } else {
        program.destroy();
      }
      prism.get(0).onExit().get(10, TimeUnit.SECONDS);
      assertTrue(program.waitFor(10, TimeUnit.SECONDS));
      // Who is killed cannot write; who is ended does so last.
      assertEquals(!killed, Files.exists(folder.resolve("coverage.json")));
    } finally {
      program.destroyForcibly();
    }
  }

  @Test
  void programIsRunAndTheReportWritten(@TempDir Path folder) throws Exception {
    String shop =
        "curl -s -o /dev/null -w %{http_code} -u \"$DATACUE_API_KEY:\" -H Content-Type:application/json"
            + " -d '{\"user\":{\"user_id\":\"u\"},\"event\":{\"type\":\"pageview\",\"subtype\":\"home\"}}'"
            + " $DATACUE_BASE_URL/v1/events > "
            + folder.resolve("status")
            + "; exit 5";
    Path report = folder.resolve("report");
    String[] options = {"--port=0", "--key=k", "--secret=s3cret", "--report=" + report};
    assertEquals(5, execute(options, "--", "sh", "-c", shop), err::toString);
    assertEquals("200", Files.readString(folder.resolve("status")));
    JsonNode json = new ObjectMapper().readTree(report.resolve("coverage.json").toFile());
    assertEquals(2, json.path("reached").intValue(), "the status and the kind of event");
    assertTrue(out.toString().contains("2 of " + json.path("wanted")), out.toString());
    assertTrue(Files.size(report.resolve("index.html")) > 1000);
    assertTrue(
        Files.readString(report.resolve("TEST-datacue-coverage.xml")).contains("<testsuite"));
    assertFalse(out.toString().contains("s3cret"), out.toString());
  }

  @Test
  void programThatCoversTooLittleExitsWith3() {
    assertEquals(3, execute("--port=0", "--minimum=1", "--", "true"));
    assertTrue(out.toString().contains("too little, at least 1 % are wanted"), out.toString());
    assertEquals(127, execute("--port=0", "--minimum=1", "--", "no-such-program"));
  }

  private int execute(String[] options, String... arguments) {
    return execute(Stream.of(options, arguments).flatMap(Stream::of).toArray(String[]::new));
  }

  private int execute(String... arguments) {
    return MockCommand.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
