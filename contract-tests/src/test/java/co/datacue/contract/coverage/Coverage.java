package co.datacue.contract.coverage;

import co.datacue.mock.Contract;
import co.datacue.mock.Operation;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which cells of the contract a test run brought about, and how often. */
final class Coverage {
  private final Map<Cell, Integer> genuine = new LinkedHashMap<>();
  private final Map<Cell, Integer> askedFor = new LinkedHashMap<>();
  private final Map<Cell, Waiver> waived = new LinkedHashMap<>();
  private final List<Waiver> unused = new ArrayList<>();
  private final Contract contract;
  private final OneOfBranches branches;

  Coverage(
      Contract contract, JsonNode root, List<RecordedExchange> exchanges, List<Waiver> waivers) {
    this.contract = contract;
    this.branches = new OneOfBranches(root);
    for (Operation operation : contract.operations()) {
      cells(operation).forEach(cell -> genuine.put(cell, 0));
    }
    exchanges.forEach(this::add);
    for (Waiver waiver : waivers) {
      List<Cell> needing =
          genuine.keySet().stream()
              .filter(waiver::covers)
              .filter(cell -> genuine.get(cell) == 0)
              .toList();
      needing.forEach(cell -> waived.put(cell, waiver));
      if (needing.isEmpty()) {
        unused.add(waiver);
      }
    }
  }

  private List<Cell> cells(Operation operation) {
    List<Cell> cells = new ArrayList<>();
    operation.responses().keySet().forEach(status -> cells.add(cell(operation, "status", status)));
    operation
        .requestExamples()
        .keySet()
        .forEach(name -> cells.add(cell(operation, "request", name)));
    branches.of(operation).keySet().forEach(name -> cells.add(cell(operation, "branch", name)));
    operation
        .responses()
        .forEach(
            (status, examples) ->
                examples.keySet().forEach(name -> cells.add(answer(operation, status, name))));
    return cells;
  }

  private static Cell cell(Operation operation, String kind, Object name) {
    return new Cell(operation.id(), kind, name.toString());
  }

  private static Cell answer(Operation operation, int status, String name) {
    return cell(operation, "answer", status + " " + name);
  }

  private void add(RecordedExchange exchange) {
    if (exchange.operationId() != null) {
      Map<Cell, Integer> counts = exchange.isGenuine() ? genuine : askedFor;
      reached(contract.operation(exchange.operationId()), exchange)
          .forEach(cell -> counts.merge(cell, 1, Integer::sum));
    }
  }

  private Set<Cell> reached(Operation operation, RecordedExchange exchange) {
    Set<Cell> reached = new LinkedHashSet<>();
    if (operation.documents(exchange.status())) {
      reached.add(cell(operation, "status", exchange.status()));
      JsonNode answer = exchange.responseJson();
      operation
          .responses()
          .get(exchange.status())
          .forEach(
              (name, example) -> {
                if (SameJson.same(example, answer)) {
                  reached.add(answer(operation, exchange.status(), name));
                }
              });
    }
    if (exchange.status() < 300) {
      JsonNode sent = exchange.requestJson();
      operation
          .requestExamples()
          .forEach(
              (name, example) -> {
                if (SameJson.same(example, sent)) {
                  reached.add(cell(operation, "request", name));
                }
              });
      branches
          .matching(operation, sent)
          .forEach(branch -> reached.add(cell(operation, "branch", branch)));
    }
    return reached;
  }

  /** How often each cell was brought about without being asked for. */
  Map<Cell, Integer> genuine() {
    return genuine;
  }

  int askedFor(Cell cell) {
    return askedFor.getOrDefault(cell, 0);
  }

  Map<Cell, Waiver> waived() {
    return waived;
  }

  boolean covered(Cell cell) {
    return genuine.get(cell) > 0 || waived.containsKey(cell) && askedFor(cell) > 0;
  }

  /** What is missing, with what to do about it. */
  List<String> gaps() {
    List<String> gaps = new ArrayList<>();
    for (Cell cell : genuine.keySet()) {
      if (!covered(cell)) {
        gaps.add(
            cell
                + (askedFor(cell) > 0
                    ? ": only asked for with Prefer (" + askedFor(cell) + "), never brought about"
                    : ": no test brings it about"));
      }
    }
    unused.forEach(
        waiver -> gaps.add("The waiver of " + waiver.cell() + " is not needed: remove it"));
    return gaps;
  }

  /** The number of cells covered and in all, by kind. */
  Map<String, int[]> totals() {
    Map<String, int[]> totals = new TreeMap<>();
    for (Cell cell : genuine.keySet()) {
      int[] total = totals.computeIfAbsent(cell.kind(), kind -> new int[2]);
      total[0] += covered(cell) ? 1 : 0;
      total[1]++;
    }
    return totals;
  }
}
