package co.datacue.client;

import co.datacue.client.BatchOutcome.Item;
import co.datacue.client.BatchOutcome.State;
import co.datacue.client.model.BatchResult;
import co.datacue.client.model.ItemStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Lays the statuses of a 207 beside the items that were sent. */
final class BatchMatcher {
  private final List<Map<String, String>> sentIds;
  private final List<Map<String, String>> answeredIds;
  private final Set<String> idsOfAll = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  /**
   * @param sentIds by item, as {@link ItemIds} gives them
   * @param answeredIds by status
   */
  BatchMatcher(List<Map<String, String>> sentIds, List<Map<String, String>> answeredIds) {
    this.sentIds = sentIds;
    this.answeredIds = answeredIds;
    sentIds.forEach(ids -> idsOfAll.addAll(ids.values()));
  }

  <T> BatchOutcome<T> match(List<T> items, BatchResult result, int attempts) {
    List<ItemStatus> statuses = result.getStatus() == null ? List.of() : result.getStatus();
    List<Item<T>> outcomes = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      outcomes.add(outcome(i, items.get(i), i < statuses.size() ? statuses.get(i) : null));
    }
    return new BatchOutcome<>(outcomes, result, attempts);
  }

  private <T> Item<T> outcome(int index, T sent, @Nullable ItemStatus status) {
    if (status == null) {
      return new Item<>(index, sent, State.UNKNOWN, "The answer has no status for this item", null);
    }
    String mismatch = mismatch(at(index, sentIds), at(index, answeredIds));
    if (mismatch != null) {
      return new Item<>(index, sent, State.UNKNOWN, mismatch, status);
    }
    if (status.getStatus() == null) {
      return new Item<>(
          index, sent, State.UNKNOWN, "The contract does not know the item's status", status);
    }
    return switch (status.getStatus()) {
      case OK -> new Item<>(index, sent, State.OK, null, status);
      case ERROR -> new Item<>(index, sent, State.FAILED, status.getError(), status);
    };
  }

  private static Map<String, String> at(int index, List<Map<String, String>> ids) {
    return index < ids.size() ? ids.get(index) : Map.of(); // another thread changed the list
  }

  /**
   * Why the status cannot be this item's, null if it can. The reference's own answers name ids
   * wrongly ({@code product_id} of an order) and write them in another case. So an id counts as
   * another item's if it stands under a name that this item has, with another value, or if it is
   * one of another item and none of this one, whatever its name.
   */
  private @Nullable String mismatch(Map<String, String> sent, Map<String, String> answered) {
    for (Map.Entry<String, String> id : answered.entrySet()) {
      String own = sent.get(id.getKey());
      boolean anothers =
          own != null
              ? !own.equalsIgnoreCase(id.getValue())
              : idsOfAll.contains(id.getValue())
                  && sent.values().stream().noneMatch(id.getValue()::equalsIgnoreCase);
      if (anothers) {
        return "The answer has the status of "
            + id.getKey()
            + " \""
            + id.getValue()
            + "\" at the place of "
            + sent;
      }
    }
    return null;
  }
}
