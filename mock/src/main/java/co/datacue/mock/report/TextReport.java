package co.datacue.mock.report;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report for a console. */
final class TextReport {
  private static final int MAX_REASONS = 5;
  private static final int NARROWEST = 7;

  private final CoverageReport report;
  private final Collection<String> statuses = new TreeSet<>();
  private final int width;
  private final String column;

  TextReport(CoverageReport report) {
    this.report = report;
    report.operations().stream()
        .flatMap(each -> each.cells(Cell.STATUS).stream())
        .forEach(each -> statuses.add(each.cell().name()));
    this.width =
        report.operations().stream()
            .flatMap(
                each ->
                    Stream.concat(
                        Stream.of(each.operation().id()),
                        each.kinds().stream().map(kind -> "  " + kind.kind())))
            .mapToInt(String::length)
            .max()
            .orElse(0);
    int longest = statuses.stream().mapToInt(String::length).max().orElse(0);
    this.column = "%" + Math.max(NARROWEST, longest + 2) + "s";
  }

  String text() {
    StringBuilder text = new StringBuilder("Contract coverage: " + report.summary() + "\n");
    text.append(padded("operation"));
    statuses.forEach(status -> text.append(column.formatted(status)));
    text.append("  also\n");
    report.operations().forEach(each -> operation(text, each));
    text.append(
        "Answers by status. A star: asked for with Prefer; a dash: not documented; 0: missing");
    text.append("; +: not needed.\n");
    text.append(
        report.totals().entrySet().stream()
            .map(
                each ->
                    "%s %d of %d"
                        .formatted(plural(each.getKey()), each.getValue()[0], each.getValue()[1]))
            .collect(Collectors.joining(", ", "", "\n")));
    missingKinds(text);
    if (!report.strict()) {
      refusals(text);
    }
    report.unusedWaivers().forEach(each -> text.append("Waiver not needed: " + each.cell() + "\n"));
    return text.toString();
  }

  private void operation(StringBuilder text, OperationCoverage operation) {
    text.append(padded(operation.operation().id()));
    List<CellCoverage> cells = operation.cells(Cell.STATUS);
    for (String status : statuses) {
      String count =
          cells.stream()
              .filter(each -> each.cell().name().equals(status))
              .map(TextReport::count)
              .findFirst()
              .orElse("-");
      text.append(column.formatted(count));
    }
    String also =
        List.of(Cell.BRANCH, Cell.REQUEST, Cell.ANSWER).stream()
            .filter(kind -> !operation.cells(kind).isEmpty())
            .map(kind -> share(operation.cells(kind)) + " " + plural(kind))
            .collect(Collectors.joining(", "));
    String verdict = operation.verdict() == null ? "" : operation.verdict().toString();
    text.append(
        ("  " + also + (also.isEmpty() || verdict.isEmpty() ? "" : "; ") + verdict)
            .stripTrailing());
    text.append('\n');
    if (!report.strict()) {
      operation.kinds().forEach(each -> kind(text, operation, each));
    }
  }

  private void kind(StringBuilder text, OperationCoverage operation, KindCoverage kind) {
    if (!kind.answers().isEmpty()) {
      StringBuilder line =
          new StringBuilder(padded("  " + (kind.kind() == null ? "of no kind" : kind.kind())));
      for (String status : statuses) {
        Count count = operation.answered(kind, status);
        line.append(column.formatted(count.all() == 0 ? "" : count(count)));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
  }

  private String padded(String name) {
    return (name + " ".repeat(width)).substring(0, Math.max(width, name.length()));
  }

  static String count(CellCoverage cell) {
    if (cell.isNotNeeded()) {
      return "+";
    }
    return count(cell.count());
  }

  /** All of them, with a star if nothing brought them about but being asked for. */
  static String count(Count count) {
    return count.genuine() > 0 || count.askedFor() == 0 ? count.all() + "" : count.askedFor() + "*";
  }

  private static String share(List<CellCoverage> cells) {
    return cells.stream().filter(CellCoverage::reached).count() + "/" + cells.size();
  }

  private static String plural(String kind) {
    return switch (kind) {
      case Cell.BRANCH -> "kinds";
      case Cell.STATUS -> "statuses";
      default -> kind + "s";
    };
  }

  private void missingKinds(StringBuilder text) {
    for (OperationCoverage operation : report.operations()) {
      List<String> missing =
          operation.cells(Cell.BRANCH).stream()
              .filter(CellCoverage::isMissing)
              .map(each -> each.cell().name())
              .toList();
      if (!missing.isEmpty()) {
        text.append(operation.operation().id() + " was never taken with: ");
        text.append(String.join(", ", missing) + "\n");
      }
    }
  }

  private void refusals(StringBuilder text) {
    for (OperationCoverage operation : report.operations()) {
      List<Refusal> all = operation.refusals();
      if (!all.isEmpty()) {
        text.append("Refused of " + operation.operation().id() + ":\n");
        all.stream().limit(MAX_REASONS).forEach(each -> text.append(line(each)));
        if (all.size() > MAX_REASONS) {
          text.append("        and for %d more reasons%n".formatted(all.size() - MAX_REASONS));
        }
      }
    }
    report
        .strangers()
        .forEach(
            (what, times) ->
                text.append(
                    "No operation: %s, %d %s%n"
                        .formatted(what, times, times == 1 ? "time" : "times")));
  }

  private static String line(Refusal refusal) {
    return "%5d × %d %s%s%n"
        .formatted(
            refusal.times(),
            refusal.status(),
            refusal.kind() == null ? "" : refusal.kind() + ": ",
            refusal.reason());
  }
}
