package co.datacue.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.mock.DataCueMock;
import co.datacue.mock.Exchange;
import co.datacue.mock.FaultRules;
import co.datacue.mock.HeldItems;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The run against servers that remember what they are told: as documented, and not. */
class ConformanceCommandTest {
  private static final Pattern ID = Pattern.compile("\"(?!banner_id)\\w+_id\":\"([^\"]+)\"");

  private static final Set<String> READING = Set.of("GET", "HEAD");

  @TempDir static Path folder;

  private static DataCueMock server;
  private static Path credentials;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void start() throws IOException {
    server = DataCueMock.builder().key("staging-key").secret("staging-secret").stateful().start();
    credentials = credentials("staging-key", "staging-secret");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void forget() {
    server.clear();
  }

  private static Path credentials(String key, String secret) throws IOException {
    String lines = "DATACUE_API_KEY=%s%nDATACUE_API_SECRET = %s%n".formatted(key, secret);
    return Files.writeString(Files.createTempFile(folder, "credentials", ".env"), lines);
  }

  private static boolean reading() {
    return server.contract().operations().stream()
        .anyMatch(each -> READING.contains(each.method()) && !each.path().contains("{"));
  }

  private int execute(String... arguments) {
    return ConformanceCommand.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private int tryServer(String baseUrl, String... more) {
    String[] arguments =
        Stream.concat(
                List.of("--base-url", baseUrl, "--credentials", credentials.toString()).stream(),
                List.of(more).stream())
            .toArray(String[]::new);
    return execute(arguments);
  }

  /** What the server still holds of what can be deleted. */
  private static Map<String, Integer> left() {
    return server.held().stream()
        .filter(items -> !items.idNames().isEmpty() && items.size() > 0)
        .collect(Collectors.toMap(HeldItems::resource, HeldItems::size));
  }

  @Test
  void serverThatKeepsTheContractIsAsDocumentedAndNothingStaysButEvents() throws IOException {
    Path report = folder.resolve("report");
    assertEquals(0, tryServer(server.baseUrl(), "--report", report.toString()), out::toString);
    assertEquals(Map.of(), left());
    List<Exchange> exchanges = server.exchanges();
    assertTrue(exchanges.size() > 900, () -> exchanges.size() + "");
    exchanges.forEach(exchange -> assertFalse(exchange.preferRequested(), exchange::toString));
    assertEquals(Set.of(), idsThatCouldCollide(exchanges));
    assertFalse(out.toString().contains("staging-"), out::toString);

    for (String file : List.of("index.html", "coverage.json", "TEST-datacue-coverage.xml")) {
      assertTrue(Files.exists(report.resolve(file)), file);
    }
    JsonNode covered = new ObjectMapper().readTree(report.resolve("coverage.json").toFile());
    Set<String> missing = new TreeSet<>();
    for (JsonNode cell :
        covered.findValues("cells").stream().flatMap(JsonNode::valueStream).toList()) {
      if (cell.get("missing").booleanValue()) {
        missing.add(cell.get("kind").asText() + " " + cell.get("name").asText());
      }
    }
    assertTrue(missing.contains("status 500"), missing::toString);
    missing.forEach(each -> assertFalse(each.matches("status (2..|401)|branch .*"), each));

    JsonNode found = new ObjectMapper().readTree(report.resolve("conformance.json").toFile());
    assertEquals(server.contract().operations().size(), found.get("operations").size());
    for (JsonNode operation : found.get("operations")) {
      assertEquals("AS_DOCUMENTED", operation.get("verdict").textValue());
      assertEquals(0, operation.get("differences").size());
      assertTrue(operation.get("notTried").toString().contains("status 500: "));
    }
  }

  /** Ids taken by the server that do not begin with the run's own prefix. */
  private static Set<String> idsThatCouldCollide(List<Exchange> exchanges) {
    Set<String> strange = new TreeSet<>();
    for (Exchange exchange : exchanges) {
      if (exchange.status() < 300) {
        String body = new String(exchange.requestBody(), StandardCharsets.UTF_8);
        ID.matcher(body).results().map(id -> id.group(1)).forEach(strange::add);
        String[] template = server.contract().operation(exchange.operationId()).path().split("/");
        String[] path = exchange.rawPath().split("/");
        IntStream.range(0, path.length)
            .filter(i -> template[i].startsWith("{"))
            .forEach(i -> strange.add(path[i]));
      }
    }
    strange.removeIf(id -> id.startsWith("contract-test-"));
    return strange;
  }

  /** A server with another contract: what it takes, what it answers, and with which status. */
  @Test
  void serverThatDiffersIsToldSoOperationByOperation() throws IOException {
    String contract = new String(server.contract().text(), StandardCharsets.UTF_8);
    String changed =
        contract
            .replaceAll("maxItems: \\d+", "maxItems: 100000")
            // In a list in brackets or in lines, with quotes or without.
            .replaceAll("((?:enum:\\s*(?:\\[|- *))|status: |example: )\"?OK\\b\"?", "$1FINE")
            .replaceAll("pattern: ['\"]\\^-\\?.*", "minLength: 1")
            .replaceAll(" price: ['\"][\\d.]+['\"]", " price: free");
    Path file = Files.writeString(folder.resolve("other.yaml"), changed);
    try (DataCueMock other =
        DataCueMock.builder()
            .key("staging-key")
            .secret("staging-secret")
            .contract(file)
            .fail("updateUser: 503")
            .start()) {
      assertEquals(
          1,
          tryServer(other.baseUrl(), "--only", "batchCreateUsers,updateUser,createUser,trackEvent"),
          out::toString);
    }
    String told = out.toString();
    assertTrue(told.contains(", more: answered 207, not 400"), told);
    assertTrue(told.contains("cannot tell what became of 2 of 2 items"), told);
    assertTrue(told.contains("answered 200, but the body breaks the contract: /"), told);
    assertTrue(told.contains("updateUser              differs: "), told);
    assertTrue(told.contains("createUser              as documented"), told);
    assertTrue(told.contains("requests: --only names others"), told);
  }

  @Test
  void whatCannotBeDeletedIsListed() {
    try (FaultRules rules = server.fail("deleteUser: 500")) {
      assertEquals(4, tryServer(server.baseUrl(), "--only", "createUser"), rules::toString);
    }
    assertTrue(
        out.toString().contains("Could not be deleted:\n    DELETE /v1/users/contract-test-"));
    server.reset();
  }

  @Test
  void serverThatNeverAnswersEndsTheRun() throws IOException {
    String url;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      url = "http://127.0.0.1:" + closed.getLocalPort();
    }
    assertEquals(3, tryServer(url));
    assertTrue(out.toString().contains("The server does not answer: "), out::toString);
    assertTrue(out.toString().contains("createUser              not tried: "), out::toString);
  }

  @ParameterizedTest
  @CsvSource({"staging-key,wrong", "wrong,staging-secret"})
  void serverThatRefusesTheCredentialsEndsTheRun(String key, String secret) throws IOException {
    credentials = credentials(key, secret);
    try {
      assertEquals(3, tryServer(server.baseUrl()));
    } finally {
      credentials = credentials("staging-key", "staging-secret");
    }
    assertTrue(out.toString().contains("The server refuses the credentials"), out::toString);
  }

  @Test
  void dryRunSendsNothingAndNeedsNoServer() {
    assertEquals(0, execute("--dry-run"));
    assertTrue(out.toString().contains("createUser              "), out::toString);
    assertTrue(out.toString().contains("; creates and deletes "), out::toString);
    boolean some =
        server.contract().operations().stream().anyMatch(each -> READING.contains(each.method()));
    assertTrue(out.toString().contains(some ? "Only reading are " : "No operation "));
    assertEquals(List.of(), server.exchanges());
  }

  @Test
  void readOnlyRunSendsNothingThatCouldBeTakenForAnAccounts() {
    assertEquals(0, tryServer(server.baseUrl(), "--read-only"), out::toString);
    List<Exchange> taken =
        server.exchanges().stream().filter(exchange -> exchange.status() != 401).toList();
    taken.forEach(exchange -> assertTrue(READING.contains(exchange.method()), exchange::toString));
    assertEquals(reading(), !taken.isEmpty());
    assertTrue(server.exchanges().size() >= 2 * server.contract().operations().size());
    MatchResult line =
        Pattern.compile("createUser +as documented: (.*)")
            .matcher(out.toString())
            .results()
            .findFirst()
            .orElseThrow();
    assertTrue(line.group(1).contains("they write, and --read-only is set"), line.group());
    assertEquals(Map.of(), left());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--base-url http://api.example.com | http",
        "--base-url nonsense               | nonsense",
        "--only createUser,nope            | no operation nope",
        "--secret x                        | --secret",
        "--base-url https://a --credentials absent | absent"
      })
  void wrongArgumentExitsWith2AndSaysSo(String arguments, String named) {
    String with = arguments.contains("--credentials") ? "" : " --credentials " + credentials;
    assertEquals(2, execute((arguments + with).split(" ")), out::toString);
    assertTrue(err.toString().lines().findFirst().orElse("").contains(named), err::toString);
  }

  @Test
  void missingSecretIsNamed() throws IOException {
    Path half = Files.writeString(folder.resolve("half.env"), "DATACUE_API_KEY=k\n");
    assertEquals(2, execute("--base-url", "https://a", "--credentials", half.toString()));
    assertTrue(err.toString().startsWith("DATACUE_API_SECRET is not set in "), err::toString);
  }
}
