package co.datacue.benchmarks;

import co.datacue.benchmarks.contestants.Catalogue;
import co.datacue.benchmarks.contestants.Load;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Batches and single calls per second, in turn, each contestant in a process of its own. */
final class ClientPart implements Part {
  private static final String OURS = "datacue";
  private static final int MANY = 8;
  private static final int ATTEMPTS = 3;

  /** Who is measured, and the goals against each for batches and single calls; 0 where none is. */
  private record Rival(String name, String what, double batch, double single) {}

  private static final List<Rival> RIVALS =
      List.of(
          new Rival("okhttp", "(a) OkHttp + Gson + Mac by hand, `TCP_NODELAY`", 1.2, 1.0),
          new Rival("okhttp-as-it-comes", "the same as OkHttp comes", 0, 0),
          new Rival("jdk-http", "(b) java.net.http + Jackson + Mac by hand", 1.2, 1.5),
          new Rival("stock", "(c) stock generator output, naive interceptor", 1.5, 1.5),
          new Rival("python", "(d) the reference's Python sample", 3, 5),
          new Rival("php", "(e) PHP, one curl handle", 1.5, 2),
          new Rival("bare-socket", "floor: the same bytes, prepared, through a socket", 0, 0));

  /** Programs of other languages: how to start them and what has to be there. */
  private static final Map<String, List<String>> PEERS =
      Map.of(
          "php", List.of("php", "load.php", "php-cli and php-curl"),
          "python", List.of("python3", "load.py", "python3-requests"));

  @Override
  public String name() {
    return "client";
  }

  @Override
  public void measure(Samples samples, Effort effort) throws Exception {
    List<String> names = new ArrayList<>(List.of(OURS));
    for (Rival rival : RIVALS) {
      if (PEERS.containsKey(rival.name()) && interpreter(rival.name()) == null) {
        System.err.println(
            rival.what() + " is left out: install " + PEERS.get(rival.name()).get(2));
      } else {
        names.add(rival.name());
      }
    }
    Path catalogue = catalogue();
    for (int round = 1; round <= effort.rounds(); round++) {
      // No goal hangs on many threads, so the first round tells enough of them.
      boolean many = round == 1 && !effort.smoke();
      for (int threads : many ? new int[] {1, MANY} : new int[] {1}) {
        for (String mode : List.of("batch", "single")) {
          System.err.printf("client: round %d, %d thread(s), %s%n", round, threads, mode);
          try (Program server = Program.server(threads)) {
            String url = server.line();
            for (String name : names) {
              if (threads == 1 || !PEERS.containsKey(name)) {
                measureAgain(samples, effort, new Run(name, url, mode, threads), catalogue);
              }
            }
          }
        }
      }
    }
    Files.delete(catalogue);
  }

  private record Run(String contestant, String url, String mode, int threads) {
    String sample(String metric) {
      return ClientPart.sample(mode, threads, contestant, metric);
    }

    int itemsPerCall() {
      return mode.equals("batch") ? Catalogue.BATCH : 1;
    }
  }

  private static String sample(String mode, int threads, String contestant, String metric) {
    return "client/" + mode + "/" + threads + "/" + contestant + "/" + metric;
  }

