package co.datacue.mock.report;

import java.io.StringWriter;
import java.util.List;
import java.util.function.Predicate;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The report as JUnit's XML, which CI servers show. */
final class JUnitReport {
  private static final String NAME = "datacue.coverage";

  private final CoverageReport report;
  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;

  JUnitReport(CoverageReport report) {
    this.report = report;
    try {
      this.xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  String xml() {
    try {
      xml.writeStartDocument("UTF-8", "1.0");
      start("testsuites");
      xml.writeAttribute("name", NAME);
      for (OperationCoverage operation : report.operations()) {
        suite(operation);
      }
      minimum();
      xml.writeEndDocument(); // and what is open
      return text.append('\n').toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  private void suite(OperationCoverage operation) throws XMLStreamException {
    Verdict verdict = operation.verdict();
    Verdict.Outcome outcome = verdict == null ? null : verdict.outcome();
    long skipped = operation.cells().stream().filter(each -> !each.reached()).count();
    start("testsuite");
    xml.writeAttribute("name", operation.operation().id());
    counts(
        operation.cells().size() + (verdict == null ? 0 : 1),
        outcome == Verdict.Outcome.DIFFERS ? 1 : 0,
        skipped + (outcome == Verdict.Outcome.NOT_TRIED ? 1 : 0));
    if (verdict != null) {
      startCase(operation.operation().id(), "as documented");
      if (outcome != Verdict.Outcome.AS_DOCUMENTED) {
        problem(outcome == Verdict.Outcome.DIFFERS ? "failure" : "skipped", verdict.detail());
      }
      xml.writeEndElement();
    }
    for (CellCoverage cell : operation.cells()) {
      startCase(operation.operation().id(), cell.cell().kind() + " " + cell.cell().name());
      if (!cell.reached()) {
        problem("skipped", cell.isNotNeeded() ? cell.waiver().reason() : cell.gap());
      }
      told(output(operation, cell.cell()));
      xml.writeEndElement();
    }
    List<String> documented =
        operation.cells(Cell.STATUS).stream().map(each -> each.cell().name()).toList();
    told(refusals(operation, each -> !documented.contains(operation.documentation(each.status()))));
    xml.writeEndElement();
  }

  /** Of a status what was refused with it, of a kind of request how it was answered. */
  private static List<String> output(OperationCoverage operation, Cell cell) {
    if (cell.kind().equals(Cell.STATUS)) {
      return refusals(
          operation, each -> cell.name().equals(operation.documentation(each.status())));
    }
    return operation.kinds().stream()
        .filter(each -> cell.kind().equals(Cell.BRANCH) && cell.name().equals(each.kind()))
        .flatMap(each -> each.answers().entrySet().stream())
        .map(each -> TextReport.count(each.getValue()) + " × " + each.getKey())
        .toList();
  }

  private static List<String> refusals(OperationCoverage operation, Predicate<Refusal> which) {
    return operation.refusals().stream()
        .filter(which)
        .map(
            each ->
                "%d × %d %s%s"
                    .formatted(
                        each.times(),
                        each.status(),
                        each.kind() == null ? "" : each.kind() + ": ",
                        each.reason()))
        .toList();
  }

  private void told(List<String> lines) throws XMLStreamException {
    if (!lines.isEmpty()) {
      start("system-out");
      xml.writeCharacters(legal(String.join("\n", lines)));
      xml.writeEndElement();
    }
  }

  private void minimum() throws XMLStreamException {
    if (report.minimum().isPresent()) {
      start("testsuite");
      xml.writeAttribute("name", "minimum");
      counts(1, report.isEnough() ? 0 : 1, 0);
      startCase("minimum", "at least " + report.minimum().getAsInt() + " %");
      if (!report.isEnough()) {
        problem("failure", report.summary());
      }
      xml.writeEndElement();
      xml.writeEndElement();
    }
  }

  private void start(String element) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement(element);
  }

  private void startCase(String operation, String name) throws XMLStreamException {
    start("testcase");
    xml.writeAttribute("classname", NAME + "." + operation);
    xml.writeAttribute("name", name);
    xml.writeAttribute("time", "0");
  }

  private void counts(long tests, long failures, long skipped) throws XMLStreamException {
    xml.writeAttribute("tests", tests + "");
    xml.writeAttribute("failures", failures + "");
    xml.writeAttribute("errors", "0");
    xml.writeAttribute("skipped", skipped + "");
  }

  private void problem(String element, String message) throws XMLStreamException {
    start(element);
    xml.writeAttribute("message", legal(message));
    xml.writeEndElement();
  }

  /** XML has no way to write some characters. */
  private static String legal(String text) {
    return text.replaceAll(
        "[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD");
  }
}
