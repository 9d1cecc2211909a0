package co.datacue.mock.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The report for programs. Members are only ever added. */
final class JsonReport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonReport() {}

  static ObjectNode of(CoverageReport report) {
    ObjectNode node = JSON.createObjectNode();
    node.put("reached", report.reached());
    node.put("wanted", report.wanted());
    node.put("percent", report.percent());
    report.minimum().ifPresent(minimum -> node.put("minimum", minimum));
    node.put("enough", report.isEnough());
    ObjectNode totals = node.putObject("totals");
    report
        .totals()
        .forEach((kind, of) -> totals.putObject(kind).put("reached", of[0]).put("wanted", of[1]));
    ArrayNode operations = node.putArray("operations");
    report.operations().forEach(each -> operation(operations.addObject(), each));
    ObjectNode strangers = node.putObject("noOperation");
    report.strangers().forEach(strangers::put);
    ArrayNode unused = node.putArray("unusedWaivers");
    report.unusedWaivers().forEach(each -> unused.add(each.cell()));
    return node;
  }

  private static void operation(ObjectNode node, OperationCoverage operation) {
    node.put("operation", operation.operation().id());
    node.put("method", operation.operation().method());
    node.put("path", operation.operation().path());
    if (operation.verdict() != null) {
      node.put("verdict", operation.verdict().outcome().name());
      node.put("detail", operation.verdict().detail());
    }
    ArrayNode cells = node.putArray("cells");
    operation.cells().forEach(each -> cell(cells.addObject(), each));
    ArrayNode kinds = node.putArray("kinds");
    for (KindCoverage kind : operation.kinds()) {
      ObjectNode answers = kinds.addObject().put("kind", kind.kind()).putObject("answers");
      kind.answers().forEach((status, count) -> count(answers.putObject(status.toString()), count));
    }
    ArrayNode refusals = node.putArray("refusals");
    for (Refusal refusal : operation.refusals()) {
      refusals
          .addObject()
          .put("status", refusal.status())
          .put("kind", refusal.kind())
          .put("reason", refusal.reason())
          .put("times", refusal.times());
    }
  }

  private static void cell(ObjectNode node, CellCoverage cell) {
    node.put("kind", cell.cell().kind()).put("name", cell.cell().name());
    count(node, cell.count());
    node.put("reached", cell.reached()).put("missing", cell.isMissing());
    if (cell.waiver() != null) {
      node.put("waived", cell.waiver().counts()).put("reason", cell.waiver().reason());
    }
  }

  private static void count(ObjectNode node, Count count) {
    node.put("count", count.genuine()).put("askedFor", count.askedFor());
  }
}
