package co.datacue.benchmarks;

/** One thing that is measured and its section in the report. */
interface Part {
  /** The first part of the names of its samples. */
  String name();

  /** Measures, with progress to the error stream. */
  void measure(Samples samples, Effort effort) throws Exception;

  /** Writes the section; {@code before} is an earlier state of the client, perhaps empty. */
  void report(Samples samples, Samples before, Markdown out);

  /** How long to measure. A smoke run proves that it works, and its numbers mean nothing. */
  record Effort(int rounds, long warmUpMillis, long millis, boolean smoke) {}
}
