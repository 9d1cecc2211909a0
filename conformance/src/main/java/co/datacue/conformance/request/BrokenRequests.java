package co.datacue.conformance.request;

import co.datacue.mock.Operation;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Requests that break one rule of the contract each. */
public final class BrokenRequests {
  /** How a rule for a path parameter is broken: the id is left out. */
  public static final String EMPTY = "empty";

  private BrokenRequests() {}

  /** All rules that the contract makes for the operation's requests. */
  public static List<SchemaRule> rules(Operation operation) {
    return DeclaredRules.of(RightRequests.pathItem(operation), RightRequests.node(operation));
  }

  /** A request or more for every rule that can be broken. */
  public static List<BrokenRequest> of(Operation operation, OwnIds ids) {
    String path = RightRequests.path(operation, ids);
    List<JsonNode> complete = RightRequests.complete(operation, ids);
    Map<SchemaRule, List<BrokenRequest>> broken = new LinkedHashMap<>();
    for (JsonNode body : complete) {
      new RuleBreaker(
              operation.id(),
              (rule, bodies) -> broken.computeIfAbsent(rule, first -> requests(rule, path, bodies)))
          .breakAll(body, RightRequests.schema(operation));
    }
    for (SchemaRule rule : rules(operation)) {
      if (rule.keyword().equals("body")) {
        broken.put(rule, List.of(new BrokenRequest(rule, "none sent", path, "")));
      } else if (rule.isOfParameter()) {
        String body = complete.stream().findFirst().map(JsonNode::toString).orElse("");
        List<BrokenRequest> requests =
            BrokenParameters.paths(operation, rule, ids).entrySet().stream()
                .map(each -> new BrokenRequest(rule, each.getKey(), each.getValue(), body))
                .toList();
        if (!requests.isEmpty()) {
          broken.put(rule, requests);
        }
      }
    }
    return broken.values().stream().flatMap(List::stream).toList();
  }

  private static List<BrokenRequest> requests(
      SchemaRule rule, String path, Map<String, JsonNode> bodies) {
    return bodies.entrySet().stream()
        .map(each -> new BrokenRequest(rule, each.getKey(), path, each.getValue().toString()))
        .toList();
  }
}
