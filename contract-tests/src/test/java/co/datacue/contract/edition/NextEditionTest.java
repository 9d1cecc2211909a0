package co.datacue.contract.edition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.contract.edition.WholeProject.Run;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plays a later edition of the API through, change by change, in a copy of the project: {@code mvn
 * -Pnext-edition test}. Each is an edit of the contract, of samples and of the second reading,
 * never of Java, and ends with everything green. {@code -Dedition.last=2} stops after the second,
 * {@code -Dedition.first=5} runs Maven's goals from the fifth on, and {@code -Dedition.goals} asks
 * for less than {@code verify}.
 */
@Tag("next-edition")
class NextEditionTest {
  private static final Path RESULTS = Path.of("target", "next-edition");

  private final Map<String, Double> seconds = new LinkedHashMap<>();

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @Test
  void laterEditionNeedsNoJava() throws Exception {
    Files.createDirectories(RESULTS);
    WholeProject project = WholeProject.to(folder);
    String java = project.javaByHand();
    release(project); // what is changed then is what partners have
    List<Edition> editions = Edition.all();
    int last = Integer.getInteger("edition.last", editions.size());
    for (int number = 1; number <= last; number++) {
      boolean whole = number >= Integer.getInteger("edition.first", 1);
      play(editions.get(number - 1), project, whole ? goals() : List.of("validate"));
    }
    assertEquals(java, project.javaByHand(), "Java that somebody would have had to edit");
  }

  private static List<String> goals() {
    return List.of(System.getProperty("edition.goals", "verify").split(" "));
  }

  private void play(Edition edition, WholeProject project, List<String> goals) throws Exception {
    edition.editContract(project.file("spec/openapi.yaml"));
    Run client = project.maven("-pl", "generated-client", "-am", "package");
    assertSucceeds(edition, "client", client);

    assertRefused(edition.refused("lint"), project.node("spec/publish/lint.mjs"));
    assertRefused(edition.refused("reading"), secondReading(edition, project));
    edition.editTheRest(project);
    project.node("spec/publish/lint.mjs"); // which drafts what samples are missing
    Edition.takeDraftsOver(project);
    assertSucceeds(edition, "lint", project.node("spec/publish/lint.mjs"));
    assertSucceeds(edition, "gate", project.node("spec/publish/gate.mjs"));

    List<String> accepting = new ArrayList<>(goals);
    accepting.add("-Dapi.refresh");
    Run all = project.maven(accepting.toArray(String[]::new));
    assertSucceeds(edition, "all", all);
    release(project);
    tell(edition, client.seconds(), all.seconds());
  }

  private static void release(WholeProject project) throws Exception {
    Run release = project.node("spec/publish/release.mjs");
    assertEquals(0, release.status(), release.output());
  }

  private void tell(Edition edition, double client, double all) throws IOException {
    seconds.put("client/" + edition.name(), client);
    seconds.put("all/" + edition.name(), all);
    new ObjectMapper().writeValue(RESULTS.resolve("seconds.json").toFile(), seconds);
    System.out.printf("%s: client %.0f s, all %.0f s%n", edition.name(), client, all);
  }

  private static Run secondReading(Edition edition, WholeProject project) throws Exception {
    return edition.refused("reading").isEmpty()
        ? new Run(0, "", 0)
        : project.maven(
            "-pl",
            "contract-tests",
            "-am",
            "test",
            "-Dpublish.skip",
            "-Dtest=DocumentedFieldsTest,ReferencePayloadContractTest",
            "-Dsurefire.failIfNoSpecifiedTests=false");
  }

  private static void assertRefused(List<String> words, Run run) {
    assertEquals(words.isEmpty() ? 0 : 1, run.status(), run.output());
    for (String word : words) {
      assertTrue(run.output().contains(word), () -> word + " is not in\n" + run.output());
    }
  }

  private static void assertSucceeds(Edition edition, String step, Run run) throws IOException {
    Path log = RESULTS.resolve(edition.name() + "." + step + ".txt");
    Files.writeString(log, run.output());
    assertEquals(
        0, run.status(), () -> edition.name() + ", " + step + ": " + log + "\n" + errors(run));
  }

  private static String errors(Run run) {
    return String.join(
        "\n", run.output().lines().filter(line -> line.contains("ERROR")).limit(40).toList());
  }
}
