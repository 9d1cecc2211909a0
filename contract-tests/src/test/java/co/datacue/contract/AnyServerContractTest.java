package co.datacue.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.launcher.EngineFilter.includeEngines;
import static org.junit.platform.launcher.TagFilter.includeTags;

import co.datacue.contract.server.TargetServer;
import co.datacue.mock.DataCueMock;
import co.datacue.mock.Exchange;
import co.datacue.mock.Signing;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs the tests for any server against a second mock, as they would run against staging. */
class AnyServerContractTest {
  private static final Pattern ID = Pattern.compile("\"(?!banner_id)\\w+_id\":\"([^\"]+)\"");

  private static DataCueMock other;

  @BeforeAll
  static void startAnotherServer() {
    other = DataCueMock.builder().key("staging-key").secret("staging-secret").start();
  }

  @AfterAll
  static void stopIt() {
    other.close();
  }

  /** Runs the tagged tests whose class name matches, and collects why tests were skipped. */
  private static TestExecutionSummary run(String classes, String secret, Set<String> skipped) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectPackage(AnyServerContractTest.class.getPackageName()))
            .filters(
                includeTags("any-server"),
                includeEngines("junit-jupiter"),
                includeClassNamePatterns(classes))
            .configurationParameter(TargetServer.BASE_URL, other.baseUrl())
            .configurationParameter(TargetServer.KEY, other.key())
            .configurationParameter(TargetServer.SECRET, secret)
            .build();
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    TestExecutionListener reasons =
        new TestExecutionListener() {
          @Override
          public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
              skipped.add(result.getThrowable().orElseThrow().getMessage());
            }
          }
        };
    // Without the listeners of this run, which record it.
    LauncherConfig config =
        LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false).build();
    try (LauncherSession session = LauncherFactory.openSession(config)) {
      session.getLauncher().execute(request, summary, reasons);
    }
    return summary.getSummary();
  }

  @Test
  void suiteRunsAgainstAnotherServerAndLeavesNothingBehind() {
    other.clear();
    Set<String> skipped = new TreeSet<>();
    TestExecutionSummary summary = run(".*ContractTest", other.secret(), skipped);
    StringWriter failures = new StringWriter();
    summary.printFailuresTo(new PrintWriter(failures), 5);
    assertEquals(0, summary.getTotalFailureCount(), failures::toString);
    assertTrue(summary.getTestsSucceededCount() > 800, () -> summary.getTestsSucceededCount() + "");
    assertFalse(skipped.isEmpty());
    skipped.forEach(reason -> assertTrue(reason.contains("Only with the mock: "), reason));
    System.out.printf(
        "Against another server: %d tests passed, %d skipped%n",
        summary.getTestsSucceededCount(), summary.getTestsAbortedCount());

    List<Exchange> exchanges = other.exchanges();
    exchanges.forEach(exchange -> assertFalse(exchange.preferRequested(), exchange::toString));
    assertEquals(Set.of(), idsThatCouldCollide(exchanges));
    assertEquals(List.of(), leftBehind(exchanges));
  }

  /** Ids taken by the server that do not begin with this run's own prefix. */
  private static Set<String> idsThatCouldCollide(List<Exchange> exchanges) {
    Set<String> strange = new LinkedHashSet<>();
    for (Exchange exchange : exchanges) {
      if (exchange.status() < 300) {
        Matcher ids = ID.matcher(new String(exchange.requestBody(), StandardCharsets.UTF_8));
        ids.results()
            .map(id -> id.group(1))
            .filter(id -> !id.startsWith("contract-test-"))
            .forEach(strange::add);
        boolean named =
            other
                .contract()
                .match(exchange.method(), exchange.rawPath())
                .filter(operation -> operation.path().contains("{"))
                .isPresent();
        if (named && !exchange.rawPath().contains("/contract-test-")) {
          strange.add(exchange.rawPath());
        }
      }
    }
    return strange;
  }

  /** What was created on the server, one by one or in batches, and not deleted later. */
  private static List<String> leftBehind(List<Exchange> exchanges) {
    List<String> created = new ArrayList<>();
    for (Exchange exchange : exchanges) {
      if (exchange.status() == 201 || exchange.status() == 207) {
        boolean post = exchange.method().equals("POST");
        String id = exchange.rawPath().replaceAll(".*/(\\w+)s$", "$1_id");
        Matcher ids =
            Pattern.compile("\\{\"" + id + "\":\"([^\"]+)\"")
                .matcher(new String(exchange.requestBody(), StandardCharsets.UTF_8));
        ids.results().filter(each -> post).map(each -> each.group(1)).forEach(created::add);
      } else if (exchange.method().equals("DELETE") && exchange.status() == 204) {
        created.removeIf(id -> (exchange.rawPath() + "/").contains("/" + id + "/"));
      }
    }
    return created;
  }

  private static long operations(Signing signing) {
    return other.contract().operations().stream()
        .filter(operation -> operation.signing() == signing)
        .count();
  }

  @Test
  void wrongSecretForTheOtherServerFailsWhatIsSigned() {
    TestExecutionSummary summary =
        run(".*EveryOperationContractTest", "not-the-secret", new TreeSet<>());
    assertTrue(
        summary.getTestsFailedCount() >= operations(Signing.SIGNED_BODY),
        () -> summary.getTestsFailedCount() + "");
    assertTrue(
        summary.getTestsSucceededCount() >= operations(Signing.KEY_ONLY),
        "events carry no signature");
  }
}
