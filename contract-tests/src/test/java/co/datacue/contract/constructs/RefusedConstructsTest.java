package co.datacue.contract.constructs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import co.datacue.contract.check.ContractCheck;
import co.datacue.contract.check.Finding;
import co.datacue.contract.drift.ProjectCopy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the client could not keep stops its build, and the build says why. */
// It waits for a build of a copy and shares nothing.
@Execution(ExecutionMode.CONCURRENT)
class RefusedConstructsTest {
  private static final ContractCheck CHECK = new ContractCheck();

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> eachIsRefusedInTheseWords() {
    return Construct.refused().stream()
        .map(
            construct ->
                dynamicTest(
                    construct.name(),
                    () -> assertEquals(construct.refusals(), findings(construct))));
  }

  @Test
  void everyRuleIsInOne() {
    Set<String> untried = new TreeSet<>(ContractCheck.constructs());
    Construct.refused()
        .forEach(
            construct ->
                construct.refusals().forEach(refusal -> untried.remove(refusal.split("\n *")[1])));
    assertEquals(Set.of(), untried, "add a file in which it stands to constructs/, see its README");
  }

  @Test
  void whatWorksIsNotRefused() {
    assertEquals(
        List.of(), CHECK.findings(Construct.contractWith(Construct.working())), "see constructs/");
  }

  @Test
  void documentedBuildStops() throws Exception {
    List<Construct> refused = Construct.refused();
    ProjectCopy copy = ProjectCopy.in(folder);
    // One is enough to see the build stop and say so.
    Files.writeString(copy.contract(), Construct.contractWith(refused.subList(0, 1)));
    String output = copy.maven(1, "package", "-o");
    for (String refusal : refused.get(0).refusals()) {
      for (String line : refusal.split("\n")) {
        assertTrue(output.contains(line.strip()), output);
      }
    }
    assertTrue(Files.notExists(copy.resolve("generated-client/target/generated-staging")), output);
  }

  private static List<String> findings(Construct construct) {
    return CHECK.findings(Construct.contractWith(List.of(construct))).stream()
        .map(Finding::toString)
        .toList();
  }
}
