package co.datacue.mock.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What a run covered of the contract, at one moment, for the console, for a browser, for programs
 * and for whatever reads JUnit's XML. Has reasons and counts, no bodies and no credentials.
 * Immutable.
 *
 * @param strict whether only counts what was not asked for
 * @param operations in the contract's order
 * @param waivers all that were given
 * @param strangers requests that no operation answers: status, method and path, and how many
 * @param minimum how many percent have to be reached, if it was told
 */
public record CoverageReport(
    boolean strict,
    List<OperationCoverage> operations,
    List<Waiver> waivers,
    Map<String, Integer> strangers,
    OptionalInt minimum) {

  /**
   * @throws IllegalArgumentException if the minimum is not from 0 to 100
   */
  public CoverageReport {
    if (minimum.orElse(0) < 0 || minimum.orElse(0) > 100) {
      throw new IllegalArgumentException(
          "The minimum must be from 0 to 100 percent: " + minimum.getAsInt());
    }
    operations = List.copyOf(operations);
    waivers = List.copyOf(waivers);
  }

  /** The same with what the run says of each operation, by the operation's id. */
  public CoverageReport with(Map<String, Verdict> verdicts) {
    return new CoverageReport(
        strict,
        operations.stream().map(each -> each.with(verdicts.get(each.operation().id()))).toList(),
        waivers,
        strangers,
        minimum);
  }

  /** All cells, in the contract's order. */
  public List<CellCoverage> cells() {
    return operations.stream().flatMap(each -> each.cells().stream()).toList();
  }

  /** How many cells were reached. */
  public int reached() {
    return (int) cells().stream().filter(CellCoverage::reached).count();
  }

  /** How many there are to be reached, without those that are not needed. */
  public int wanted() {
    return (int) cells().stream().filter(each -> !each.isNotNeeded() || each.reached()).count();
  }

  /** The share reached in percent, rounded down: 100 only if nothing is missing. */
  public int percent() {
    return wanted() == 0 ? 100 : (int) (100L * reached() / wanted());
  }

  /** Whether the minimum is reached; true if none was told. */
  public boolean isEnough() {
    return percent() >= minimum.orElse(0);
  }

  /** What is missing and which waivers nothing needs, a sentence each. */
  public List<String> gaps() {
    return Stream.concat(
            cells().stream().filter(CellCoverage::isMissing).map(CellCoverage::gap),
            unusedWaivers().stream()
                .map(each -> "The waiver of " + each.cell() + " is not needed: remove it"))
        .toList();
  }

  /** The waivers without which everything would be the same. */
  public List<Waiver> unusedWaivers() {
    List<Waiver> used = cells().stream().map(CellCoverage::waiver).toList();
    return waivers.stream().filter(each -> !used.contains(each)).toList();
  }

  /** The number of cells reached and wanted, by kind. */
  Map<String, int[]> totals() {
    Map<String, int[]> totals = new LinkedHashMap<>();
    for (CellCoverage each : cells()) {
      int[] total = totals.computeIfAbsent(each.cell().kind(), kind -> new int[2]);
      total[0] += each.reached() ? 1 : 0;
      total[1] += each.reached() || each.isMissing() ? 1 : 0;
    }
    return totals;
  }

  /** A table of some forty lines, and what was refused. */
  public String text() {
    return new TextReport(this).text();
  }

  /** All of it as one JSON object. */
  public String json() {
    return JsonReport.of(this).toPrettyString();
  }

  /** A page that needs no other file. */
  public String html() {
    return new HtmlReport(this).html();
  }

  /**
   * A suite for each operation with a case for each cell: passed if it was reached, skipped if it
   * is missing or waived. Fails if the minimum is not reached or an operation differs from what is
   * documented.
   */
  public String junitXml() {
    return new JUnitReport(this).xml();
  }

  /**
   * Writes {@code index.html}, {@code coverage.json}, {@code coverage.txt} and {@code
   * TEST-datacue-coverage.xml} into a folder, which is made if it is not there.
   *
   * @throws UncheckedIOException if that fails
   */
  public void write(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("index.html"), html());
      Files.writeString(folder.resolve("coverage.json"), json());
      Files.writeString(folder.resolve("coverage.txt"), text());
      Files.writeString(folder.resolve("TEST-datacue-coverage.xml"), junitXml());
    } catch (IOException e) {
      throw new UncheckedIOException("The report could not be written to " + folder + ": " + e, e);
    }
  }

  /** In one line: reached, wanted, percent, and the minimum if there is one. */
  public String summary() {
    String enough =
        minimum.isEmpty()
            ? ""
            : (isEnough() ? "; at least " : "; too little, at least ")
                + minimum.getAsInt()
                + " % "
                + (isEnough() ? "were wanted" : "are wanted");
    return "%d of %d reached, %d %%%s".formatted(reached(), wanted(), percent(), enough);
  }

  /** The one line. */
  @Override
  public String toString() {
    return "CoverageReport[" + summary() + "]";
  }
}
