package co.datacue.bulk.command;

import co.datacue.bulk.contract.BatchOperations;
import java.util.Iterator;

/** What the contract has batches of, for the usage text and for completion. */
final class Resources implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return BatchOperations.builtIn().resources().iterator();
  }
}
