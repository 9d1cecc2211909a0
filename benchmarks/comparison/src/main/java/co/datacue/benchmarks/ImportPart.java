package co.datacue.benchmarks;

import co.datacue.bulk.command.ImportCommand;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The import of a file of products, from the start of the program to its end, with a heap of 64
 * MiB: how fast, in how much memory, and how soon it goes on after it was killed. The server that
 * answers shares the machine's cores.
 */
final class ImportPart implements Part {
  private static final String OURS = "datacue";
  private static final String NO_JOURNAL = "no-journal";
  private static final String PHP = "php";
  private static final String PYTHON = "python";
  private static final List<String> OPTIONS =
      List.of("-Xmx64m", "-Xms64m", "-Xmn40m", "-XX:+UseSerialGC");

  /** With all of the heap from the beginning. */
  private static final String TOUCHED = "-XX:+AlwaysPreTouch";

  /** Leaves out the compiler that is at work when a program has run for long. */
  private static final String ONE_COMPILER = "-XX:TieredStopAtLevel=1";

  private static final double JOURNAL_GOAL = 1.1;
  private static final double MEMORY_GOAL = 1.1;
  private static final double RESUME_GOAL = 2_000;
  private static final int RESUMED = 5;

  /** In the order of the report, with how many times as fast the import is to be. */
  private static final Map<String, Double> PEERS = new LinkedHashMap<>();

  static {
    PEERS.put(PHP, 2.0);
    PEERS.put(PYTHON, 5.0);
  }

  private static final Map<String, String> NAMES =
      Map.of(
          OURS, "**this import**",
          NO_JOURNAL, "this import, `--no-journal`",
          PHP, "PHP, one curl handle, 500 a batch, statuses read",
          PYTHON, "the reference's Python sample in a loop");

  /** How many items; a thousandth of that in a smoke run. The last is also what is raced. */
  private static final List<Integer> GROWING = List.of(100_000, 1_000_000, 10_000_000);

  private static final List<String> KINDS = List.of("jsonl", "jsonl.gz");

  @Override
  public String name() {
    return "import";
  }

