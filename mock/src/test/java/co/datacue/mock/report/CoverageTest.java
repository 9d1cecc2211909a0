package co.datacue.mock.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.mock.Operation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tests of a shop covered, as the mock counts it. */
class CoverageTest {
  private static final String HOME = Made.example("trackEvent", "pageviewHome");
  private static final String BANNER = Made.example("trackEvent", "clickBanner");

  private final Coverage coverage = Coverage.of(Made.CONTRACT);

  private static CellCoverage cell(CoverageReport report, String name) {
    return report.cells().stream()
        .filter(each -> each.cell().toString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private OperationCoverage operation(String id) {
    return coverage.report().operations().stream()
        .filter(each -> each.operation().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void nothingIsReachedAtFirstAndEveryStatusAndKindIsWanted() {
    CoverageReport report = coverage.report();
    int wanted = 0;
    for (Operation operation : Made.CONTRACT.operations()) {
      wanted += operation.responses().size() + Made.CONTRACT.requestKinds(operation).size();
    }
    assertEquals(
        List.of(0, wanted, 0), List.of(report.reached(), report.wanted(), report.percent()));
    assertTrue(wanted > 80);
    assertEquals(wanted, report.gaps().size());
  }

  @Test
  void answerThatWasAskedForIsReached() {
    coverage.add(Made.exchange("deleteUser", 500, true, "", ""));
    CellCoverage cell = cell(coverage.report(), "deleteUser status 500");
    assertTrue(cell.reached());
    assertEquals(new Count(0, 1), cell.count());
    assertEquals("1*", TextReport.count(cell));
  }

  @Test
  void statusOfTroubleOnDemandIsReachedButNotAnAnswerThatBrokeOff() {
    coverage.add(Made.troubled("deleteUser", 500, "500", true));
    coverage.add(Made.troubled("deleteUser", 204, "reset", false));
    assertEquals(new Count(0, 1), cell(coverage.report(), "deleteUser status 500").count());
    assertTrue(cell(coverage.report(), "deleteUser status 204").isMissing());
    assertEquals(
        List.of(
            new Refusal(null, 204, "on demand: reset", 1),
            new Refusal(null, 500, "on demand: 500", 1)),
        operation("deleteUser").refusals());
  }

  @Test
  void kindsOfEventsAreCountedByStatus() {
    coverage.add(Made.exchange("trackEvent", 200, false, HOME, "{}"));
    coverage.add(Made.exchange("trackEvent", 200, false, HOME, "{}"));
    coverage.add(Made.exchange("trackEvent", 400, false, BANNER, "{}"));
    coverage.add(Made.exchange("trackEvent", 400, false, "[]", "{}"));
    List<KindCoverage> kinds =
        operation("trackEvent").kinds().stream().filter(each -> !each.answers().isEmpty()).toList();
    assertEquals(
        List.of(
            new KindCoverage("HomePageviewEvent", Map.of(200, new Count(2, 0))),
            new KindCoverage("BannerClickEvent", Map.of(400, new Count(1, 0))),
            new KindCoverage(null, Map.of(400, new Count(1, 0)))),
        kinds);
    assertTrue(cell(coverage.report(), "trackEvent branch HomePageviewEvent").reached());
    assertTrue(cell(coverage.report(), "trackEvent branch BannerClickEvent").isMissing());
  }

  @Test
  void refusalsOfOneReasonAreCountedTogether() {
    String reason = "The signature is wrong: it is not the HMAC-SHA256 of the body received";
    coverage.add(Made.refused("createUser", 401, "{}", reason + " (2 bytes), keyed."));
    coverage.add(Made.refused("createUser", 401, "{ }", reason + " (3 bytes), keyed."));
    for (int item : List.of(0, 17)) {
      coverage.add(
          Made.violating(
              "createUser",
              "{}",
              """
              [{"severity":"Error","location":["request","body","batch","%d"],"code":"required",
                "message":"Request body must have required property 'user_id' at batch.%d"}]"""
                  .formatted(item, item)));
    }
    assertEquals(
        List.of(
            new Refusal(
                null, 400, "Request body must have required property 'user_id' at batch.*", 2),
            new Refusal(null, 401, reason + ", keyed.", 2)),
        operation("createUser").refusals());
  }

  @Test
  void reasonsAreLimitedInNumber() {
    for (int i = 0; i < 1000; i++) {
      coverage.add(Made.refused("createUser", 401, "{}", "for reason x" + i + "y"));
    }
    List<Refusal> refusals = operation("createUser").refusals();
    assertTrue(refusals.size() <= 51, refusals::toString);
    assertEquals(1000, refusals.stream().mapToInt(Refusal::times).sum());
  }

  @Test
  void minimumIsReachedOrNot() {
    coverage.add(Made.exchange("deleteUser", 204, false, "", ""));
    int percent = coverage.report().percent();
    assertTrue(coverage.report(List.of(), OptionalInt.of(percent)).isEnough());
    CoverageReport tooLittle = coverage.report(List.of(), OptionalInt.of(percent + 1));
    assertFalse(tooLittle.isEnough());
    assertTrue(tooLittle.summary().contains("too little"), tooLittle::summary);
    assertTrue(tooLittle.junitXml().contains("<failure message"), tooLittle::junitXml);
    assertThrows(
        IllegalArgumentException.class, () -> coverage.report(List.of(), OptionalInt.of(101)));
  }

  @Test
  void hundredPercentIsOnlyAllOfIt() {
    List<String> all = coverage.report().cells().stream().map(each -> each.cell() + "").toList();
    List<Waiver> waivers =
        all.stream().skip(1).map(each -> new Waiver(each, Waiver.NOT_NEEDED, "not used")).toList();
    assertEquals(0, coverage.report(waivers, OptionalInt.empty()).percent());
    coverage.add(Made.exchange("trackEvent", 200, false, HOME, "{}"));
    CoverageReport report = coverage.report(waivers, OptionalInt.of(100));
    assertTrue(report.isEnough(), report::summary);
    assertEquals(
        List.of("trackEvent branch HomePageviewEvent"),
        report.unusedWaivers().stream().map(Waiver::cell).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"deleteOrders *", "* status 299", "deleteuser status 204"})
  void waiverOfNothingIsRefused(String cell) {
    List<Waiver> waivers = List.of(new Waiver(cell, Waiver.NOT_NEEDED, "typing error"));
    Exception refusal =
        assertThrows(
            IllegalArgumentException.class, () -> coverage.report(waivers, OptionalInt.empty()));
    assertTrue(refusal.getMessage().contains(cell), refusal::getMessage);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"cell\":\"* status 500\",\"counts\":\"not needed\"}]",
        "[{\"cell\":\"* status 500\",\"counts\":\"anything\",\"reason\":\"r\"}]",
        "[{\"counts\":\"not needed\",\"reason\":\"r\"}]",
        "[{\"cell\":\"* status 500\",\"why\":\"r\"}]",
        "{",
      })
  void wrongWaiversAreRefusedWithTheFile(String json, @TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("waivers.json"), json);
    Exception refusal = assertThrows(IllegalArgumentException.class, () -> Waiver.read(file));
    assertTrue(refusal.getMessage().contains("waivers.json"), refusal::getMessage);
  }

  @Test
  void waiversOfThePageAreRightOnes(@TempDir Path folder) throws Exception {
    String page = Files.readString(Path.of("..", "docs", "coverage.md"));
    String json = page.replaceFirst("(?s).*?```json\n(.*?)```.*", "$1");
    List<Waiver> waivers = Waiver.read(Files.writeString(folder.resolve("waivers.json"), json));
    assertEquals(3, waivers.size());
    assertTrue(coverage.report(waivers, OptionalInt.empty()).wanted() < coverage.report().wanted());
  }

  @Test
  void requestsOfNoOperationAreListed() {
    coverage.add(Made.stranger("GET", "/v1/nope"));
    assertEquals(Map.of("404 GET /v1/nope", 1), coverage.report().strangers());
  }
}
