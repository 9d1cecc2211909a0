package co.datacue.contract.drift;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * A process of its own for one contract: runs the test classes it is given and prints how many
 * tests of each failed. Whatever contract is first on the class path is the one they see.
 */
final class DriftRun {
  private DriftRun() {}

  /** Prints {@code class failed run} for each class. */
  public static void main(String[] classNames) {
    LauncherDiscoveryRequestBuilder request =
        LauncherDiscoveryRequestBuilder.request()
            .filters(EngineFilter.includeEngines("junit-jupiter"));
    for (String name : classNames) {
      request.selectors(selectClass(name));
    }
    Results results = new Results();
    LauncherDiscoveryRequest built = request.build();
    LauncherFactory.create().execute(built, results);
    for (String name : classNames) {
      int[] counts = results.counts.getOrDefault(name, new int[2]);
      System.out.println(name + " " + counts[0] + " " + counts[1]);
    }
    System.exit(0); // a test may have left a thread behind
  }

  private static final class Results implements TestExecutionListener {
    private final Map<String, int[]> counts = new TreeMap<>();

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
      String name =
          test.getSource()
              .map(
                  source ->
                      source instanceof MethodSource method
                          ? method.getClassName()
                          : source instanceof ClassSource type ? type.getClassName() : "")
              .orElse("");
      int[] count = counts.computeIfAbsent(name, absent -> new int[2]);
      boolean failed = result.getStatus() == TestExecutionResult.Status.FAILED;
      count[0] += failed ? 1 : 0;
      count[1] += test.isTest() ? 1 : 0;
    }
  }
}
