package co.datacue.bulk;

import co.datacue.bulk.ImportFailedException.Kind;
import co.datacue.bulk.ItemOutcome.State;
import co.datacue.client.BatchOutcome;
import co.datacue.client.BatchOutcome.Item;
import co.datacue.client.DataCueException;
import co.datacue.client.FailedCall;
import co.datacue.client.NetworkException;
import co.datacue.client.StatusException;
import co.datacue.client.UndecodableAnswerException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Headers;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Response;

/** Decides what an answer means for each item of its request. Used by one thread. */
final class Answers {
  /** How often an item is sent whose refusal may pass, or of which an answer does not speak. */
  private static final int MOST_REFUSALS = 3;

  private final OnExists onExists;
  private final Pace pace;

  Answers(OnExists onExists, Pace pace) {
    this.onExists = onExists;
    this.pace = pace;
  }

  /**
   * What follows from an answer. Every item of the request is in one of the lists.
   *
   * @param again to be sent once more as they are
   * @param asUpdates exist, and are to be sent as updates
   * @param trouble what was wrong with the request as a whole, empty if nothing
   * @param failure why no further request makes sense
   */
  record Verdict(
      List<Settled> settled,
      List<Pending> again,
      List<Pending> asUpdates,
      String trouble,
      @Nullable Failure failure) {
    static Verdict again(List<Pending> items, String trouble) {
      return new Verdict(List.of(), items, List.of(), trouble, null);
    }

    static Verdict rejected(Pending item, String reason) {
      return new Verdict(
          List.of(new Settled(item, outcome(item, State.REJECTED, reason))),
          List.of(),
          List.of(),
          reason,
          null);
    }
  }

  /** How an item ended. */
  record Settled(Pending item, ItemOutcome outcome) {}

  /** Why an import cannot go on. */
  record Failure(Kind kind, String message, @Nullable Throwable cause) {}

  static ItemOutcome outcome(Pending item, State state, @Nullable String reason) {
    boolean doubtful = item.doubtful && (state == State.EXISTED || state == State.ABSENT);
    return new ItemOutcome(item.number, item.source, state, reason, doubtful);
  }

  Verdict judge(Sent sent) {
    Response<BatchOutcome<Object>> answer = sent.answer();
    if (answer == null) {
      return failed(sent.items(), sent.failure());
    }
    BatchOutcome<Object> outcome = answer.body();
    if (answer.isSuccessful() && outcome != null) {
      pace.succeeded(System.nanoTime());
      return itemByItem(sent.items(), outcome);
    }
    return refused(sent.items(), answer);
  }

  private Verdict itemByItem(List<Pending> items, BatchOutcome<Object> outcome) {
    List<Settled> settled = new ArrayList<>(items.size());
    List<Pending> again = new ArrayList<>(0);
    List<Pending> asUpdates = new ArrayList<>(0);
    for (int i = 0; i < items.size(); i++) {
      Pending item = items.get(i);
      item.together = 0;
      item.doubtful |= outcome.attempts() > 1;
      Item<Object> answered = outcome.items().get(i);
      if (mayStillPass(item, answered)) {
        again.add(item);
      } else if (isToBeUpdated(item, answered)) {
        asUpdates.add(item);
      } else {
        settled.add(new Settled(item, settled(item, answered)));
      }
    }
    return new Verdict(settled, again, asUpdates, "", null);
  }

  private static boolean mayStillPass(Pending item, Item<Object> answered) {
    boolean unknown = answered.state() == BatchOutcome.State.UNKNOWN;
    item.doubtful |= unknown;
    return (unknown || answered.mayPass()) && ++item.refusals < MOST_REFUSALS;
  }

  private boolean isToBeUpdated(Pending item, Item<Object> answered) {
    return item.action == Action.CREATE && answered.alreadyExists() && onExists == OnExists.UPDATE;
  }

