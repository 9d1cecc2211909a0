package co.datacue.mock.report;

import co.datacue.mock.Operation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came about of one operation.
 *
 * @param operation which
 * @param cells what there is to be reached
 * @param kinds how each kind of request was answered; empty if the operation tells none apart
 * @param refusals what was refused and why, by status and then the most frequent first
 * @param verdict what the run says of the operation; null if it judges none
 */
public record OperationCoverage(
    Operation operation,
    List<CellCoverage> cells,
    List<KindCoverage> kinds,
    List<Refusal> refusals,
    @Nullable Verdict verdict) {
  OperationCoverage with(@Nullable Verdict judged) {
    return new OperationCoverage(operation, cells, kinds, refusals, judged);
  }

  /** How often requests of a kind were answered with what is documented under a key. */
  Count answered(KindCoverage kind, String documented) {
    return kind.answers().entrySet().stream()
        .filter(each -> documentation(each.getKey()).equals(documented))
        .map(Map.Entry::getValue)
        .reduce(Count.NONE, Count::plus);
  }

  /** The key under which the contract documents a status; the status itself where it does not. */
  String documentation(int status) {
    return operation.documentation(status).orElse(String.valueOf(status));
  }

  /** The cells of one kind, {@code status} say. */
  public List<CellCoverage> cells(String kind) {
    return cells.stream().filter(each -> each.cell().kind().equals(kind)).toList();
  }
}