  /**
   * java.net.http now and then fails with "header parser received no bytes" under many threads; a
   * run of minutes should not end with that.
   */
  private static void measureAgain(Samples samples, Effort effort, Run run, Path catalogue)
      throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        measure(samples, effort, run, catalogue);
        return;
      } catch (IOException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        System.err.println(run.contestant() + " failed and is measured again: " + e.getMessage());
      }
    }
  }

  private static void measure(Samples samples, Effort effort, Run run, Path catalogue)
      throws IOException, InterruptedException {
    String warmUp = String.valueOf(effort.warmUpMillis());
    String millis = String.valueOf(effort.millis());
    List<String> command;
    if (PEERS.containsKey(run.contestant())) {
      command =
          List.of(
              interpreter(run.contestant()),
              Path.of("benchmarks", "peers", PEERS.get(run.contestant()).get(1)).toString(),
              run.url(),
              run.mode(),
              catalogue.toString(),
              warmUp,
              millis);
    } else {
      command =
          Program.java(
              Load.class,
              List.of(),
              List.of(
                  run.contestant(),
                  run.url(),
                  run.mode(),
                  String.valueOf(Catalogue.BATCH),
                  String.valueOf(run.threads()),
                  warmUp,
                  millis));
    }
    try (Program program = Program.start(command)) {
      String[] printed = program.output().strip().split(" ");
      double items = Double.parseDouble(printed[0]) * run.itemsPerCall();
      samples.add(run.sample("per-second"), items / (Double.parseDouble(printed[1]) / 1e9));
      double allocated = Double.parseDouble(printed[2]);
      if (allocated > 0) {
        samples.add(run.sample("bytes"), allocated / items);
      }
    }
  }

  /** Null if it is not on this machine. */
  private static String interpreter(String peer) {
    if (peer.equals("php")) {
      List<String> probe = List.of("php", "-r", "exit((int) !extension_loaded('curl'));");
      return Program.works(probe) ? "php" : null;
    }
    // Debian's packages are for Debian's Python, which need not be the first on the PATH.
    for (String python : List.of("python3", "/usr/bin/python3")) {
      if (Program.works(List.of(python, "-c", "import requests"))) {
        return python;
      }
    }
    return null;
  }

  /** The catalogue for programs of other languages. */
  private static Path catalogue() throws IOException {
    Path file = Files.createTempFile("catalogue", ".json");
    List<Map<String, Object>> batch = new ArrayList<>();
    for (Catalogue.Entry entry : Catalogue.entries(Catalogue.BATCH)) {
      Map<String, Object> fields = new java.util.LinkedHashMap<>();
      for (var component : Catalogue.Entry.class.getRecordComponents()) {
        String snake = component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        try {
          fields.put(snake, component.getAccessor().invoke(entry));
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException(e);
        }
      }
      batch.add(fields);
    }
    new ObjectMapper().writeValue(file.toFile(), Map.of("batch", batch));
    return file;
  }

  @Override
  public void report(Samples samples, Samples before, Markdown out) {
    for (int threads : new int[] {1, MANY}) {
      for (String mode : List.of("batch", "single")) {
        String what = mode.equals("batch") ? "Batches of 500, items" : "Single calls";
        String ours = sample(mode, threads, OURS, "per-second");
        if (!samples.has(ours)) {
          continue;
        }
        out.paragraph(
            "### " + what + " per second, " + threads + " thread" + (threads > 1 ? "s" : ""));
        out.header("", "a second", "spread", "this client is", "bytes allocated an item");
        row(samples, out, mode, threads, new Rival(OURS, "**this client**", 0, 0));
        if (before.has(ours)) {
          row(before, out, mode, threads, new Rival(OURS, "this client before", 0, 0));
        }
        RIVALS.forEach(rival -> row(samples, out, mode, threads, rival));
        out.end();
      }
    }
  }

  private static void row(Samples samples, Markdown out, String mode, int threads, Rival rival) {
    String speed = sample(mode, threads, rival.name(), "per-second");
    if (!samples.has(speed)) {
      return;
    }
    String ours = sample(mode, threads, OURS, "per-second");
    double goal = threads > 1 ? 0 : mode.equals("batch") ? rival.batch() : rival.single();
    double ratio = samples.ratio(ours, speed);
    String compared =
        rival.name().equals(OURS)
            ? ""
            : goal == 0 ? Markdown.times(ratio) : Markdown.against(ratio, goal, true);
    String bytes = sample(mode, threads, rival.name(), "bytes");
    out.row(
        List.of(
            rival.what(),
            Markdown.number(samples.median(speed)),
            Markdown.percent(samples.spread(speed)),
            compared,
            samples.has(bytes) ? Markdown.number(samples.median(bytes)) : ""));
  }
}
