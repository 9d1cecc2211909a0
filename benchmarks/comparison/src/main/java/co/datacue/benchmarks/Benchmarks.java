package co.datacue.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures and writes the report. Exits with 2 for wrong arguments, 1 if a measurement fails. */
@Command(
    name = "benchmarks",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Measures the client side by side with what its users would otherwise use, and writes"
          + " RESULTS.md from the numbers. Run it in the project's folder, on a quiet machine.",
      "What is not measured anew keeps the numbers of the last run."
    })
public final class Benchmarks implements Callable<Integer> {
  private static final List<Part> PARTS =
      List.of(
          new SigningPart(),
          new ClientPart(),
          new ColdStartPart(),
          new MockPart(),
          new ImportPart(),
          new BuildPart(),
          new EditionPart());

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "PART",
      description =
          "Measure only these: signing, client, cold-start, mock, import, build,"
              + " edition (default: all).")
  private List<String> only = PARTS.stream().map(Part::name).toList();

  @Option(
      names = "--rounds",
      defaultValue = "3",
      paramLabel = "N",
      description =
          "How often each client is started, warmed up and measured ten times (default:"
              + " ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--of",
      paramLabel = "TEXT",
      description = "What is measured, for the report (default: the commit that is checked out).")
  private @Nullable String of;

  @Option(
      names = "--smoke",
      description = "Run everything as briefly as it goes, to see that it works.")
  private boolean smoke;

  @Option(
      names = "--folder",
      defaultValue = "benchmarks",
      paramLabel = "FOLDER",
      description =
          "Where RESULTS.md, results.json and, for the column of an earlier state, before.json are"
              + " (default: ${DEFAULT-VALUE}).")
  private Path folder = Path.of("");

  /** For picocli. */
  public Benchmarks() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Benchmarks()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    check();
    Samples samples = read("results.json");
    Samples before = read("before.json"); // now, so that a fault in it costs no measurement
    String conditions = conditions(); // before results are written, which would count as a change
    Part.Effort effort =
        smoke ? new Part.Effort(1, 1, 50, true) : new Part.Effort(rounds, 10_000, 500, false);
    for (Part part : PARTS) {
      if (only.contains(part.name())) {
        samples.begin(part.name(), conditions);
        part.measure(samples, effort);
        // After each part, so that a failure of the next loses nothing.
        samples.save();
        report(samples, before);
      }
    }
    report(samples, before);
    System.err.println("Written: " + folder.resolve("RESULTS.md"));
    return 0;
  }

  private Samples read(String name) throws IOException {
    Path file = folder.resolve(name);
    try {
      return Samples.read(file);
    } catch (JsonProcessingException e) {
      throw new ParameterException(
          spec.commandLine(),
          file
              + " is not what a run wrote: take it from git again, or delete it. "
              + e.getOriginalMessage());
    }
  }

  private void check() {
    List<String> names = PARTS.stream().map(Part::name).toList();
    for (String part : only) {
      if (!names.contains(part)) {
        throw new ParameterException(
            spec.commandLine(), "--only takes any of " + names + ", not: " + part);
      }
    }
    if (rounds < 1) {
      throw new ParameterException(spec.commandLine(), "--rounds must be 1 or more: " + rounds);
    }
    if (!Files.isDirectory(Path.of("benchmarks", "peers"))) {
      throw new ParameterException(
          spec.commandLine(), "Run this in the project's folder, which has benchmarks/peers");
    }
  }

  private void report(Samples samples, Samples before) throws IOException {
    Markdown out = new Markdown();
    out.paragraph("# Results");
    out.paragraph(
        "Written by `mvn -q -Pbenchmarks verify`; [README.md](README.md) tells what is measured and"
            + " how to read it. Medians; *spread* is the distance between the quartiles, over the"
            + " median. \"(met: …)\" and \"(missed: …)\" name the goal, and what is missed is followed by"
            + " how far the floor itself is from it.");
    for (Part part : PARTS) {
      if (samples.condition(part.name()) != null) {
        out.paragraph("## " + title(part));
        out.paragraph(samples.condition(part.name()));
        if (before.condition(part.name()) != null) {
          out.paragraph("Before: " + before.condition(part.name()));
        }
        part.report(samples, before, out);
      }
    }
    Files.writeString(folder.resolve("RESULTS.md"), out.toString());
  }

  private static String title(Part part) {
    return switch (part.name()) {
      case "signing" -> "Signing";
      case "client" -> "Client";
      case "cold-start" -> "Cold start";
      case "mock" -> "Mock";
      case "import" -> "Import";
      case "edition" -> "A later edition of the API";
      default -> "Build";
    };
  }

  /** When and with what: a number without these says nothing. */
  private String conditions() throws Exception {
    String processor = "unknown processor";
    Path cpuinfo = Path.of("/proc/cpuinfo");
    if (Files.exists(cpuinfo)) {
      try (Stream<String> lines = Files.lines(cpuinfo)) {
        processor =
            lines
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.replaceAll(".*: ", ""))
                .findFirst()
                .orElse(processor);
      }
    }
    return String.join(
        ", ",
        LocalDate.now(ZoneOffset.UTC).toString(),
        of == null ? "commit " + checkedOut() : of,
        Runtime.getRuntime().availableProcessors() + " × " + processor,
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        "Java " + Runtime.version(),
        "OkHttp " + okhttp3.OkHttp.VERSION);
  }

  private static String checkedOut() throws IOException, InterruptedException {
    if (!Program.works(List.of("git", "rev-parse", "HEAD"))) {
      return "unknown";
    }
    try (Program git = Program.start(List.of("git", "describe", "--always", "--dirty"))) {
      return git.output().strip();
    }
  }
}
