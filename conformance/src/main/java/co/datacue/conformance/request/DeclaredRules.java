package co.datacue.conformance.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every rule that the contract's schemas make for a request, read off the schemas alone: each
 * keyword that makes a rule counts, whether or not a request was made that breaks it.
 */
public final class DeclaredRules {
  /** Those that only lead to other schemas. */
  private static final Set<String> LEADING = Set.of("properties", "items", "allOf");

  private final String operation;
  private final List<SchemaRule> rules = new ArrayList<>();

  private DeclaredRules(String operation) {
    this.operation = operation;
  }

  /**
   * The rules for the body, for the path under {@code /{name}}, for the query under {@code ?name}.
   */
  public static List<SchemaRule> of(JsonNode pathItem, JsonNode method) {
    DeclaredRules declared = new DeclaredRules(method.path("operationId").asText());
    for (JsonNode list : List.of(pathItem.path("parameters"), method.path("parameters"))) {
      for (JsonNode reference : list) {
        JsonNode parameter = ContractYaml.resolve(reference);
        String name = parameter.path("name").asText();
        String place =
            parameter.path("in").asText().equals("path") ? "/{" + name + "}" : "?" + name;
        if (parameter.path("required").asBoolean()) {
          declared.add(place, "required", "true");
        }
        declared.read(place, parameter.path("schema"));
      }
    }
    JsonNode body = ContractYaml.resolve(method.path("requestBody"));
    if (body.path("required").asBoolean()) {
      declared.add("", "body", "true");
    }
    JsonNode schema = body.path("content").path("application/json").path("schema");
    if (!schema.isMissingNode()) {
      declared.read("", schema);
    }
    return declared.rules;
  }

  private void add(String place, String keyword, String detail) {
    rules.add(new SchemaRule(operation, place, keyword, detail));
  }

  private void read(String place, JsonNode reference) {
    JsonNode schema = ContractYaml.resolve(reference);
    for (Map.Entry<String, JsonNode> entry : schema.properties()) {
      String keyword = entry.getKey();
      JsonNode value = entry.getValue();
      if (keyword.equals("required")) {
        value.forEach(name -> add(place, keyword, name.textValue()));
      } else if (keyword.equals("oneOf") || keyword.equals("anyOf")) {
        add(place, keyword, value.size() + " branches");
      } else if (!LEADING.contains(keyword) && WrongValues.isRule(schema, keyword)) {
        add(place, keyword, value.toString());
      }
    }
    schema
        .path("properties")
        .properties()
        .forEach(p -> read(place + "/" + p.getKey(), p.getValue()));
    if (schema.path("additionalProperties").size() > 0) {
      read(place + "/" + CompleteRequest.ANOTHER, schema.get("additionalProperties"));
    }
    if (schema.has("items")) {
      read(place + "/[]", schema.get("items"));
    }
    for (String branches : List.of("oneOf", "anyOf", "allOf")) {
      for (int i = 0; i < schema.path(branches).size(); i++) {
        read(place + "/" + branches + ":" + i, schema.get(branches).get(i));
      }
    }
  }
}
