package co.datacue.client;

import co.datacue.client.internal.call.BatchMatcher;
import co.datacue.client.model.BatchResult;
import co.datacue.client.model.ItemStatus;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of each item of a batch. An answer 207 is matched to the items by position, and an id
 * that the answer gives is checked against the item's. The lists cannot be changed; the models in
 * them are those that were sent.
 *
 * @param items one outcome per item sent, in the order sent; see also {@link #surplus}
 * @param result the answer as it came
 * @param attempts how many times the batch was sent. If more than once, an earlier attempt may have
 *     taken effect before it failed, and an item that "already exists" may be its work; see {@link
 *     RetryPolicy}.
 */
public record BatchOutcome<T>(List<Item<T>> items, BatchResult result, int attempts) {

  /** Copies the list. */
  public BatchOutcome {
    items = List.copyOf(items);
  }

  /**
   * Lays an answer beside the items that were sent, as the client does: for tests of what it is
   * built into.
   *
   * @param items models such as {@code Product}
   */
  public static <T> BatchOutcome<T> of(List<T> items, BatchResult result) {
    return BatchMatcher.matched(items, result);
  }

  /** What is known of one item. */
  public enum State {
    /** The API took the item. */
    OK,
    /** The API refused the item; {@link Item#error()} says why. */
    FAILED,
    /**
     * The answer does not say: it has no status for this position, a status the contract does not
     * know, or one with the id of another item; or it has more or fewer statuses than there are
     * items, and none with this item's id at its position. Never to be taken for success.
     */
    UNKNOWN
  }

  /**
   * One item and what became of it.
   *
   * @param index position in the batch, from 0
   * @param sent the item as it was sent
   * @param state what is known
   * @param error the API's words for a failed item, null if it found none; or why the state is
   *     unknown; null if all is well
   * @param status the status in the answer at this position, null if there is none
   */
  public record Item<T>(
      int index, T sent, State state, @Nullable String error, @Nullable ItemStatus status) {

    /** Whether the API refused to create the item because there is one with its ids. */
    public boolean alreadyExists() {
      return isFailedWith("already exists");
    }

    /** Whether the API refused to change or delete the item because there is none with its ids. */
    public boolean notFound() {
      return isFailedWith("not found");
    }

    /**
     * Whether the API refused the item for another reason than one that stays, which are the two
     * that the reference shows.
     */
    public boolean mayPass() {
      return state == State.FAILED && !alreadyExists() && !notFound();
    }

    private boolean isFailedWith(String words) {
      return state == State.FAILED
          && error != null
          && error.toLowerCase(Locale.ROOT).contains(words);
    }
  }

  /** Returns the items that the API took. */
  public List<Item<T>> succeeded() {
    return with(State.OK);
  }

  /** Returns the items that the API refused. */
  public List<Item<T>> failed() {
    return with(State.FAILED);
  }

  /** Returns the items of which the answer does not say what became of them. */
  public List<Item<T>> unknown() {
    return with(State.UNKNOWN);
  }

  /**
   * Returns the items that may succeed if they are sent again: those of which the outcome is
   * unknown, and those that {@link Item#mayPass}. Sending an unknown item again may answer that it
   * exists: then the first sending had taken effect. Resend no more than a few times: a reason that
   * stays may be worded otherwise.
   */
  public List<T> worthResending() {
    return items.stream()
        .filter(item -> item.state() == State.UNKNOWN || item.mayPass())
        .map(Item::sent)
        .toList();
  }

  /** Returns the statuses beyond those of the items, which the API should not have sent. */
  public List<ItemStatus> surplus() {
    List<ItemStatus> statuses = result.getStatus() == null ? List.of() : result.getStatus();
    return statuses.subList(Math.min(items.size(), statuses.size()), statuses.size());
  }

  /** Whether the API took every item. */
  public boolean allOk() {
    return items.stream().allMatch(item -> item.state() == State.OK);
  }

  private List<Item<T>> with(State state) {
    return items.stream().filter(item -> item.state() == state).toList();
  }
}
