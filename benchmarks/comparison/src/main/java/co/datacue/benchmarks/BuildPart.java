package co.datacue.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How long Maven takes, in a clone of the last commit. */
final class BuildPart implements Part {
  private static final String[] CLIENT = {
    "-pl", "generated-client", "-am", "package", "-DskipTests"
  };

  /** A line of the contract that changes a comment of one class. */
  private static final String BEFORE = "description: Brand name.";

  private static final String AFTER = "description: Name of the brand.";

  /** A module in Maven's summary: {@code DataCue mock .... SUCCESS [01:23 min]}. */
  private static final Pattern MODULE =
      Pattern.compile(
          "(?m)^\\[INFO\\] (DataCue.*?) \\.+ SUCCESS \\[ *(?:(\\d+):)?([\\d.]+) (?:s|min)\\]");

  private static final Pattern TEST_CLASS =
      Pattern.compile("Tests run:.*Time elapsed: ([\\d.]+) s -- in [\\w.]*\\.(\\w+)");

  @Override
  public String name() {
    return "build";
  }

  @Override
  public void measure(Samples samples, Effort effort) throws Exception {
    if (!Program.works(List.of("git", "rev-parse", "HEAD"))) {
      System.err.println("build: left out, since this is no clone of the project");
      return;
    }
    Path copy = Files.createTempDirectory("build");
    try {
      run(List.of("git", "clone", "-q", Path.of("").toAbsolutePath().toString(), "."), copy);
      if (effort.smoke()) {
        samples.add("build/seconds/validate", timed(copy, "-N", "validate").seconds());
        return;
      }
      samples.add("build/seconds/client, clean", timed(copy, CLIENT).seconds());
      samples.add("build/seconds/client, nothing changed", timed(copy, CLIENT).seconds());
      Path contract = copy.resolve("spec/openapi.yaml");
      String text = Files.readString(contract);
      if (!text.contains(BEFORE)) {
        throw new IllegalStateException("The contract has no line to change: " + BEFORE);
      }
      Files.writeString(contract, text.replace(BEFORE, AFTER));
      samples.add(
          "build/seconds/client, one line of the contract changed", timed(copy, CLIENT).seconds());
      Files.writeString(contract, text);
      Timed whole = timed(copy, "clean", "verify");
      samples.add("build/seconds/all with every test, clean", whole.seconds());
      modules(whole.output(), samples);
      testClasses(whole.output(), samples);
    } finally {
      delete(copy);
    }
  }

  private record Timed(double seconds, String output) {}

  private static Timed timed(Path folder, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("mvn", "-B", "-ntp"));
    command.addAll(List.of(arguments));
    System.err.println("build: " + String.join(" ", command));
    long begun = System.nanoTime();
    String output = run(command, folder);
    return new Timed((System.nanoTime() - begun) / 1e9, output);
  }

  private static String run(List<String> command, Path folder) throws Exception {
    try (Program program = Program.start(command, folder)) {
      return program.output();
    }
  }

  static void modules(String output, Samples samples) {
    Matcher module = MODULE.matcher(output);
    while (module.find()) {
      double minutes = module.group(2) == null ? 0 : Double.parseDouble(module.group(2));
      double seconds = Double.parseDouble(module.group(3));
      samples.add("build/module/" + module.group(1), 60 * minutes + seconds);
    }
  }

  private static void testClasses(String output, Samples samples) {
    Matcher tests = TEST_CLASS.matcher(output);
    while (tests.find()) {
      samples.add("build/test/" + tests.group(2), Double.parseDouble(tests.group(1)));
    }
  }

  private static void delete(Path folder) throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Override
  public void report(Samples samples, Samples before, Markdown out) {
    table(samples, before, out, "build/seconds/", 20);
    out.paragraph("### Modules of the whole build, two at a time");
    table(samples, before, out, "build/module/", 20);
    out.paragraph("### The longest test classes, of which some run beside others");
    table(samples, before, out, "build/test/", 12);
  }

  private static void table(
      Samples samples, Samples before, Markdown out, String prefix, int most) {
    String whole = "build/seconds/all with every test, clean";
    out.header("", "s", "before", "share of the whole build's time");
    samples.names(prefix).stream()
        .sorted(Comparator.comparing(samples::median).reversed())
        .limit(most)
        .forEach(
            name ->
                out.row(
                    List.of(
                        name.substring(prefix.length()),
                        Markdown.number(samples.median(name)),
                        before.has(name) ? Markdown.number(before.median(name)) : "",
                        samples.has(whole)
                            ? Markdown.percent(samples.median(name) / samples.median(whole))
                            : "")));
    out.end();
  }
}
