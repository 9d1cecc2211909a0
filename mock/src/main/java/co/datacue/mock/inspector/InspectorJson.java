package co.datacue.mock.inspector;

import co.datacue.mock.Contract;
import co.datacue.mock.HeldItems;
import co.datacue.mock.Operation;
import co.datacue.mock.Signing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the inspector tells as JSON; docs/inspector.md documents it. */
final class InspectorJson {
  /** Under which path. */
  static final String API = Inspector.PATH + "/api";

  private static final List<String> ENDPOINTS =
      List.of(
          "GET /exchanges?after=NUMBER&limit=NUMBER",
          "GET /exchanges/NUMBER",
          "DELETE /exchanges",
          "GET /coverage",
          "GET /coverage.txt",
          "GET /coverage.xml",
          "GET /state",
          "GET /state/RESOURCE?limit=NUMBER",
          "DELETE /state");
  private static final int MAX_LINES = 1000;
  private static final int MAX_ITEMS = 1000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String run = UUID.randomUUID().toString();
  private final Contract contract;
  private final String key;
  private final Exchanges exchanges;
  private final List<HeldItems> held;
  private final ExchangeJson json;

  InspectorJson(
      Contract contract, String key, String secret, Exchanges exchanges, List<HeldItems> held) {
    this.contract = contract;
    this.key = key;
    this.exchanges = exchanges;
    this.held = List.copyOf(held);
    this.json = new ExchangeJson(contract, key, secret);
  }

  ObjectNode about() {
    JsonNode info = contract.info();
    ObjectNode node = JSON.createObjectNode().put("run", run);
    node.put("title", info.path("title").asText()).put("version", info.path("version").asText());
    node.put("remembers", !held.isEmpty());
    contract.operations().stream()
        .filter(each -> each.signing() == Signing.KEY_ONLY && !each.requestExamples().isEmpty())
        .findFirst()
        .ifPresent(each -> example(node.putObject("example"), each));
    ArrayNode endpoints = node.putArray("endpoints");
    for (String each : ENDPOINTS) {
      endpoints.add(each.replace(" /", " " + API + "/"));
    }
    return node;
  }

  /** A request that needs no signature, to try the mock with. */
  private void example(ObjectNode node, Operation operation) {
    node.put("method", operation.method()).put("path", operation.path()).put("key", key);
    node.set("body", operation.requestExamples().values().iterator().next());
  }

  ObjectNode lines(Map<String, Long> parameters) {
    long after = parameters.getOrDefault("after", 0L);
    int limit = (int) Math.min(MAX_LINES, parameters.getOrDefault("limit", (long) MAX_LINES));
    ObjectNode node = JSON.createObjectNode().put("run", run);
    ArrayNode lines = node.putArray("exchanges");
    Exchanges.Moment moment = exchanges.after(after, limit);
    moment.exchanges().forEach(each -> lines.add(json.line(each.number(), each.exchange())));
    return node.put("first", moment.first()).put("last", moment.last());
  }

  Optional<ObjectNode> one(long number) {
    return exchanges.number(number).map(each -> json.whole(number, each));
  }

  ObjectNode counts() {
    ObjectNode node = JSON.createObjectNode().put("remembers", !held.isEmpty());
    ObjectNode counts = node.putObject("counts");
    held.forEach(each -> counts.put(each.resource(), each.size()));
    return node;
  }

  Optional<ObjectNode> items(String resource, Map<String, Long> parameters) {
    int limit = (int) Math.min(MAX_ITEMS, parameters.getOrDefault("limit", (long) MAX_ITEMS));
    return held.stream()
        .filter(each -> each.resource().equals(resource))
        .findFirst()
        .map(
            each -> {
              ObjectNode node = JSON.createObjectNode().put("count", each.size());
              each.idNames().forEach(node.putArray("ids")::add);
              each.latest(limit).forEach(node.putArray("latest")::add);
              return node;
            });
  }
}
