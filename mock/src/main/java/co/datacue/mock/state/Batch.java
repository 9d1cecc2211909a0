package co.datacue.mock.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * How an operation carries several items, and what its answer says of each.
 *
 * @param status the HTTP status of the answer
 * @param items the name of the list in the request
 * @param outcomes the name of the list in the answer
 * @param outcome the field of an entry that tells whether the item was taken
 * @param ok its value if it was
 * @param failed its value if it was not
 * @param error the field that tells why not
 * @param ids the names of those ids of an item that stand in its entry
 */
record Batch(
    int status,
    String items,
    String outcomes,
    String outcome,
    String ok,
    String failed,
    String error,
    List<String> ids) {

  /** Says of one item what became of it: empty if it was taken, else why not. */
  interface Judge {
    Optional<String> error(int index, ObjectNode item);
  }

  /** The answer to a request that the contract allows. */
  ObjectNode answer(JsonNode request, Judge judge) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode entries = answer.putArray(outcomes);
    for (JsonNode each : request.path(items)) {
      ObjectNode item = each instanceof ObjectNode fields ? fields : answer.objectNode();
      Optional<String> problem = judge.error(entries.size(), item);
      ObjectNode entry = entries.addObject();
      ids.stream().filter(item::has).forEach(id -> entry.set(id, item.get(id)));
      entry.put(outcome, problem.isPresent() ? failed : ok);
      problem.ifPresent(text -> entry.put(error, text));
    }
    return answer;
  }
}
