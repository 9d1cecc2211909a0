package co.datacue.client;

import co.datacue.client.BatchOutcome.Item;
import co.datacue.client.BatchOutcome.State;
import co.datacue.client.model.BatchResult;
import co.datacue.client.model.ItemStatus;
import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lays the statuses of a 207 beside the items that were sent. */
final class BatchMatcher {
  private final Gson gson;

  BatchMatcher(Gson gson) {
    this.gson = gson;
  }

  <T> BatchOutcome<T> match(ItemList<T> sent, BatchResult result) {
    List<T> items = sent.items() == null ? List.of() : sent.items();
    List<ItemStatus> statuses = result.getStatus() == null ? List.of() : result.getStatus();
    List<Item<T>> outcomes = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      outcomes.add(outcome(i, items.get(i), i < statuses.size() ? statuses.get(i) : null));
    }
    return new BatchOutcome<>(outcomes, result);
  }

  private <T> Item<T> outcome(int index, T sent, @Nullable ItemStatus status) {
    if (status == null) {
      return new Item<>(index, sent, State.UNKNOWN, "The answer has no status for this item", null);
    }
    String mismatch = mismatch(sent, status);
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
   * wrongly ({@code product_id} of an order) and write them in another case, so an id counts as
   * another's only if it stands under a name that the item has, with another value.
   */
  private @Nullable String mismatch(Object sent, ItemStatus status) {
    JsonObject item = gson.toJsonTree(sent).getAsJsonObject();
    for (Map.Entry<String, JsonElement> field :
        gson.toJsonTree(status).getAsJsonObject().entrySet()) {
      JsonElement own = field.getKey().endsWith("_id") ? item.get(field.getKey()) : null;
      if (own != null
          && field.getValue().isJsonPrimitive()
          && !own.getAsString().equalsIgnoreCase(field.getValue().getAsString())) {
        return "The answer has the status of "
            + field.getKey()
            + " "
            + field.getValue()
            + " at the place of "
            + own;
      }
    }
    return null;
  }
}
