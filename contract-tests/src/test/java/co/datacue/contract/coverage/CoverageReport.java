package co.datacue.contract.coverage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What the gate found, for the console, for a browser and for programs. */
record CoverageReport(Coverage coverage, SecondOpinion.Result opinions) {

  String text() {
    TreeSet<String> statuses = new TreeSet<>();
    coverage.genuine().keySet().stream()
        .filter(cell -> cell.kind().equals("status"))
        .forEach(cell -> statuses.add(cell.name()));
    StringBuilder text =
        new StringBuilder("Contract coverage: requests per operation and status\n");
    text.append("%-22s".formatted("operation"));
    statuses.forEach(status -> text.append("%7s".formatted(status)));
    text.append("  requests  answers\n");
    for (Map.Entry<String, List<Cell>> operation : byOperation().entrySet()) {
      text.append("%-22s".formatted(operation.getKey()));
      for (String status : statuses) {
        text.append("%7s".formatted(count(new Cell(operation.getKey(), "status", status))));
      }
      text.append("%10s%9s%n".formatted(share(operation, "request"), share(operation, "answer")));
    }
    text.append("A star: asked for with Prefer; a dash: not documented; 0: missing.\n");
    coverage
        .totals()
        .forEach((kind, total) -> text.append("%s %d of %d  ".formatted(kind, total[0], total[1])));
    text.append("\nTwo validators judged %,d requests and answers".formatted(opinions.judged()));
    text.append(" and differed on %d".formatted(opinions.disagreements().size()));
    opinions.known().forEach((spot, times) -> text.append("; %s %d times".formatted(spot, times)));
    return text.append('\n').toString();
  }

  String json() {
    ObjectNode report = RecordedExchange.JSON.createObjectNode();
    ObjectNode totals = report.putObject("totals");
    coverage
        .totals()
        .forEach((kind, of) -> totals.putObject(kind).put("covered", of[0]).put("all", of[1]));
    ArrayNode cells = report.putArray("cells");
    for (Map.Entry<Cell, Integer> entry : coverage.genuine().entrySet()) {
      Cell cell = entry.getKey();
      ObjectNode node =
          cells
              .addObject()
              .put("operation", cell.operation())
              .put("kind", cell.kind())
              .put("name", cell.name())
              .put("count", entry.getValue())
              .put("askedFor", coverage.askedFor(cell))
              .put("covered", coverage.covered(cell));
      if (coverage.waived().containsKey(cell)) {
        node.put("waiver", coverage.waived().get(cell).reason());
      }
    }
    ObjectNode validators = report.putObject("validators").put("judged", opinions.judged());
    ArrayNode differing = validators.putArray("disagreements");
    opinions.disagreements().forEach(each -> differing.add(each.toString()));
    ObjectNode known = validators.putObject("blindSpots");
    opinions
        .known()
        .forEach(
            (spot, times) ->
                known.putObject(spot.name()).put("times", times).put("reason", spot.reason()));
    return report.toPrettyString();
  }

  String html() {
    StringBuilder rows = new StringBuilder();
    for (Map.Entry<Cell, Integer> entry : coverage.genuine().entrySet()) {
      Cell cell = entry.getKey();
      Waiver waiver = coverage.waived().get(cell);
      rows.append(
          "<tr class=%s><td>%s<td>%s<td>%s<td>%s<td>%s\n"
              .formatted(
                  !coverage.covered(cell) ? "missing" : waiver == null ? "reached" : "waived",
                  escape(cell.operation()),
                  cell.kind(),
                  escape(cell.name()),
                  count(cell),
                  waiver == null ? "" : escape(waiver.counts() + ": " + waiver.reason())));
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
        .formatted(escape(text()), rows);
  }

  private Map<String, List<Cell>> byOperation() {
    Map<String, List<Cell>> cells = new LinkedHashMap<>();
    coverage
        .genuine()
        .keySet()
        .forEach(
            cell -> cells.computeIfAbsent(cell.operation(), id -> new ArrayList<>()).add(cell));
    return cells;
  }

  private String count(Cell cell) {
    Integer count = coverage.genuine().get(cell);
    if (count == null) {
      return "-";
    }
    return coverage.waived().containsKey(cell) ? coverage.askedFor(cell) + "*" : count.toString();
  }

  private String share(Map.Entry<String, List<Cell>> operation, String kind) {
    List<Cell> cells =
        operation.getValue().stream().filter(cell -> cell.kind().equals(kind)).toList();
    return cells.stream().filter(coverage::covered).count() + "/" + cells.size();
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
