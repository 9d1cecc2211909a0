package co.datacue.contract.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import co.datacue.mock.Contract;
import co.datacue.mock.Exchange;
import co.datacue.mock.report.Coverage;
import co.datacue.mock.report.CoverageReport;
import co.datacue.mock.report.Waiver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Judges the record of the whole test run. Surefire runs this in a second execution, after all
 * tests, so that a failure here fails the build like that of any test.
 */
class ContractGate {
  private static final Path RECORD = Path.of("target", "exchanges.jsonl");
  private static final Path REPORTS = Path.of("target", "coverage");
  private static final int SHOWN = 20;
  private static final Path WAIVERS = Path.of("src", "test", "resources", "coverage-waivers.json");

  private static CoverageReport report;
  private static SecondOpinion.Result opinions;

  @BeforeAll
  static void judgeTheRun() throws Exception {
    assertTrue(
        Files.exists(RECORD),
        "The test run left no " + RECORD + ": was RunRecord not found by ServiceLoader?");
    String partial = RunRecord.partial(RECORD);
    if (!partial.isEmpty()) {
      System.out.println("Contract coverage skipped: partial run, " + partial);
    }
    assumeTrue(partial.isEmpty(), () -> "skipped: partial run, " + partial);
    Contract contract = Contract.builtIn();
    List<Exchange> exchanges = RunRecord.read(RECORD);
    Coverage coverage = Coverage.strict(contract);
    exchanges.forEach(coverage::add);
    report = coverage.report(Waiver.read(WAIVERS), OptionalInt.of(100));
    opinions = new SecondOpinion(contract).judge(exchanges);
    report.write(REPORTS);
    Files.writeString(REPORTS.resolve("validators.json"), opinions.json());
    System.out.println(report.text() + opinions.text());
  }

  @Test
  void everyStatusExampleAndBranchIsReached() {
    assertTrue(report.reached() > 0);
    assertEquals(List.of(), report.gaps(), () -> lines(report.gaps()));
    assertTrue(report.isEnough(), report::summary);
  }

  @Test
  void bothValidatorsAgree() {
    assertTrue(opinions.judged() > 0);
    assertEquals(0, opinions.disagreements().size(), () -> lines(opinions.disagreements()));
  }

  @Test
  void everyBlindSpotIsNeeded() {
    assertEquals(List.of(), BlindSpot.unused(opinions));
  }

  private static String lines(List<?> all) {
    String shown =
        all.stream().limit(SHOWN).map(Object::toString).collect(Collectors.joining("\n"));
    int more = all.size() - SHOWN;
    return "\n" + shown + (more > 0 ? "\n… and " + more + " more\n" : "\n");
  }
}
