package co.datacue.mock.state;

import co.datacue.mock.Contract;
import co.datacue.mock.gate.Answer;
import co.datacue.mock.gate.ReceivedRequest;
import co.datacue.mock.gate.Step;
import co.datacue.mock.state.ItemStore.Outcome;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers a batch with one status per item sent, in order, and keeps what was created, updated and
 * deleted if there is a state. What comes after it has to find that the request keeps to the
 * contract; where there is nothing to be found, it is not asked.
 *
 * <p>A request that asks for a certain answer gets that one, and nothing is held of it.
 */
public final class HoldingStep implements Step {
  private static final Pattern WANTED_IN_HEADER =
      Pattern.compile("(^|[\\s,;])(code|example|dynamic)\\s*=", Pattern.CASE_INSENSITIVE);
  private static final Pattern WANTED_IN_QUERY = Pattern.compile("[?&]__(code|example|dynamic)=");
  private static final String ASSUMED = " (assumed: the reference tells this of batches only)";

  private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();
  private static final String ON_DEMAND = "Failed on demand";

  private final Resources resources;
  private final @Nullable State state;
  private final @Nullable Recommender recommender;

  /**
   * @param state null if nothing is to be kept
   */
  public HoldingStep(Contract contract, Resources resources, @Nullable State state) {
    this.resources = resources;
    this.state = state;
    this.recommender = state == null ? null : new Recommender(contract, resources, state);
  }

  @Override
  public Answer answer(ReceivedRequest request, Next next) {
    HeldOperation operation = resources.of(request.operation());
    if (operation == null || asksForAnAnswer(request)) {
      return next.answer(request);
    }
    if (operation.batch() == null && state == null) {
      return next.answer(request);
    }
    Answer answer =
        needsNoValidation(operation, request)
            ? new Answer(operation.emptySuccess().orElseThrow(), Map.of(), new byte[0])
            : next.answer(request);
    Batch batch = operation.batch();
    if (batch == null ? answer.status() >= 300 : answer.status() != batch.status()) {
      return answer;
    }
    JsonNode sent;
    try {
      sent = request.body().length == 0 ? NOTHING : Json.read(request.body());
    } catch (IOException e) {
      // A number of a thousand digits, say: the contract allows it.
      String reason = "The mock cannot read this JSON: " + e.getMessage();
      return Answer.undocumented(400, reason.lines().findFirst().orElseThrow(), reason)
          .refused(reason);
    }
    return batch == null
        ? single(operation, request, sent, answer)
        : batch(operation, batch, request, sent, answer);
  }

  private static boolean needsNoValidation(HeldOperation operation, ReceivedRequest request) {
    return operation.batch() == null
        && operation.decidedByIds()
        && operation.emptySuccess().isPresent()
        && request.body().length == 0
        && !operation.pathIds(request.rawPath()).containsValue("");
  }

  private static boolean asksForAnAnswer(ReceivedRequest request) {
    // Prism looks into the query only where there is no header.
    List<String> preferences = request.header("Prefer");
    return preferences.isEmpty()
        ? WANTED_IN_QUERY.matcher(request.rawTarget()).find()
        : preferences.stream().anyMatch(value -> WANTED_IN_HEADER.matcher(value).find());
  }

  private Answer batch(
      HeldOperation operation, Batch batch, ReceivedRequest request, JsonNode sent, Answer answer) {
    ItemStore items = state == null ? new OneRequest() : state.store(operation.resource());
    Map<String, String> pathIds = operation.pathIds(request.rawPath());
    ObjectNode body =
        batch.answer(
            sent,
            (index, item) ->
                request.itemFails().test(index)
                    ? Optional.of(ON_DEMAND)
                    : held(operation, items, pathIds, item).map(Problem::text));
    return answer.withBody(Json.write(body));
  }

  private Answer single(
      HeldOperation operation, ReceivedRequest request, JsonNode item, Answer answer) {
    Answer success = operation.onlyAdds() ? recommender.drawn(operation, item, answer) : answer;
    return held(
            operation,
            state.store(operation.resource()),
            operation.pathIds(request.rawPath()),
            item)
        .map(Problem::answer)
        .orElse(success);
  }

  /** Does with the item what the operation does, or tells why it cannot be done. */
  private Optional<Problem> held(
      HeldOperation operation, ItemStore items, Map<String, String> pathIds, JsonNode item) {
    List<String> names = operation.resource().ids();
    List<String> ids = operation.ids(pathIds, item);
    ItemKey key = ItemKey.of(ids);
    Outcome outcome =
        switch (operation.kind()) {
          case CREATE -> items.create(key, created(pathIds, item));
          case UPDATE -> items.update(key, fields(names, item));
          case DELETE -> items.delete(key);
        };
    return switch (outcome) {
      case DONE -> Optional.empty();
      case EXISTS -> Optional.of(Problem.assumed(operation.texts().exists(names, ids)));
      case UNKNOWN -> Optional.of(Problem.assumed(operation.texts().unknown(names, ids)));
      case FULL -> Optional.of(new Problem(500, state == null ? "" : state.full()));
    };
  }

  /** The item with the ids of the path, where it has fields. */
  private static JsonNode created(Map<String, String> pathIds, JsonNode item) {
    if (pathIds.isEmpty() || !(item instanceof ObjectNode fields)) {
      return item;
    }
    ObjectNode created = copy(fields);
    pathIds.forEach(created::put);
    return created;
  }

  /** What changes: the ids only say of what. */
  private static ObjectNode fields(List<String> ids, JsonNode item) {
    return item instanceof ObjectNode fields ? copy(fields).remove(ids) : NOTHING;
  }

  private static ObjectNode copy(ObjectNode fields) {
    ObjectNode copy = fields.objectNode();
    copy.setAll(fields);
    return copy;
  }

  /** Why something could not be done, and the status if it was the request's only item. */
  private record Problem(int status, String text, String remark) {
    Problem(int status, String text) {
      this(status, text, "");
    }

    static Problem assumed(String text) {
      return new Problem(400, text, ASSUMED);
    }

    Answer answer() {
      String reason = text + remark;
      return Answer.undocumented(status, reason, text).refused(reason);
    }
  }
}
