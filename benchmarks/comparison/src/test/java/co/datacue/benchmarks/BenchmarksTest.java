package co.datacue.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarksTest {
  @TempDir private Path folder;

  @Test
  void smokeRunMeasuresEverythingAndWritesTheReport() throws Exception {
    String report = run(0, "--smoke", "--folder", folder.toString());
    assertTrue(Files.exists(folder.resolve("RESULTS.md")), report);
    assertFalse(report.contains("it failed too often"), report);
    String results = Files.readString(folder.resolve("RESULTS.md"));
    for (String row :
        List.of(
            "**this interceptor**",
            "floor: Mac",
            "**this client**",
            "(a) OkHttp",
            "(b) java.net",
            "(c) stock",
            "## Cold start",
            "**this mock**",
            "Prism alone",
            "**this import**",
            "## Build")) {
      assertTrue(results.contains(row), row + " is not in\n" + results);
    }
    assertTrue(results.contains("Java " + Runtime.version()), results);
  }

  /** Earlier results may lack what is measured today. */
  @Test
  void reportTakesResultsWithoutTheFloors() throws Exception {
    Samples older = Samples.read(folder.resolve("results.json"));
    for (Part part : List.of(new SigningPart(), new ClientPart(), new ColdStartPart())) {
      older.begin(part.name(), "then");
    }
    for (String name :
        List.of(
            "signing/512/floor/ns",
            "signing/512/floor/bytes",
            "signing/512/interceptor/ns",
            "signing/512/interceptor/bytes",
            "client/single/1/datacue/per-second",
            "client/single/1/php/per-second",
            "cold-start/datacue/ms",
            "cold-start/datacue/classes",
            "cold-start/okhttp/ms",
            "cold-start/okhttp/classes")) {
      older.add(name, 3);
    }
    older.save();
    run(0, "--smoke", "--only", "build", "--folder", folder.toString());
    String report = Files.readString(folder.resolve("RESULTS.md"));
    assertTrue(report.contains("1.00 × (**missed**: ≥ 2.00)"), report);
    assertTrue(report.contains("1.00 × (met: ≤ 1.10)"), report);
  }

  @Test
  void unknownPartIsNamedWithThoseThereAre() throws Exception {
    String error = run(2, "--only", "sign");
    assertTrue(
        error.contains("[signing, client, cold-start, mock, import, build, edition], not: sign"),
        error);
  }

  @Test
  void damagedResultsAreNamedBeforeAnythingIsMeasured() throws Exception {
    Path damaged = Files.writeString(folder.resolve("before.json"), "{bad");
    String error = run(2, "--smoke", "--folder", folder.toString());
    assertTrue(error.contains(damaged + " is not what a run wrote"), error);
    assertFalse(Files.exists(folder.resolve("results.json")), error);
  }

  @Test
  void modulesAreReadFromMavensSummary() throws Exception {
    Samples samples = Samples.read(folder.resolve("none.json"));
    BuildPart.modules(
        """
        [INFO] DataCue ............................................ SUCCESS [  0.945 s]
        [INFO] DataCue mock ....................................... SUCCESS [01:23 min]
        """,
        samples);
    assertEquals(0.945, samples.median("build/module/DataCue"));
    assertEquals(83, samples.median("build/module/DataCue mock"));
  }

  @Test
  void ratioIsOfTheSameTime() throws Exception {
    Samples samples = Samples.read(folder.resolve("none.json"));
    for (double[] round : new double[][] {{2, 1}, {30, 10}, {8, 2}}) {
      samples.add("a", round[0]);
      samples.add("b", round[1]);
    }
    assertEquals(3, samples.ratio("a", "b"));
    assertEquals((30 - 2) / 8.0, samples.spread("a"));
    samples.save();
    assertEquals(8, Samples.read(folder.resolve("none.json")).median("a"));
  }

  private static String run(int exit, String... arguments) throws Exception {
    List<String> command = Program.java(Benchmarks.class, List.of(), List.of(arguments));
    ProcessBuilder program =
        new ProcessBuilder(command)
            .directory(Path.of("..", "..").toFile())
            .redirectErrorStream(true);
    // For the contestants too, which live no longer: compiling well does not pay.
    program.environment().put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    Process process = program.start();
    String output = new String(process.getInputStream().readAllBytes());
    assertTrue(process.waitFor(2, TimeUnit.MINUTES));
    assertEquals(exit, process.exitValue(), output);
    return output;
  }
}
