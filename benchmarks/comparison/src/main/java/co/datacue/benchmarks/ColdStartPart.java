package co.datacue.benchmarks;

import co.datacue.benchmarks.contestants.FirstRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** From the start of a JVM to the first answered request, and the classes loaded by then. */
final class ColdStartPart implements Part {
  private static final String OURS = "datacue";
  private static final double GOAL = 1.1;
  private static final String GOAL_AGAINST = "okhttp";
  private static final String FLOOR = "retrofit";

  /** In the order of the report. */
  private static final Map<String, String> CONTESTANTS = new LinkedHashMap<>();

  static {
    CONTESTANTS.put(OURS, "**this client**");
    CONTESTANTS.put(GOAL_AGAINST, "(a) OkHttp + Gson + Mac by hand");
    CONTESTANTS.put("jdk-http", "(b) java.net.http + Jackson + Mac by hand");
    CONTESTANTS.put(FLOOR, "floor: (a) through Retrofit, and nothing else");
  }

  @Override
  public String name() {
    return "cold-start";
  }

  @Override
  public void measure(Samples samples, Effort effort) throws Exception {
    try (Program server = Program.server(1)) {
      String url = server.line();
      // The first starts pay for a cold disk.
      int starts = effort.smoke() ? 1 : 40;
      for (int start = effort.smoke() ? 0 : -3; start < starts; start++) {
        System.err.printf("cold start: %d of %d%n", start + 1, starts);
        for (String name : CONTESTANTS.keySet()) {
          double millis = start(name, url, List.of());
          if (start >= 0) {
            samples.add(sample(name, "ms"), millis);
          }
        }
      }
      for (String name : CONTESTANTS.keySet()) {
        Path log = Files.createTempFile("classes", ".log");
        start(name, url, List.of("-Xlog:class+load:file=" + log));
        try (Stream<String> lines = Files.lines(log)) {
          samples.add(sample(name, "classes"), lines.filter(l -> l.contains("source:")).count());
        }
        Files.delete(log);
      }
    }
  }

  private static String sample(String name, String metric) {
    return "cold-start/" + name + "/" + metric;
  }

  private static double start(String name, String url, List<String> options) throws Exception {
    List<String> command = Program.java(FirstRequest.class, options, List.of(name, url));
    long begun = System.nanoTime();
    try (Program program = Program.start(command)) {
      program.line();
      double millis = (System.nanoTime() - begun) / 1e6;
      program.output();
      return millis;
    }
  }

  @Override
  public void report(Samples samples, Samples before, Markdown out) {
    out.header("", "ms", "spread", "this client takes", "classes loaded");
    row(samples, out, OURS, CONTESTANTS.get(OURS));
    if (before.has(sample(OURS, "ms"))) {
      row(before, out, OURS, "this client before");
    }
    CONTESTANTS.forEach(
        (name, what) -> {
          if (!name.equals(OURS)) {
            row(samples, out, name, what);
          }
        });
    out.end();
  }

  private static void row(Samples samples, Markdown out, String name, String what) {
    String time = sample(name, "ms");
    if (!samples.has(time)) {
      return;
    }
    String compared = name.equals(OURS) ? "" : compared(samples, name);
    String classes = Markdown.number(samples.median(sample(name, "classes")));
    out.measured(samples, what, time, compared, classes);
  }

  private static String compared(Samples samples, String name) {
    double ratio = samples.ratio(sample(OURS, "ms"), sample(name, "ms"));
    if (!name.equals(GOAL_AGAINST)) {
      return Markdown.times(ratio);
    }
    String floor = sample(FLOOR, "ms");
    return Markdown.against(
        ratio,
        GOAL,
        false,
        samples.has(floor)
            ? "Retrofit alone " + Markdown.times(samples.ratio(floor, sample(name, "ms")))
            : "");
  }
}
