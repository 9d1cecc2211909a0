package co.datacue.bulk;

import co.datacue.bulk.contract.BatchOperation;
import co.datacue.client.ApiCall;
import co.datacue.client.BatchOutcome;
import co.datacue.client.DataCueClient;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The items that wait for one operation. Used by one thread. */
final class Lane {
  /** What the API takes in one request, less what surrounds the items. */
  static final int MOST_BYTES = 5 * 1024 * 1024 - 64;

  private final BatchOperation operation;
  private final BatchCalls calls;
  private final Deque<Pending> ready = new ArrayDeque<>();

  Lane(BatchOperation operation) {
    this.operation = operation;
    this.calls = BatchCalls.of(operation);
  }

  BatchOperation operation() {
    return operation;
  }

  /** Makes models of what this operation sends. */
  ItemReader reader() {
    return new ItemReader(operation, calls.itemType());
  }

  void add(Pending item) {
    ready.add(item);
  }

  /** Puts items back where they were, to be sent again. */
  void addFirst(List<Pending> items) {
    for (int i = items.size() - 1; i >= 0; i--) {
      ready.addFirst(items.get(i));
    }
  }

  boolean isEmpty() {
    return ready.isEmpty();
  }

  /** Whether there is a whole request's worth. */
  boolean has(int count) {
    return ready.size() >= Math.min(count, operation.most()) || ready.peekFirst().together > 0;
  }

  /** Takes the items of the next request. */
  List<Pending> take(int most) {
    int together = ready.peekFirst().together;
    int limit = Math.min(most, operation.most());
    limit = together == 0 ? limit : Math.min(limit, together);
    List<Pending> taken = new ArrayList<>(Math.min(limit, ready.size()));
    long bytes = 0;
    while (taken.size() < limit && !ready.isEmpty()) {
      Pending next = ready.peekFirst();
      bytes += next.size();
      if (!taken.isEmpty() && (bytes > MOST_BYTES || next.together != together)) {
        break;
      }
      taken.add(ready.pollFirst());
    }
    return taken;
  }

  ApiCall<BatchOutcome<Object>> call(DataCueClient client, List<Pending> items) {
    return calls.call(client, items.stream().map(item -> item.body).toList());
  }
}