  @Override
  public void measure(Samples samples, Effort effort) throws Exception {
    Path folder = Files.createTempDirectory("import");
    int part = effort.smoke() ? 1_000 : 1;
    try (Program server = Program.server(2)) {
      // The test of this chooses the collector itself.
      List<String> options = effort.smoke() ? List.of("-Xmx64m") : OPTIONS;
      Import imports = new Import(folder, server.line() + "/each", options);
      int all = GROWING.get(GROWING.size() - 1) / part;
      Path raced = ImportFile.write(folder.resolve("raced.jsonl.gz"), all);
      for (int round = 1; round <= effort.rounds(); round++) {
        System.err.printf("import: round %d of %d%n", round, effort.rounds());
        race(samples, imports, raced, all);
        samples.save();
      }
      Files.delete(raced);
      for (int items : effort.smoke() ? GROWING.subList(0, 1) : GROWING) {
        System.err.printf("import: %,d items in 64 MiB%n", items / part);
        Path file = ImportFile.write(folder.resolve("growing.jsonl.gz"), items / part);
        samples.add(memory(items), imports.with(TOUCHED).memory(file, items / part));
        samples.add(
            memoryItself(items), imports.with(TOUCHED, ONE_COMPILER).memory(file, items / part));
        samples.save();
        Files.delete(file);
      }
      for (String kind : effort.smoke() ? KINDS.subList(0, 1) : KINDS) {
        System.err.printf("import: goes on within %,d items, %s%n", all, kind);
        Path file = ImportFile.write(folder.resolve("resumed." + kind), all);
        // Of so few, all would be sent before it could be killed.
        String[] slowly = effort.smoke() ? new String[] {"--rate", "10000"} : new String[0];
        for (double millis : imports.resume(file, all, slowly)) {
          samples.add(resume(kind), millis);
        }
        samples.save();
        Files.delete(file);
      }
    } finally {
      try (Stream<Path> left = Files.list(folder)) {
        for (Path file : left.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  private static void race(Samples samples, Import imports, Path file, int items) throws Exception {
    samples.add(perSecond(OURS), items / imports.seconds(file, items));
    samples.add(perSecond(NO_JOURNAL), items / imports.seconds(file, items, "--no-journal"));
    for (String peer : PEERS.keySet()) {
      if (Peers.canStart(peer)) {
        long begun = System.nanoTime();
        try (Program program = Program.start(Peers.importing(peer, imports.url, file))) {
          Import.require(program.output().strip(), items);
        }
        samples.add(perSecond(peer), items / ((System.nanoTime() - begun) / 1e9));
      }
    }
  }

  private static String perSecond(String name) {
    return "import/race/" + name + "/items-per-second";
  }

  /** Runs the command. */
  private static final class Import {
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder;
    private final Path credentials;
    private final String url;
    private final List<String> options;

    Import(Path folder, String url, List<String> options) throws IOException {
      this.folder = folder;
      this.url = url;
      this.options = options;
      credentials = Files.writeString(folder.resolve("pair"), "key=my-key\nsecret=my-secret\n");
    }

    private Import(Import other, List<String> options) {
      folder = other.folder;
      credentials = other.credentials;
      url = other.url;
      this.options = options;
    }

    Import with(String... more) {
      List<String> all = new ArrayList<>(options);
      all.addAll(List.of(more));
      return new Import(this, all);
    }

    private Process start(Path file, String... more) throws IOException {
      List<String> arguments = new ArrayList<>(List.of("products", file.toString()));
      arguments.addAll(List.of("--base-url", url, "--credentials", credentials.toString()));
      arguments.addAll(List.of("--out", folder.resolve("out").toString()));
      arguments.addAll(List.of(more));
      return new ProcessBuilder(Program.java(ImportCommand.class, options, arguments))
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(folder.resolve("errors").toFile())
          .start();
    }

    private void end(Process process, long items) throws Exception {
      if (process.waitFor() != 0) {
        throw new IOException("The import failed: " + Files.readString(folder.resolve("errors")));
      }
      JsonNode summary = JSON.readTree(folder.resolve("out.summary.json").toFile());
      require(summary.path("accepted").asText(), items);
      forget();
    }

    static void require(String imported, long items) throws IOException {
      if (!imported.equals(String.valueOf(items))) {
        throw new IOException(imported + " were imported, not " + items);
      }
    }

    private void forget() throws IOException {
      for (String ending : List.of("journal", "rejects", "rejects.why", "summary.json")) {
        Files.deleteIfExists(folder.resolve("out." + ending));
      }
    }

    /** From the start of the program to its end. */
    double seconds(Path file, int items, String... options) throws Exception {
      long begun = System.nanoTime();
      Process process = start(file, options);
      process.waitFor();
      double seconds = (System.nanoTime() - begun) / 1e9;
      end(process, items);
      return seconds;
    }

    /** The most memory that the process had of the machine, in KiB. */
    double memory(Path file, int items) throws Exception {
      Process process = start(file);
      long most = 0;
      while (process.isAlive()) {
        most = Math.max(most, peak(process.pid()));
        Thread.sleep(50);
      }
      end(process, items);
      return most;
    }

    private static long peak(long process) {
      try {
        Matcher peak = PEAK.matcher(Files.readString(Path.of("/proc/" + process + "/status")));
        return peak.find() ? Long.parseLong(peak.group(1)) : 0;
      } catch (IOException ended) {
        return 0;
      }
    }

    /**
     * Kills it after nine tenths, and again each time it has gone on; from the start of each to its
     * first request, in ms.
     */
    List<Double> resume(Path file, int items, String... options) throws Exception {
      batches();
      Process process = start(file, options);
      for (long sent = 0; sent < items / 500 * 9 / 10; sent += batches()) {
        requireAlive(process);
        Thread.sleep(5);
      }
      List<Double> millis = new ArrayList<>();
      while (millis.size() < RESUMED) {
        process.destroyForcibly().waitFor();
        batches();
        long begun = System.nanoTime();
        process = start(file, options);
        while (batches() == 0) {
          requireAlive(process);
          Thread.sleep(5);
        }
        millis.add((System.nanoTime() - begun) / 1e6);
      }
      process.destroyForcibly().waitFor();
      forget();
      return millis;
    }

    private void requireAlive(Process process) throws IOException {
      if (!process.isAlive()) {
        throw new IOException("Ended early: " + Files.readString(folder.resolve("errors")));
      }
    }

    /** How many requests the server answered since it was last asked. */
    private long batches() throws Exception {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/count")).build();
      return Long.parseLong(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
  }

  @Override
  public void report(Samples samples, Samples before, Markdown out) {
    out.paragraph("### Ten million gzipped JSON Lines, items a second");
    out.header("", "a second", "spread", "this import is", "goal");
    out.measured(samples, NAMES.get(OURS), perSecond(OURS), "", "");
    double slower = samples.ratio(perSecond(NO_JOURNAL), perSecond(OURS));
    out.measured(
        samples,
        NAMES.get(NO_JOURNAL),
        perSecond(NO_JOURNAL),
        Markdown.times(1 / slower),
        "the journal costs " + Markdown.against(slower, JOURNAL_GOAL, false, ""));
    PEERS.forEach(
        (peer, goal) -> {
          if (samples.has(perSecond(peer))) {
            double ratio = samples.ratio(perSecond(OURS), perSecond(peer));
            out.measured(
                samples,
                NAMES.get(peer),
                perSecond(peer),
                Markdown.times(ratio),
                Markdown.against(ratio, goal, true, ""));
          }
        });
    out.end();
    out.paragraph("### The most memory it took of the machine, with `-Xmx64m`");
    out.paragraph(
        "On a long run Java's optimising compiler is at work, in memory of its own, however many"
            + " items follow. The last two columns are without it: `"
            + ONE_COMPILER
            + "`.");
    out.header("Items", "MiB", "over the fewest", "MiB", "over the fewest");
    int fewest = GROWING.get(0);
    for (int items : GROWING.stream().filter(each -> samples.has(memoryItself(each))).toList()) {
      out.row(
          List.of(
              String.format("%,d", items),
              Markdown.number(samples.median(memory(items)) / 1024),
              Markdown.times(samples.ratio(memory(items), memory(fewest))),
              Markdown.number(samples.median(memoryItself(items)) / 1024),
              Markdown.against(
                  samples.ratio(memoryItself(items), memoryItself(fewest)),
                  MEMORY_GOAL,
                  false,
                  "")));
    }
    out.end();
    out.paragraph("### Killed after nine of ten million items: until it sends again");
    out.header("File", "ms", "spread", "times the goal", "goal");
    for (String kind : KINDS.stream().filter(each -> samples.has(resume(each))).toList()) {
      double ratio = samples.median(resume(kind)) / RESUME_GOAL;
      String verdict = (ratio <= 1 ? "met" : "**missed**") + ": ≤ 2,000";
      out.measured(samples, kind, resume(kind), Markdown.times(ratio), verdict);
    }
    out.end();
  }

  private static String resume(String kind) {
    return "import/resume/" + kind + "/ms";
  }

  private static String memory(int items) {
    return "import/memory/" + items + "/kib";
  }

  /** Without that of the optimising compiler. */
  private static String memoryItself(int items) {
    return "import/memory-itself/" + items + "/kib";
  }
}
