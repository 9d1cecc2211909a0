package co.datacue.mock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** What the extension does when the last test of a run has ended. */
class ReportAtTheEndTest {
  private static final String WAIVED =
      "[{\"cell\":\"*\",\"counts\":\"not needed\",\"reason\":\"This shop deletes users.\"}]";

  /** The tests of a shop, in a run of their own. */
  @ExtendWith(DataCueMockExtension.class)
  static final class Shop {
    @Test
    void userIsDeleted(DataCueMock mock) throws Exception {
      assertEquals(204, Caller.of(mock).signed("DELETE", "/v1/users/u1", "").statusCode());
    }
  }

  /** The same with a mock of their own. */
  static final class StatefulShop {
    @RegisterExtension static final DataCueMockExtension MOCK = DataCueMockExtension.stateful();

    @Test
    void userIsNotFound() throws Exception {
      assertEquals(400, Caller.of(MOCK.mock()).signed("DELETE", "/v1/users/u1", "").statusCode());
    }
  }

  private static TestExecutionSummary run(Map<String, String> parameters) {
    return run(parameters, Shop.class);
  }

  private static TestExecutionSummary run(Map<String, String> parameters, Class<?>... tests) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(Stream.of(tests).map(DiscoverySelectors::selectClass).toList())
            .configurationParameters(parameters)
            .build();
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    LauncherConfig config =
        LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false).build();
    try (LauncherSession session = LauncherFactory.openSession(config)) {
      session.getLauncher().execute(request, summary);
    }
    return summary.getSummary();
  }

  private static String failures(TestExecutionSummary summary) {
    StringWriter failures = new StringWriter();
    summary.printFailuresTo(new PrintWriter(failures), 0);
    return failures.toString();
  }

  @Test
  void reportIsWrittenAndTooLittleFailsTheRun(@TempDir Path folder) throws Exception {
    TestExecutionSummary summary =
        run(Map.of("datacue.report", folder + "/report", "datacue.report.minimum", "50"));
    assertEquals(1, summary.getTestsSucceededCount(), failures(summary));
    assertEquals(1, summary.getTotalFailureCount(), "of the run as a whole");
    assertTrue(failures(summary).contains("too little, at least 50 %"), failures(summary));
    String json = Files.readString(folder.resolve("report").resolve("coverage.json"));
    assertTrue(json.contains("\"reached\" : 1,"), json);
  }

  @Test
  void whatMocksOfTheirOwnSawIsReportedToo(@TempDir Path folder) throws Exception {
    run(Map.of("datacue.report", folder + "/report"), StatefulShop.class, Shop.class);
    String json = Files.readString(folder.resolve("report").resolve("coverage.json"));
    assertTrue(json.contains("\"reached\" : 2,"), json);
  }

  @Test
  void waiversMakeItEnough(@TempDir Path folder) throws Exception {
    Path waivers = Files.writeString(folder.resolve("waivers.json"), WAIVED);
    TestExecutionSummary summary =
        run(Map.of("datacue.report.minimum", "100", "datacue.report.waivers", waivers.toString()));
    assertEquals(0, summary.getTotalFailureCount(), failures(summary));
    assertFalse(summary.getTestsSucceededCount() == 0);
  }

  @Test
  void settingThatCannotBeReadFailsBeforeTheTests() {
    TestExecutionSummary summary = run(Map.of("datacue.report.minimum", "most"));
    assertEquals(0, summary.getTestsSucceededCount());
    assertTrue(failures(summary).contains("0 to 100: most"), failures(summary));
  }
}
