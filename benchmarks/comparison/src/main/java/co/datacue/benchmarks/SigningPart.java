package co.datacue.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link SigningBenchmark} under JMH. */
final class SigningPart implements Part {
  private static final List<String> SIZES = List.of("0", "512", "16384", "204800", "5242880");

  private static final List<List<String>> ROWS =
      List.of(
          List.of("floor", "floor: Mac, hex and Base64"),
          List.of("interceptor", "**this interceptor**, body in an array"),
          List.of("interceptorInClient", "**this interceptor**, body as the client writes it"),
          List.of("naive", "naive interceptor, body in an array"),
          List.of("floorOfCopy", "floor of a body in an array: one copy, then the same"));

  @Override
  public String name() {
    return "signing";
  }

  @Override
  public void measure(Samples samples, Effort effort) throws Exception {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(SigningBenchmark.class.getName())
            .addProfiler(GCProfiler.class)
            .forks(effort.smoke() ? 0 : 2)
            .warmupIterations(effort.smoke() ? 0 : 2)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(effort.smoke() ? 1 : 3)
            .measurementTime(
                effort.smoke()
                    ? new TimeValue(effort.millis(), TimeUnit.MILLISECONDS)
                    : TimeValue.seconds(1))
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    if (effort.smoke()) {
      options.param("size", "512");
    }
    System.err.println("signing: JMH, about 4 minutes");
    for (RunResult result : new Runner(options.build()).run()) {
      String label = result.getPrimaryResult().getLabel();
      String prefix = sample(result.getParams().getParam("size"), label, "");
      for (BenchmarkResult fork : result.getBenchmarkResults()) {
        for (IterationResult iteration : fork.getIterationResults()) {
          samples.add(prefix + "ns", iteration.getPrimaryResult().getScore());
        }
      }
      samples.add(
          prefix + "bytes", result.getSecondaryResults().get("gc.alloc.rate.norm").getScore());
    }
  }

  private static String sample(String size, String row, String metric) {
    return "signing/" + size + "/" + row + "/" + metric;
  }

  /** At most this many times the floor; 0 where no goal is set. */
  private static double goal(String size) {
    return switch (size) {
      case "0" -> 0;
      case "512" -> 2;
      default -> 1.10;
    };
  }

  @Override
  public void report(Samples samples, Samples before, Markdown out) {
    for (String size : SIZES) {
      if (!samples.has(sample(size, "floor", "ns"))) {
        continue;
      }
      out.paragraph(
          "### Body of " + String.format(Locale.ROOT, "%,d", Integer.parseInt(size)) + " bytes");
      out.header("", "ns", "spread", "over the floor", "bytes allocated");
      for (List<String> row : ROWS) {
        report(samples, out, size, row.get(0), row.get(1));
        if (row.get(0).startsWith("interceptor") && before.has(sample(size, row.get(0), "ns"))) {
          report(before, out, size, row.get(0), "the same before");
        }
      }
      out.end();
    }
  }

  private static void report(Samples samples, Markdown out, String size, String row, String what) {
    String time = sample(size, row, "ns");
    if (!samples.has(time)) {
      return;
    }
    String bytes = Markdown.number(samples.median(sample(size, row, "bytes")));
    out.measured(samples, what, time, compared(samples, size, row), bytes);
  }

  private static String compared(Samples samples, String size, String row) {
    double floor = samples.median(sample(size, "floor", "ns"));
    double ratio = samples.median(sample(size, row, "ns")) / floor;
    if (row.equals("floor")) {
      return "";
    }
    if (!row.startsWith("interceptor") || goal(size) == 0) {
      return Markdown.times(ratio);
    }
    String copy = sample(size, "floorOfCopy", "ns");
    return Markdown.against(
        ratio,
        goal(size),
        false,
        samples.has(copy)
            ? "a copy and no more " + Markdown.times(samples.median(copy) / floor)
            : "");
  }
}
