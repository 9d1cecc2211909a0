package co.datacue.client.internal.call;

import co.datacue.client.BatchOutcome;
import co.datacue.client.BatchOutcome.Item;
import co.datacue.client.BatchOutcome.State;
import co.datacue.client.internal.json.ItemIds;
import co.datacue.client.internal.json.ItemIds.ItemId;
import co.datacue.client.internal.json.JsonBody;
import co.datacue.client.json.DataCueJson;
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
    } else if (status.getStatus() == null) {
      String unknown = "The contract does not know the item's status";
      return new Item<>(index, sent, State.UNKNOWN, unknown, status);
    }
    return switch (status.getStatus()) {
      case OK -> new Item<>(index, sent, State.OK, null, status);
      case ERROR -> new Item<>(index, sent, State.FAILED, status.getError(), status);
    };
  }

  /** Why it is not sure that the status is the item's, null if it is. */
  private @Nullable String doubt(
      int index, @Nullable ItemStatus status, int itemCount, int statusCount) {
    if (status == null) {
      return "The answer has no status for this item";
    }
    List<ItemId> own = new ArrayList<>(2);
    for (ItemId answered : answeredIds.of(index)) {
      Whose whose = whose(index, answered);
      if (whose == Whose.ANOTHERS) {
        return "The answer has the status of "
            + answered.name()
            + " \""
            + AnswerText.shown(answered.value())
            + "\" at the place of "
            + sentIds.of(index);
      } else if (whose == Whose.OWN) {
        own.add(answered);
      }
    }
    if (itemCount != statusCount && !tellApart(index, own)) {
      return "The answer has "
          + statusCount
          + " statuses for "
          + itemCount
          + " items, and the one at this place does not say whose it is";
    }
    return null;
  }

  /**
   * Whether these of the item's ids are no other item's: all that it has, or one that is unique.
   */
  private boolean tellApart(int index, List<ItemId> own) {
    if (!own.isEmpty() && own.size() == sentIds.of(index).size()) {
      return true;
    }
    for (ItemId id : own) {
      if (sentIds.count(id.value()) == 1) {
        return true;
      }
    }
    return false;
  }

  private enum Whose {
    OWN,
    NOBODYS,
    ANOTHERS
  }

  /**
   * Whose id it is. The reference's own answers name ids wrongly ({@code product_id} of an order)
   * and write them in another case. So one that is exactly the item's is its own, whatever the
   * name; else one that is exactly another item's is that one's; and only then does case not count.
   */
  private Whose whose(int index, ItemId answered) {
    String id = answered.value();
    boolean exactly = false;
    boolean almost = false;
    for (ItemId own : sentIds.of(index)) {
      if (own.name().equals(answered.name())) { // then no other of its ids counts
        exactly = own.value().equals(id);
        almost = own.value().equalsIgnoreCase(id);
        if (!almost) {
          return Whose.ANOTHERS;
        }
        break;
      }
      exactly |= own.value().equals(id);
      almost |= own.value().equalsIgnoreCase(id);
    }
    if (exactly || almost && sentIds.count(id) == 0) {
      return Whose.OWN;
    }
    return sentIds.hasIgnoringCase(id) ? Whose.ANOTHERS : Whose.NOBODYS;
  }
}
