package co.datacue.mock.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The report for a browser: one file without scripts, since CI servers forbid them. It looks as the
 * inspector's page does.
 */
final class HtmlReport {
  private static final String STYLES = style("base.css") + style("coverage.css");

  private final CoverageReport report;
  private final TreeSet<String> statuses = new TreeSet<>();

  HtmlReport(CoverageReport report) {
    this.report = report;
    report.operations().stream()
        .flatMap(each -> each.cells(Cell.STATUS).stream())
        .forEach(each -> statuses.add(each.cell().name()));
  }

  private static String style(String name) {
    try (InputStream css =
        HtmlReport.class.getResourceAsStream("/co/datacue/mock/inspector/" + name)) {
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String html() {
    return """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>Contract coverage</title>
        <style>
        %s</style>
        <main class="page">
        <header class="lead">
        <h1>Coverage of the contract</h1>
        <p class="big">%d %%<span>%s</span></p>
        <progress max="%d" value="%d" aria-label="Reached"></progress>
        </header>
        %s%s%s%s</main>
        </html>
        """
        .formatted(
            STYLES,
            report.percent(),
            escape(report.summary()),
            Math.max(1, report.wanted()),
            report.reached(),
            verdicts(),
            table(),
            examples(),
            refusals());
  }

  private String table() {
    StringBuilder html =
        new StringBuilder(
            "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Answers by operation and"
                + " status\">\n<table class=\"matrix\">\n<thead><tr><th scope=\"col\">Operation");
    statuses.forEach(status -> html.append("<th scope=\"col\">").append(status));
    html.append("</thead>\n<tbody>\n");
    for (OperationCoverage operation : report.operations()) {
      html.append("<tr><th scope=\"row\">").append(escape(operation.operation().id()));
      List<CellCoverage> cells = operation.cells(Cell.STATUS);
      for (String status : statuses) {
        html.append(
            cells.stream()
                .filter(each -> each.cell().name().equals(status))
                .map(HtmlReport::cell)
                .findFirst()
                .orElse("<td class=\"none\">–"));
      }
      html.append('\n');
      operation.kinds().forEach(each -> html.append(kind(operation, each)));
    }
    return html.append(
            """
            </tbody>
            </table>
            </div>
            <p class="legend"><span class="reached">reached</span><span class="asked">* only asked for</span>\
            <span class="missing">missing</span><span class="none">+ not needed</span>\
            <span class="none">– not documented</span></p>
            """)
        .toString();
  }

  private static String cell(CellCoverage cell) {
    String tone =
        cell.isMissing()
            ? "missing"
            : cell.isNotNeeded() ? "none" : cell.count().genuine() > 0 ? "reached" : "asked";
    String why = cell.waiver() == null ? "" : " title=\"" + escape(cell.waiver().reason()) + "\"";
    return "<td class=\"" + tone + "\"" + why + ">" + TextReport.count(cell);
  }

  private String kind(OperationCoverage operation, KindCoverage kind) {
    boolean missing =
        operation.cells(Cell.BRANCH).stream()
            .anyMatch(each -> each.isMissing() && each.cell().name().equals(kind.kind()));
    StringBuilder html = new StringBuilder("<tr class=\"kind\"><th scope=\"row\">");
    html.append(escape(kind.kind() == null ? "of no kind" : kind.kind()));
    html.append(missing ? "<span class=\"todo\">never taken</span>" : "");
    for (String status : statuses) {
      Count count = operation.answered(kind, status);
      String tone = count.all() == 0 ? "none" : status.compareTo("400") < 0 ? "taken" : "turned";
      html.append("<td class=\"").append(tone).append("\">");
      html.append(count.all() == 0 ? "" : TextReport.count(count));
    }
    return html.append('\n').toString();
  }

  /** The cells that are no status and no kind of request, if there are any. */
  private String examples() {
    List<String> rows = new ArrayList<>();
    for (CellCoverage each : report.cells()) {
      if (List.of(Cell.REQUEST, Cell.ANSWER).contains(each.cell().kind())) {
        rows.add(
            "<tr><th scope=\"row\">%s<td>%s<td>%s%s\n"
                .formatted(
                    escape(each.cell().operation()),
                    each.cell().kind(),
                    escape(each.cell().name()),
                    cell(each)));
      }
    }
    return rows.isEmpty()
        ? ""
        : "<section class=\"refusals\"><h2>Examples</h2>\n<div class=\"scroll\" tabindex=\"0\""
            + " role=\"region\" aria-label=\"Examples\"><table class=\"matrix\">\n"
            + "<thead><tr><th scope=\"col\">Operation<th scope=\"col\">Sent or"
            + " answered<th scope=\"col\">Example<th scope=\"col\">Times</thead>\n<tbody>\n"
            + String.join("", rows)
            + "</tbody></table></div></section>\n";
  }

  private String verdicts() {
    List<OperationCoverage> judged =
        report.operations().stream().filter(each -> each.verdict() != null).toList();
    return judged.isEmpty()
        ? ""
        : judged.stream()
            .map(
                each ->
                    item(
                        each.verdict().outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        each.verdict().outcome() == Verdict.Outcome.AS_DOCUMENTED
                            ? "fine"
                            : each.verdict().outcome() == Verdict.Outcome.DIFFERS
                                ? "broken"
                                : "refused",
                        "",
                        each.operation().id(),
                        each.verdict().detail()))
            .collect(
                Collectors.joining(
                    "",
                    "<section class=\"refusals verdicts\"><h2>Operations</h2>\n<ul>\n",
                    "</ul></section>\n"));
  }

  private String refusals() {
    record Found(String operation, Refusal refusal) {}

    List<Found> all =
        report.operations().stream()
            .flatMap(
                each -> each.refusals().stream().map(one -> new Found(each.operation().id(), one)))
            .sorted(Comparator.comparingInt((Found each) -> each.refusal().times()).reversed())
            .toList();
    StringBuilder html = new StringBuilder();
    for (Found each : all) {
      Refusal refusal = each.refusal();
      String where = each.operation() + (refusal.kind() == null ? "" : " · " + refusal.kind());
      String tone = refusal.status() >= 500 ? "broken" : "refused";
      html.append(
          item(refusal.status() + "", tone, refusal.times() + " ×", where, refusal.reason()));
    }
    for (Map.Entry<String, Integer> stranger : report.strangers().entrySet()) {
      html.append(
          item("–", "refused", stranger.getValue() + " ×", "no operation", stranger.getKey()));
    }
    return html.isEmpty()
        ? ""
        : "<section class=\"refusals\"><h2>Refused, and why</h2>\n<ul>\n"
            + html
            + "</ul></section>\n";
  }

  private static String item(String pill, String tone, String times, String where, String why) {
    return "<li><span class=\"times\">%s</span><span class=\"pill %s\">%s</span><div><strong>%s</strong><p>%s</p></div>\n"
        .formatted(times, tone, escape(pill), escape(where), escape(why));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
