package co.datacue.mock.report;

import co.datacue.mock.Contract;
import co.datacue.mock.Exchange;
import co.datacue.mock.Operation;
import co.datacue.mock.RequestKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts what the requests of a run bring about of a contract, one exchange at a time. Keeps counts
 * and a limited number of reasons, no bodies: the length of a run does not matter. Safe for any
 * number of threads.
 */
public final class Coverage {
  private static final int MAX_REASONS = 50;
  private static final int MAX_STRANGERS = 50;

  private final Contract contract;
  private final boolean strict;
  private final Cells cellsOf;
  private final Map<Cell, Count> cells = new LinkedHashMap<>();
  private final Map<Answered, Count> answered = new HashMap<>();
  private final Map<String, Tally<Reason>> reasons = new HashMap<>();
  private final Tally<String> strangers = new Tally<>(MAX_STRANGERS, "others");

  /** A status of an operation, for one kind of request or for those of none. */
  record Answered(String operation, @Nullable String kind, int status) {}

  private record Reason(@Nullable String kind, int status, String text) {}

  private Coverage(Contract contract, boolean strict) {
    this.contract = contract;
    this.strict = strict;
    this.cellsOf = new Cells(contract, strict);
    for (Operation operation : contract.operations()) {
      cellsOf.of(operation).forEach(cell -> cells.put(cell, Count.NONE));
    }
  }

  /**
   * For the tests of a program that calls the API: of each operation every documented status, and
   * every kind of request it tells apart, taken with a 2xx. An answer counts that the caller asked
   * the mock for, as tests do to see failures.
   */
  public static Coverage of(Contract contract) {
    return new Coverage(contract, false);
  }

  /**
   * For the tests of a server or a client library: every example of the contract as well, sent and
   * answered, and nothing counts that was asked for, unless a {@link Waiver} lets it.
   */
  public static Coverage strict(Contract contract) {
    return new Coverage(contract, true);
  }

  /** Counts one exchange. */
  public void add(Exchange exchange) {
    if (exchange.operationId() == null) {
      synchronized (this) {
        String request = exchange.method() + " " + exchange.rawPath();
        strangers.add(exchange.status() + " " + (request.isBlank() ? "not HTTP" : request));
      }
      return;
    }
    Cells.Reached reached = cellsOf.reached(contract.operation(exchange.operationId()), exchange);
    List<String> kinds = reached.kinds();
    count(exchange, kinds.size() == 1 ? kinds.get(0) : null, reached.cells());
  }

  private synchronized void count(Exchange exchange, @Nullable String kind, Set<Cell> reached) {
    boolean genuine = isGenuine(exchange);
    reached.forEach(cell -> cells.computeIfPresent(cell, (same, count) -> count.plus(genuine)));
    answered.compute(
        new Answered(exchange.operationId(), kind, exchange.status()),
        (same, count) -> (count == null ? Count.NONE : count).plus(genuine));
    if (exchange.status() >= 400 || !exchange.sentWhole()) {
      reasons
          .computeIfAbsent(
              exchange.operationId(),
              id -> new Tally<>(MAX_REASONS, new Reason(null, 0, "other reasons")))
          .add(new Reason(kind, exchange.status(), Reasons.of(exchange)));
    }
  }

  /** Whether nobody asked for the status: the request itself brought it about. */
  private static boolean isGenuine(Exchange exchange) {
    if (exchange.fault() != null) {
      return false;
    }
    return switch (exchange.status()) {
      case 400 -> exchange.signatureValid() && (violated(exchange) || !exchange.preferRequested());
      case 401 -> !exchange.signatureValid() && exchange.refusal() != null;
      case 413 -> exchange.refusal() != null;
      default -> !exchange.preferRequested();
    };
  }

  private static boolean violated(Exchange exchange) {
    return Violation.of(exchange).stream().anyMatch(each -> each.side().equals("request"));
  }

  /** What was counted so far, with nothing waived and no minimum. */
  public CoverageReport report() {
    return report(List.of(), OptionalInt.empty());
  }

  /**
   * What was counted so far.
   *
   * @param waivers cells to be excused
   * @param minimum how many percent of the cells have to be reached, from 0 to 100
   * @throws IllegalArgumentException if a waiver covers nothing that the contract has, or the
   *     minimum is out of its range
   */
  public synchronized CoverageReport report(List<Waiver> waivers, OptionalInt minimum) {
    for (Waiver waiver : waivers) {
      if (cells.keySet().stream().noneMatch(waiver::covers)) {
        throw new IllegalArgumentException(
            "The waiver of " + waiver.cell() + " covers nothing that the contract has.");
      }
    }
    List<OperationCoverage> operations = new ArrayList<>();
    for (Operation operation : contract.operations()) {
      operations.add(
          new OperationCoverage(
              operation,
              cellsOf.of(operation).stream()
                  .map(cell -> CellCoverage.of(cell, cells.get(cell), strict, waivers))
                  .toList(),
              rows(operation),
              refusals(operation),
              null));
    }
    return new CoverageReport(strict, operations, waivers, strangers.times(), minimum);
  }

  private List<KindCoverage> rows(Operation operation) {
    List<KindCoverage> rows = new ArrayList<>();
    for (RequestKind kind : contract.requestKinds(operation)) {
      rows.add(new KindCoverage(kind.name(), byStatus(operation, kind.name())));
    }
    Map<Integer, Count> none = byStatus(operation, null);
    if (!rows.isEmpty() && !none.isEmpty()) {
      rows.add(new KindCoverage(null, none));
    }
    return rows;
  }

  private Map<Integer, Count> byStatus(Operation operation, @Nullable String kind) {
    Map<Integer, Count> counts = new TreeMap<>();
    answered.forEach(
        (key, count) -> {
          if (key.equals(new Answered(operation.id(), kind, key.status()))) {
            counts.put(key.status(), count);
          }
        });
    return counts;
  }

  private List<Refusal> refusals(Operation operation) {
    Tally<Reason> found = reasons.get(operation.id());
    return found == null
        ? List.of()
        : found.times().entrySet().stream()
            .map(
                each -> {
                  Reason reason = each.getKey();
                  return new Refusal(
                      reason.kind(), reason.status(), reason.text(), each.getValue());
                })
            .sorted(
                Comparator.comparingInt(Refusal::status)
                    .thenComparing(Refusal::times, Comparator.reverseOrder()))
            .toList();
  }
}
