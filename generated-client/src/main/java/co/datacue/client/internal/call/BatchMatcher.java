package co.datacue.client.internal.call;

import co.datacue.client.BatchOutcome;
import co.datacue.client.BatchOutcome.Item;
import co.datacue.client.BatchOutcome.State;
import co.datacue.client.internal.json.ItemIds;
import co.datacue.client.internal.json.JsonBody;
import co.datacue.client.json.DataCueJson;
import co.datacue.client.json.ItemId;
import co.datacue.client.model.BatchResult;
import co.datacue.client.model.ItemStatus;
import com.google.gson.Gson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lays the statuses of a 207 beside the items that were sent. */
public record BatchMatcher(ItemIds sentIds, ItemIds answeredIds) {

  /** As if the items had been sent and the result had come. */
  public static <T> BatchOutcome<T> matched(List<T> items, BatchResult result) {
    Gson gson = DataCueJson.gson();
    ItemIds sent = JsonBody.ids(Map.of("batch", items), gson.getAdapter(Map.class));
    ItemIds answered = JsonBody.ids(result, gson.getAdapter(BatchResult.class));
    return new BatchMatcher(sent, answered).match(items, result, 1);
  }

  <T> BatchOutcome<T> match(List<T> items, BatchResult result, int attempts) {
    List<ItemStatus> statuses = result.getStatus() == null ? List.of() : result.getStatus();
    List<Item<T>> outcomes = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      ItemStatus status = i < statuses.size() ? statuses.get(i) : null;
      boolean usual = items.size() == statuses.size() && sentIds.confirmedBy(answeredIds, i);
      String doubt = usual ? null : doubt(i, status, items.size(), statuses.size());
      outcomes.add(outcome(i, items.get(i), status, doubt));
    }
    return new BatchOutcome<>(outcomes, result, attempts);
  }

  private static <T> Item<T> outcome(
      int index, T sent, @Nullable ItemStatus status, @Nullable String doubt) {
    if (doubt != null) {
      return new Item<>(index, sent, State.UNKNOWN, doubt, status);
    }
    String told = status.getStatus();
    if (ItemStatus.STATUS_OK.equals(told)) {
      return new Item<>(index, sent, State.OK, null, status);
    } else if (ItemStatus.STATUS_ERROR.equals(told)) {
      return new Item<>(index, sent, State.FAILED, status.getError(), status);
    }
    String unknown =
        told == null
            ? "The answer does not tell the item's status"
            : "The contract does not know the item's status \"%s\""
                .formatted(AnswerText.beginning(told));
    return new Item<>(index, sent, State.UNKNOWN, unknown, status);
  }

  /** Why it is not sure that the status is the item's, null if it is. */
  private @Nullable String doubt(
      int index, @Nullable ItemStatus status, int itemCount, int statusCount) {
    if (status == null) {
      return "The answer has no status for this item";
    }
    List<ItemId> own = new ArrayList<>(2);
    for (ItemId answered : answeredIds.of(index)) {
      if (isAnothers(index, answered)) {
        return "The answer has the status of "
            + answered.name()
            + " \""
            + AnswerText.beginning(answered.value())
            + "\" at the place of "
            + sentIds.of(index);
      } else if (carries(index, answered)) {
        own.add(answered);
      }
    }
    if (itemCount != statusCount && !isOnlyOneWith(own, itemCount)) {
      return "The answer has "
          + statusCount
          + " statuses for "
          + itemCount
          + " items, and the one at this place does not say whose it is";
    }
    return null;
  }

  /**
   * Whether an id is another item's. The reference's own answers name ids wrongly ({@code
   * product_id} of an order) and write them in another case, so an id that no other item has may be
   * the item's in spite of that. Under its right name it counts as it stands there.
   */
  private boolean isAnothers(int index, ItemId answered) {
    for (ItemId own : sentIds.of(index)) {
      if (own.name().equals(answered.name())) {
        return !own.value().equals(answered.value())
            && (!carries(index, answered) || sentIds.count(answered.value()) > 0);
      }
    }
    int holders = 0;
    for (int i = 0; i < sentIds.size(); i++) {
      holders += carries(i, answered) ? 1 : 0;
    }
    return holders > (carries(index, answered) ? 1 : 0);
  }

  /** Whether an item has that id, under its name if the item has that, and in whatever case. */
  private boolean carries(int index, ItemId answered) {
    boolean carries = false;
    for (ItemId own : sentIds.of(index)) {
      boolean same = own.value().equalsIgnoreCase(answered.value());
      if (own.name().equals(answered.name())) {
        return same;
      }
      carries |= same;
    }
    return carries;
  }

  private boolean isOnlyOneWith(List<ItemId> ids, int itemCount) {
    int carriers = 0;
    for (int i = 0; i < itemCount; i++) {
      int item = i;
      carriers += ids.stream().allMatch(id -> carries(item, id)) ? 1 : 0;
    }
    return !ids.isEmpty() && carriers == 1;
  }
}
