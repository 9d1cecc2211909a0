package co.datacue.mock.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import co.datacue.mock.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole reports, line by line, of a run against a contract of three operations that has something
 * of everything. {@code -Dreports.refresh} writes them anew, to be looked at before they are
 * committed.
 */
class WholeReportsTest {
  private static final Path FOLDER =
      Path.of("src", "test", "resources", "co", "datacue", "mock", "report");
  private final Contract small = Contract.read(FOLDER.resolve("small.yaml"));

  @TempDir Path written;
  private Coverage counted;

  @BeforeEach
  void start() {
    counted = Coverage.of(small);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"coverage.txt", "coverage.json", "TEST-datacue-coverage.xml", "index.html"})
  void shopsRun(String file) throws IOException {
    run();
    compare("shop", file, report().with(verdicts()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"coverage.txt", "coverage.json", "index.html"})
  void strictRun(String file) throws IOException {
    counted = Coverage.strict(small);
    run();
    compare("strict", file, report());
  }

  @ParameterizedTest
  @ValueSource(strings = {"coverage.txt", "TEST-datacue-coverage.xml", "index.html"})
  void runWithoutAnything(String file) throws IOException {
    compare("nothing", file, counted.report());
  }

  @Test
  void reportSaysInOneLineWhatItIs() {
    run();
    assertEquals(
        "CoverageReport[8 of 10 reached, 80 %; too little, at least 81 % are wanted]",
        report().toString());
  }

  @Test
  void gapsAndWaiversThatNothingNeedsAreSentences() {
    run();
    assertEquals(
        List.of(
            "track branch Search: no test brings it about",
            "deleteOrder status 204: no test brings it about",
            "The waiver of track status 500 is not needed: remove it",
            "The waiver of createOrder status 201 is not needed: remove it"),
        report().gaps());
  }

  private void compare(String run, String file, CoverageReport report) throws IOException {
    report.write(written);
    String styles = "(?s)<style>.*</style>";
    String found = Files.readString(written.resolve(file)).replaceFirst(styles, "<style></style>");
    Path wanted = FOLDER.resolve(run + "-" + file);
    if (System.getProperty("reports.refresh") != null) {
      Files.writeString(wanted, found);
    }
    assertEquals(Files.readString(wanted), found);
  }

  private CoverageReport report() {
    return counted.report(
        List.of(
            new Waiver("deleteOrder status 404", Waiver.NOT_NEEDED, "It <always> is there."),
            new Waiver("track status 500", Waiver.ASKED_FOR, "Nothing brings it about."),
            new Waiver("deleteOrder status 204", Waiver.ASKED_FOR, "Nor this."),
            new Waiver("createOrder status 201", Waiver.NOT_NEEDED, "It is, after all.")),
        OptionalInt.of(81));
  }

  private static Map<String, Verdict> verdicts() {
    return Map.of(
        "createOrder", Verdict.asDocumented(),
        "track", Verdict.differs("no \"message\" & more"),
        "deleteOrder", Verdict.notTried("it would delete"));
  }

  /** What is answered, asked for, refused in ten ways, and never done. */
  private void run() {
    String priced = "{\"order_id\":\"o1\",\"total\":1.5}";
    for (String order :
        List.of(priced, priced, "{\"order_id\":\"o2\",\"timestamp\":\"2020-01-01T10:00:00Z\"}")) {
      add("createOrder", 201, false, order, "{\"message\":\"OK\"}", null);
    }
    add("createOrder", 300, false, priced, "", null);
    add("createOrder", 400, true, "", "{\"message\":\"Bad\"}", null);
    add("createOrder", 503, false, "{}", "{\"message\":\"Else\"}", null);
    add("createOrder", 413, false, "", "", "It is larger than wanted (12 bytes).");
    add("createOrder", 413, false, "", "", "It is larger than wanted (13 bytes).");
    for (int i = 0; i < 4; i++) {
      add("createOrder", 401, false, "{}", "{}", "for the reason " + "abcd".charAt(i));
    }
    Map<String, String> reason = Map.of("DataCue-Mock-Reason", "Prism ended (3 times).");
    add("createOrder", 502, false, "", "", null, reason, null);
    add("track", 200, false, "{\"type\":\"login\"}", "", null);
    add("track", 200, true, "{\"type\":\"login\"}", "", null);
    add("track", 200, false, "{\"type\":\"look\"}", "", null);
    add("track", 500, true, "{\"type\":\"other\"}", "", null);
    add("track", 300, false, "{\"type\":\"search\"}", "", null);
    violating("{\"type\":\"search\"}", "request", "request", "response");
    violating("{\"type\":\"search\"}", "request");
    violating("{\"type\":\"search\"}", "response");
    for (String fault : List.of("reset", "reset midway", "truncate", "slow", "slower")) {
      add("deleteOrder", 204, false, "", "", null, Map.of(), fault);
    }
    counted.add(Made.stranger("GET", "/v1/<nope>"));
    counted.add(Made.stranger("GET", "/v1/<nope>"));
    counted.add(Made.stranger("", " "));
  }

  private void add(
      String operation,
      int status,
      boolean asked,
      String sent,
      String answer,
      @Nullable String refusal) {
    add(operation, status, asked, sent, answer, refusal, Map.of(), null);
  }

  private void add(
      String operation,
      int status,
      boolean asked,
      String sent,
      String answer,
      @Nullable String refusal,
      Map<String, String> headers,
      @Nullable String fault) {
    Map<String, List<String>> answered = new TreeMap<>();
    headers.forEach((name, value) -> answered.put(name, List.of(value)));
    counted.add(
        Made.exchange(
            small.operation(operation),
            status,
            asked,
            sent,
            answer,
            refusal,
            answered,
            fault,
            fault == null));
  }

  private void violating(String sent, String... sides) {
    StringBuilder found = new StringBuilder("[{\"severity\":\"Warning\",\"message\":\"no\"}");
    for (String side : sides) {
      found.append(",{\"severity\":\"Error\",\"location\":[\"" + side + "\",\"body\",\"3\"],");
      found.append("\"code\":\"type\",\"message\":\"" + side + " body/3 is wrong\"}");
    }
    add("track", 400, true, sent, "", null, Map.of("sl-violations", found + "]"), null);
  }
}
