package co.datacue.mock.state;

import co.datacue.mock.Contract;
import co.datacue.mock.MockException;
import co.datacue.mock.Operation;
import co.datacue.mock.RequestKind;
import co.datacue.mock.gate.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Fills the lists of an answer from what is held. The contract says which and how: {@code x-drawn}
 * at a list names the resource and the choice, {@code x-views} at a kind of request what it looks
 * at, {@code x-visitor} at an object of the request the names of who looks, and {@code x-same-as}
 * at a field of a drawn item what the field is called where it is held.
 */
final class Recommender {
  private static final String DRAWN = "x-drawn";
  private static final String VIEWS = "x-views";
  private static final String VISITOR = "x-visitor";
  private static final String SAME_AS = "x-same-as";

  private final Contract contract;
  private final Schemas schemas;
  private final Resources resources;
  private final State state;
  private final Map<String, Map<String, Draw>> draws = new LinkedHashMap<>();

  /**
   * @throws MockException if the contract draws from what is not held, or in no way known here
   */
  Recommender(Contract contract, Resources resources, State state) {
    this.contract = contract;
    this.schemas = new Schemas(contract);
    this.resources = resources;
    this.state = state;
    for (Operation operation : contract.operations()) {
      draws.put(operation.id(), draws(operation));
    }
  }

  private Map<String, Draw> draws(Operation operation) {
    Map<String, Draw> found = new LinkedHashMap<>();
    for (int status : operation.responses().keySet()) {
      JsonNode schema = contract.responseSchema(operation, status);
      schemas
          .properties(schema)
          .forEach(
              (name, list) -> {
                JsonNode drawn = list.path(DRAWN);
                if (drawn.isObject()) {
                  found.put(name, draw(operation, name, list));
                }
              });
    }
    return found;
  }

  private Draw draw(Operation operation, String name, JsonNode list) {
    JsonNode drawn = list.path(DRAWN);
    Resource from =
        resources.all().stream()
            .filter(resource -> resource.name().equals(drawn.path("from").asText()))
            .filter(resource -> !resource.ids().isEmpty())
            .findFirst()
            .orElseThrow(
                () -> new MockException(name + ": " + DRAWN + " names nothing that is held."));
    Map<String, String> fields = new LinkedHashMap<>();
    schemas
        .properties(schemas.items(list))
        .forEach((field, schema) -> fields.put(field, schema.path(SAME_AS).asText(field)));
    return new Draw(
        Draw.Choice.named(drawn.path("choose").asText(), name),
        state.shelf(from),
        from.ids().get(0),
        drawn.path("by").asText(),
        drawn.path("unless"),
        fields,
        longest(operation));
  }

  /** As many items as the longest list of objects in the operation's examples has. */
  private static int longest(Operation operation) {
    int longest = 1;
    for (Map<String, JsonNode> examples : operation.responses().values()) {
      for (JsonNode example : examples.values()) {
        for (JsonNode list : example) {
          longest = Math.max(longest, list.isArray() ? list.size() : 0);
        }
      }
    }
    return longest;
  }

  /** The answer with its lists drawn anew; notes what the request looks at. */
  Answer drawn(HeldOperation operation, JsonNode request, Answer answer) {
    Set<String> visitor = visitor(operation.operation(), request);
    Map<String, ItemKey> viewed = viewed(operation.operation(), request);
    Answer drawn = redrawn(operation, visitor, viewed, answer);
    viewed.values().forEach(key -> state.views().add(visitor, key));
    return drawn;
  }

  private Answer redrawn(
      HeldOperation operation, Set<String> visitor, Map<String, ItemKey> viewed, Answer answer) {
    Map<String, Draw> lists = draws.get(operation.operation().id());
    if (lists.isEmpty() || answer.body().length == 0) {
      return answer;
    }
    ObjectNode body = (ObjectNode) Json.readOwn(answer.body());
    lists.forEach(
        (name, draw) -> {
          if (body.has(name)) {
            ArrayNode list = body.putArray(name);
            ItemKey current = viewed.get(draw.shelf().resource());
            draw.items(current, state.views().of(visitor)).forEach(list::add);
          }
        });
    return answer.withBody(Json.write(body));
  }

  /** All names of who sent the request. */
  private Set<String> visitor(Operation operation, JsonNode request) {
    Set<String> names = new LinkedHashSet<>();
    schemas
        .properties(contract.requestSchema(operation))
        .forEach(
            (property, schema) ->
                contract
                    .resolve(schema)
                    .path(VISITOR)
                    .forEach(
                        id -> {
                          String value = request.path(property).path(id.asText()).asText();
                          if (!value.isEmpty()) {
                            names.add(id.asText() + " " + value);
                          }
                        }));
    return names;
  }

  /** What the request looks at, by resource. */
  private Map<String, ItemKey> viewed(Operation operation, JsonNode request) {
    Map<String, ItemKey> viewed = new LinkedHashMap<>();
    for (RequestKind kind : contract.requestKinds(operation)) {
      String resource = kind.schema().path(VIEWS).asText();
      if (!resource.isEmpty() && kind.isKindOf(request)) {
        JsonNode names = request.at(kind.pointer());
        List<String> ids = new ArrayList<>();
        for (String id : state.held(resource).idNames()) {
          String value = names.path(id).asText();
          if (value.isEmpty()) {
            break;
          }
          ids.add(value);
        }
        viewed.put(resource, ItemKey.of(ids));
      }
    }
    return viewed;
  }
}
