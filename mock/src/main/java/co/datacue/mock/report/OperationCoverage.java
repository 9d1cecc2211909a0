package co.datacue.mock.report;

import co.datacue.mock.Operation;
import java.util.List;
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

  /** The cells of one kind, {@code status} say. */
  public List<CellCoverage> cells(String kind) {
    return cells.stream().filter(each -> each.cell().kind().equals(kind)).toList();
  }
}
