package co.datacue.conformance.request;

import co.datacue.mock.Operation;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Paths and queries: those of the contract's examples, and those that break a rule. */
final class BrokenParameters {
  private BrokenParameters() {}

  /** The path with the contract's examples, and the query with all its parameters. */
  static String path(Operation operation, OwnIds ids) {
    return filled(operation, ids, "")
        + ExampleParameters.query(operation.id(), values(operation, ids));
  }

  /** The path, in which the parameter that a rule is about is empty. */
  private static String filled(Operation operation, OwnIds ids, String place) {
    return CreatedThings.path(
        operation,
        name ->
            place.equals("/{" + name + "}")
                ? ""
                : ids.example(operation.id(), "path", name).findFirst().orElseThrow().asText());
  }

  private static Map<String, List<String>> values(Operation operation, OwnIds ids) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (JsonNode parameter : ExampleParameters.in("query", operation.id())) {
      String name = parameter.path("name").asText();
      JsonNode example = ids.named(name, ExampleParameters.example(parameter));
      values.put(name, ExampleParameters.texts(example));
    }
    return values;
  }

  /** Paths that break a rule of a parameter, by how; none if no request can. */
  static Map<String, String> paths(Operation operation, SchemaRule rule, OwnIds ids) {
    Map<String, String> paths = new LinkedHashMap<>();
    if (rule.place().startsWith("/{")) {
      if (!rule.keyword().equals("type")) {
        String query = ExampleParameters.query(operation.id(), values(operation, ids));
        paths.put(BrokenRequests.EMPTY, filled(operation, ids, rule.place()) + query);
      }
      return paths;
    }
    String name = rule.place().replaceAll("[?]|/.*", "");
    wrong(operation, rule, name)
        .forEach(
            (how, texts) -> {
              Map<String, List<String>> values = values(operation, ids);
              values.put(name, texts);
              String query = ExampleParameters.query(operation.id(), values);
              paths.put(how, filled(operation, ids, "") + query);
            });
    return paths;
  }

  private static Map<String, List<String>> wrong(
      Operation operation, SchemaRule rule, String name) {
    if (rule.keyword().equals("required")) {
      return Map.of("left out", List.of());
    }
    JsonNode parameter =
        ExampleParameters.find(operation.id(), "query", name)
            .orElseThrow(() -> new IllegalStateException("No test breaks " + rule));
    JsonNode example = ExampleParameters.example(parameter);
    JsonNode schema = ContractYaml.resolve(parameter.path("schema"));
    boolean item = rule.place().endsWith("/[]");
    JsonNode judged = item ? ContractYaml.resolve(schema.path("items")) : schema;
    if (rule.keyword().equals("type")) {
      boolean text = List.of("string", "array").contains(judged.path("type").asText());
      return text ? Map.of() : Map.of("a word", List.of("x"));
    }
    Map<String, List<String>> wrong = new LinkedHashMap<>();
    WrongValues.of(judged, rule.keyword(), item ? example.path(0) : example)
        .forEach(
            (how, value) -> {
              List<String> texts = new ArrayList<>(ExampleParameters.texts(item ? example : value));
              if (item) {
                texts.set(0, value.asText());
              }
              wrong.put(how, texts);
            });
    return wrong;
  }
}
