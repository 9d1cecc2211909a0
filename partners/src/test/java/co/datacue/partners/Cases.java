package co.datacue.partners;

import co.datacue.mock.Contract;
import co.datacue.mock.Operation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What every client is given to send, made from the contract's examples. */
final class Cases {
  static final List<String> PRICES = List.of("1234567.89", "0.1", "25000");
  static final String UNKNOWN = "unknownProfileField";

  /** An answer of tomorrow: a field more here and there, and a status that nobody knows today. */
  static final String ODD_ANSWER =
      """
      {"status": [
        {"product_id": "p1", "variant_id": "v1", "status": "OK", "position": 1},
        {"product_id": "p2", "variant_id": "v2", "status": "postponed", "until": {"hours": 2}}],
       "request": "r-1"}""";

  static final List<String> ODD_STATUSES = List.of("OK", "postponed");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, JsonNode> events = new LinkedHashMap<>();
  private final ObjectNode all = JSON.createObjectNode();

  Cases(Contract contract, Path schemas) throws IOException {
    Map<String, Schema> kinds = kinds(schemas);
    Map<String, JsonNode> examples = contract.operation("trackEvent").requestExamples();
    events.putAll(examples);
    JsonNode first = examples.values().iterator().next().deepCopy();
    ((ObjectNode) first.at("/user/profile")).put("loyalty", "gold");
    events.put(UNKNOWN, first);
    ArrayNode list = all.putArray("events");
    events.forEach(
        (name, request) ->
            list.addObject()
                .put("name", name)
                .put("schema", kindOf(request.get("event"), kinds))
                .set("request", asRfc3339(request)));

    all.set("deletion", example(contract.operation("batchDeleteProducts")));
    ObjectNode batch = example(contract.operation("batchCreateProducts")).deepCopy();
    ArrayNode items = (ArrayNode) batch.get("batch");
    items.add(items.get(0).deepCopy()); // exists by then
    all.set("batch", batch);
    ObjectNode product = all.putObject("product");
    for (String id : List.of("product_id", "variant_id")) {
      product.set(id, items.get(0).get(id));
    }
    ArrayNode prices = all.putArray("prices");
    PRICES.forEach(price -> prices.add(Double.parseDouble(price)));
  }

  /** Writes them where a driver reads them. */
  void write(Path file) throws IOException {
    JSON.writeValue(file.toFile(), all);
  }

  Map<String, JsonNode> events() {
    return events;
  }

  JsonNode deletion() {
    return all.get("deletion");
  }

  /** What the batch is answered: the last item stands there twice. */
  List<String> statuses() {
    int items = all.at("/batch/batch").size();
    return Stream.concat(Stream.generate(() -> "OK").limit(items - 1), Stream.of("error")).toList();
  }

  /** The contract's published schemas of events, by name. */
  private static Map<String, Schema> kinds(Path folder) throws IOException {
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    Map<String, Schema> kinds = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().contains("Event.")).toList()) {
        kinds.put(
            file.getFileName().toString().replace(".schema.json", ""),
            registry.getSchema(Files.readString(file)));
      }
    }
    return kinds;
  }

  private static String kindOf(JsonNode event, Map<String, Schema> kinds) {
    return kinds.entrySet().stream()
        .filter(each -> each.getValue().validate(event).isEmpty())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("of no kind: " + event));
  }

  /** A timestamp of the reference has a space, which not every language's reader of them takes. */
  private static JsonNode asRfc3339(JsonNode request) {
    ObjectNode copy = request.deepCopy();
    if (copy.has("timestamp")) {
      copy.put("timestamp", copy.get("timestamp").asText().replace(' ', 'T'));
    }
    return copy;
  }

  private static ObjectNode example(Operation operation) {
    return (ObjectNode) operation.requestExamples().values().iterator().next();
  }
}
