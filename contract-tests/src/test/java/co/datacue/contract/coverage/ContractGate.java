package co.datacue.contract.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import co.datacue.mock.Contract;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Judges the record of the whole test run. Surefire runs this in a second execution, after all
 * tests, so that a failure here fails the build like that of any test.
 */
@Tag("any-server") // so that it can say why it is skipped there
class ContractGate {
  private static final Path RECORD = Path.of("target", "exchanges.jsonl");
  private static final Path REPORTS = Path.of("target", "coverage");
  private static final int SHOWN = 20;

  private static Coverage coverage;
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
    List<RecordedExchange> exchanges = RunRecord.read(RECORD);
    coverage =
        new Coverage(contract, new YAMLMapper().readTree(contract.text()), exchanges, Waiver.all());
    opinions = new SecondOpinion(contract).judge(exchanges);
    CoverageReport report = new CoverageReport(coverage, opinions);
    Files.createDirectories(REPORTS);
    Files.writeString(REPORTS.resolve("coverage.json"), report.json());
    Files.writeString(REPORTS.resolve("index.html"), report.html());
    System.out.println(report.text());
  }

  @Test
  void everyStatusExampleAndBranchIsReached() {
    assertFalse(coverage.genuine().isEmpty());
    assertEquals(List.of(), coverage.gaps(), () -> lines(coverage.gaps()));
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
