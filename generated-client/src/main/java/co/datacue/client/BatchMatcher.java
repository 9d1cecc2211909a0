package co.datacue.client;

import co.datacue.client.BatchOutcome.Item;
import co.datacue.client.BatchOutcome.State;
import co.datacue.client.internal.json.ItemIds;
import co.datacue.client.internal.json.ItemIds.ItemId;
import co.datacue.client.model.BatchResult;
import co.datacue.client.model.ItemStatus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lays the statuses of a 207 beside the items that were sent. */
final class BatchMatcher {
  private final ItemIds sentIds;
  private final ItemIds answeredIds;

  BatchMatcher(ItemIds sentIds, ItemIds answeredIds) {
    this.sentIds = sentIds;
    this.answeredIds = answeredIds;
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
    String mismatch = mismatch(index);
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

  /**
   * Why the status cannot be this item's, null if it can. The reference's own answers name ids
   * wrongly ({@code product_id} of an order) and write them in another case. So an id counts as
   * another item's if it stands under a name that this item has, with another value, or if it is
   * one of another item and none of this one, whatever its name.
   */
  private @Nullable String mismatch(int index) {
    for (ItemId answered : answeredIds.of(index)) {
      if (isAnothers(index, answered)) {
        return "The answer has the status of "
            + answered.name()
            + " \""
            + answered.value()
            + "\" at the place of "
            + sentIds.of(index);
      }
    }
    return null;
  }

  private boolean isAnothers(int index, ItemId answered) {
    boolean own = false;
    for (ItemId sent : sentIds.of(index)) {
      boolean same = sent.value().equalsIgnoreCase(answered.value());
      if (sent.name().equals(answered.name())) {
        return !same;
      }
      own |= same;
    }
    return !own && sentIds.hasId(answered.value());
  }
}
