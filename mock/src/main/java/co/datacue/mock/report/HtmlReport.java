package co.datacue.mock.report;

/** The report for a browser, one file without scripts. */
final class HtmlReport {
  private final CoverageReport report;

  HtmlReport(CoverageReport report) {
    this.report = report;
  }

  String html() {
    StringBuilder rows = new StringBuilder();
    for (CellCoverage each : report.cells()) {
      rows.append(
          "<tr class=%s><td>%s<td>%s<td>%s<td>%s<td>%s\n"
              .formatted(
                  each.isMissing() ? "missing" : each.waiver() == null ? "reached" : "waived",
                  escape(each.cell().operation()),
                  each.cell().kind(),
                  escape(each.cell().name()),
                  TextReport.count(each),
                  each.waiver() == null
                      ? ""
                      : escape(each.waiver().counts() + ": " + each.waiver().reason())));
    }
    return """
        <!doctype html><html lang=en><meta charset=utf-8><title>Contract coverage</title>
        <style>
        body { font: 14px/1.5 system-ui, sans-serif; margin: 2em; color: #1c1e21 }
        table { border-collapse: collapse } td, th { padding: 2px 12px; text-align: left }
        tr.reached td:nth-child(4) { color: #1a7f37 } tr.waived td { background: #fff8e1 }
        tr.missing td { background: #ffdcd8; font-weight: 600 } tr { border-bottom: 1px solid #ddd }
        </style>
        <h1>Contract coverage</h1><pre>%s</pre>
        <table><tr><th>Operation<th>Kind<th>Name<th>Times<th>Waiver
        %s</table></html>
        """
        .formatted(escape(report.text()), rows);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
