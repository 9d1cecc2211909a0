package co.datacue.examples.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SimulationTest {

  private static Simulation.Result run(int failures, boolean speculation) {
    return new Simulation(10_000_000, 50_000, 2, 4, 4_000, 10_000, failures, speculation).run();
  }

  @Test
  void withoutTroubleEveryItemIsSentOnceAtTheRate() {
    Simulation.Result result = run(0, false);
    assertEquals(20_000, result.requests());
    assertEquals(0, result.again());
    // Tasks are slower than usual as often as faster, and the last ones are waited for.
    assertEquals(1_000, result.seconds(), 100);
  }

  @Test
  void whatFailsOrIsAttemptedTwiceIsSentAgain() {
    Simulation.Result failing = run(100, false);
    assertTrue(failing.again() > 0);
    assertEquals(20_000 + failing.again() / 500.0, failing.requests(), 1);
    assertTrue(run(0, true).again() > 0);
    assertTrue(run(0, true).seconds() <= run(0, false).seconds());
  }

  @Test
  void tableInTheDocumentationIsWhatItSays() throws IOException {
    String page = Files.readString(Path.of("..", "..", "docs", "spark.md"));
    assertTrue(page.contains("Simulation -->\n" + Simulation.table()), Simulation::table);
  }
}