  private ItemOutcome settled(Pending item, Item<Object> answered) {
    if (answered.state() == BatchOutcome.State.OK) {
      return outcome(item, State.ACCEPTED, null);
    } else if (item.action == Action.CREATE && answered.alreadyExists()) {
      // After a lost answer it is most likely this import's own, which is no failure.
      boolean fails = onExists == OnExists.FAIL && !item.doubtful;
      return outcome(item, fails ? State.REJECTED : State.EXISTED, fails ? answered.error() : null);
    } else if (item.action == Action.DELETE && answered.notFound()) {
      return outcome(item, State.ABSENT, null);
    }
    boolean unclear = answered.state() == BatchOutcome.State.UNKNOWN || item.doubtful;
    String reason = (unclear ? "may have been taken or not: " : "") + answered.error();
    return outcome(item, State.REJECTED, reason);
  }

  private Verdict refused(List<Pending> items, Response<BatchOutcome<Object>> answer) {
    StatusException status = status(answer);
    String trouble = status.getMessage();
    switch (answer.code()) {
      case 400, 422 -> {
        return apart(items, "was refused: " + said(status));
      }
      case 413 -> {
        pace.tooLarge(items.size());
        return apart(items, "is too large for the API");
      }
      case 401 -> {
        String message =
            "The API refused the credentials: "
                + said(status)
                + ". Nothing of that request was taken.";
        return new Verdict(
            List.of(),
            items,
            List.of(),
            trouble,
            new Failure(Kind.WRONG_CREDENTIALS, message, status));
      }
      case 429 -> pace.tooMany(retryAfter(answer.headers()), System.nanoTime());
      default -> {
        if (answer.code() < 500 && answer.code() != 408) {
          return new Verdict(
              List.of(),
              items,
              List.of(),
              trouble,
              new Failure(Kind.UNEXPECTED_ANSWER, trouble + "; is the address right?", status));
        }
        items.forEach(item -> item.doubtful = true);
        pace.failed(retryAfter(answer.headers()), System.nanoTime());
      }
    }
    return Verdict.again(items, trouble);
  }

  /** A request is refused as a whole for what may be one item: half of it is tried at a time. */
  private static Verdict apart(List<Pending> items, String reason) {
    if (items.size() == 1) {
      return Verdict.rejected(items.get(0), reason);
    }
    int half = (items.size() + 1) / 2;
    items.forEach(item -> item.together = half);
    return Verdict.again(items, reason);
  }

  private Verdict failed(List<Pending> items, @Nullable Throwable failure) {
    String trouble = String.valueOf(failure == null ? null : failure.getMessage());
    if (failure instanceof IllegalArgumentException) {
      return apart(items, "cannot be sent: " + trouble);
    } else if (failure instanceof NetworkException
        || failure instanceof UndecodableAnswerException) {
      boolean sent = ((DataCueException) failure).attempts() > 0;
      items.forEach(item -> item.doubtful |= sent);
      pace.failed(Duration.ZERO, System.nanoTime());
      return Verdict.again(items, trouble);
    }
    return new Verdict(
        List.of(),
        items,
        List.of(),
        trouble,
        new Failure(Kind.UNEXPECTED_ANSWER, "A request could not be sent: " + trouble, failure));
  }

  private static String said(StatusException status) {
    return status.apiMessage() == null ? status.getMessage() : status.apiMessage();
  }

  private static StatusException status(Response<BatchOutcome<Object>> answer) {
    okhttp3.Request request = answer.raw().request();
    FailedCall call = new FailedCall("The batch", request.method(), request.url().encodedPath(), 1);
    String body = "";
    String type = null;
    try (ResponseBody error = answer.errorBody()) {
      if (error != null) {
        type = error.contentType() == null ? null : error.contentType().toString();
        body = error.string();
      }
    } catch (IOException e) {
      body = "(its body could not be read: " + e.getMessage() + ")";
    }
    return StatusException.of(call, answer.code(), type, body);
  }

  private static Duration retryAfter(Headers headers) {
    String value = headers.get("Retry-After");
    if (value != null && value.matches("[0-9]{1,6}")) {
      return Duration.ofSeconds(Long.parseLong(value));
    }
    Instant until = value == null ? null : headers.getInstant("Retry-After");
    Duration wait = until == null ? Duration.ZERO : Duration.between(Instant.now(), until);
    return wait.isNegative() ? Duration.ZERO : wait;
  }
}
