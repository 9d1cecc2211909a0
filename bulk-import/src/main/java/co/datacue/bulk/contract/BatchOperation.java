package co.datacue.bulk.contract;

import co.datacue.bulk.Action;
import java.util.List;

/**
 * A batch operation of the contract. Immutable.
 *
 * @param id the contract's operationId
 * @param resource what its items are, as the path names it: {@code products}
 * @param items what an item must be
 * @param ids the names of the fields that together identify an item
 * @param most how many items a request may have
 */
public record BatchOperation(
    String id, String resource, Action action, ObjectShape items, List<String> ids, int most) {}
