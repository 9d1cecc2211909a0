package co.datacue.conformance.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The parameters of operations, with the values that the contract gives as examples. */
public final class ExampleParameters {
  private static final Map<String, String> SEPARATORS =
      Map.of("spaceDelimited", "%20", "pipeDelimited", "%7C");

  private ExampleParameters() {}

  /** All parameters of an operation, with those of its path; references are followed. */
  public static List<JsonNode> of(String operationId) {
    Map<String, JsonNode> byName = new LinkedHashMap<>();
    JsonNode path = ContractYaml.pathItem(operationId);
    for (JsonNode list :
        List.of(path.path("parameters"), ContractYaml.operation(operationId).path("parameters"))) {
      for (JsonNode reference : list) {
        JsonNode parameter = ContractYaml.resolve(reference);
        byName.put(parameter.path("in") + " " + parameter.path("name"), parameter);
      }
    }
    return new ArrayList<>(byName.values());
  }

  /** The operation's parameters that are sent in this place. */
  public static List<JsonNode> in(String place, String operationId) {
    return of(operationId).stream()
        .filter(parameter -> parameter.path("in").asText().equals(place))
        .toList();
  }

  public static Optional<JsonNode> find(String operationId, String in, String name) {
    return in(in, operationId).stream()
        .filter(parameter -> parameter.path("name").asText().equals(name))
        .findFirst();
  }

  /** The value that the contract gives as an example. */
  public static JsonNode example(JsonNode parameter) {
    JsonNode schema = ContractYaml.resolve(parameter.path("schema"));
    JsonNode named =
        ContractYaml.resolve(parameter.path("examples").path(firstName(parameter))).path("value");
    for (JsonNode candidate :
        List.of(
            parameter.path("example"),
            named,
            schema.path("example"),
            schema.path("enum").path(0))) {
      if (!candidate.isMissingNode()) {
        return candidate;
      }
    }
    throw new IllegalStateException(
        "spec/openapi.yaml gives no example of the parameter " + parameter);
  }

  private static String firstName(JsonNode parameter) {
    var names = parameter.path("examples").fieldNames();
    return names.hasNext() ? names.next() : "";
  }

  /** The query that sends these values, with its question mark; empty for none. */
  public static String query(String operationId, Map<String, List<String>> values) {
    List<String> pairs = new ArrayList<>();
    for (JsonNode parameter : in("query", operationId)) {
      String name = encoded(parameter.path("name").asText());
      List<String> texts = values.getOrDefault(parameter.path("name").asText(), List.of());
      List<String> escaped = texts.stream().map(ExampleParameters::encoded).toList();
      String style = parameter.path("style").asText("form");
      boolean explode = parameter.path("explode").asBoolean(style.equals("form"));
      boolean array =
          ContractYaml.resolve(parameter.path("schema")).path("type").asText().equals("array");
      if (array && !explode && !texts.isEmpty()) {
        pairs.add(name + "=" + String.join(SEPARATORS.getOrDefault(style, ","), escaped));
      } else {
        escaped.forEach(text -> pairs.add(name + "=" + text));
      }
    }
    return pairs.isEmpty() ? "" : pairs.stream().collect(Collectors.joining("&", "?", ""));
  }

  /** What a value is sent as in a query: one text, or one for each item. */
  public static List<String> texts(JsonNode value) {
    return value.isArray()
        ? value.valueStream().map(JsonNode::asText).toList()
        : List.of(value.asText());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
