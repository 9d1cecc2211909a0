package co.datacue.contract.reference;

import co.datacue.conformance.request.ContractYaml;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Everything the contract demands or promises, one line per fact. A keyword that has no words here
 * stands in the line as it is, so that no constraint goes unseen.
 */
final class ContractFacts {
  private static final Set<String> OPERATIONS = Set.of("get", "put", "post", "delete", "patch");
  private static final Set<String> SAID_ELSEWHERE =
      Set.of(
          "type",
          "description",
          "example",
          "allOf",
          "properties",
          "required",
          "additionalProperties",
          "items",
          "oneOf",
          "anyOf");

  private static final Set<String> OF_EVERY_PARAMETER =
      Set.of(
          "name", "in", "required", "description", "schema", "example", "examples", "deprecated");

  private static final Pattern LEFT_OUT = Pattern.compile("Left out[^`]*`([^`]+)`");

  private final Set<String> facts = new TreeSet<>();

  private ContractFacts() {
    for (Map.Entry<String, JsonNode> path : ContractYaml.root().get("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        if (OPERATIONS.contains(method.getKey())) {
          String at = method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
          operation(at, path.getValue(), method.getValue());
        }
      }
    }
    JsonNode config = ContractYaml.root().at("/components/schemas/StorefrontConfig");
    property("Storefront.config", config, ", required");
  }

  static Set<String> all() {
    return new ContractFacts().facts;
  }

  private void operation(String at, JsonNode path, JsonNode operation) {
    facts.add(at + " id " + operation.path("operationId").asText());
    if (operation.path("deprecated").asBoolean()) {
      facts.add(at + " deprecated");
    }
    operation.path("tags").forEach(tag -> facts.add(at + " section " + tag.asText()));
    facts.add(at + " credentials " + credentials(operation.path("security")));
    JsonNode servers = operation.has("servers") ? operation.get("servers") : path.path("servers");
    servers.forEach(server -> facts.add(at + " server " + server.path("url").asText()));
    path.path("parameters").forEach(parameter -> parameter(at, ContractYaml.resolve(parameter)));
    operation.path("parameters").forEach(p -> parameter(at, ContractYaml.resolve(p)));
    if (operation.has("requestBody")) {
      JsonNode request = ContractYaml.resolve(operation.get("requestBody"));
      boolean required = request.path("required").asBoolean();
      facts.add(at + " request: object" + (required ? ", required" : ""));
      body(at + " request", request);
    }
    for (Map.Entry<String, JsonNode> response : operation.path("responses").properties()) {
      JsonNode answer = ContractYaml.resolve(response.getValue());
      facts.add(at + " " + response.getKey() + (answer.has("content") ? ": object" : ""));
      body(at + " " + response.getKey(), answer);
    }
  }

  private static String credentials(JsonNode security) {
    List<String> words = new ArrayList<>();
    for (JsonNode requirement : security) {
      if (requirement.isEmpty()) {
        words.add("nothing");
      }
      for (Map.Entry<String, JsonNode> scheme : requirement.properties()) {
        JsonNode definition =
            ContractYaml.root().path("components").path("securitySchemes").path(scheme.getKey());
        String basic = definition.path("type").asText() + " " + definition.path("scheme").asText();
        words.add(
            switch (basic + " " + definition.path("x-signing-scheme").asText()) {
              case "http basic KEY_ONLY" -> "key only";
              case "http basic SIGNED_BODY" -> "signature";
              default -> definition.toString();
            });
      }
    }
    return String.join(" or ", words);
  }

  private void parameter(String at, JsonNode parameter) {
    StringBuilder more = new StringBuilder();
    for (Map.Entry<String, JsonNode> keyword : parameter.properties()) {
      if (keyword.getKey().equals("deprecated") && keyword.getValue().asBoolean()) {
        more.append(" deprecated");
      } else if (!OF_EVERY_PARAMETER.contains(keyword.getKey())) {
        more.append(" and ").append(keyword);
      }
    }
    property(
        at + " " + parameter.path("in").asText() + " " + parameter.path("name").asText(),
        parameter.path("schema"),
        more + (parameter.path("required").asBoolean() ? ", required" : ""));
  }

  private void body(String at, JsonNode body) {
    for (Map.Entry<String, JsonNode> content : body.path("content").properties()) {
      String place = content.getKey().equals("application/json") ? at : at + " " + content.getKey();
      object(place, content.getValue().path("schema"));
      for (Map.Entry<String, JsonNode> example : content.getValue().path("examples").properties()) {
        facts.add(place + " example " + example.getKey());
      }
    }
  }

  private void object(String at, JsonNode reference) {
    JsonNode schema = ContractYaml.resolve(reference);
    Map<String, JsonNode> properties = new LinkedHashMap<>();
    Set<String> required = new TreeSet<>();
    collect(schema, properties, required);
    for (Map.Entry<String, JsonNode> property : properties.entrySet()) {
      boolean needed = required.remove(property.getKey());
      property(at + "." + property.getKey(), property.getValue(), needed ? ", required" : "");
    }
    required.forEach(name -> facts.add(at + "." + name + ": required, but not defined"));
    JsonNode others = schema.path("additionalProperties");
    if (others.isBoolean()) {
      facts.add(at + " *: " + (others.asBoolean() ? "any" : "refused"));
    } else if (others.isObject()) {
      facts.add(at + " *: " + words(others));
    }
    anyOf(at, schema);
  }

  private void anyOf(String at, JsonNode schema) {
    if (schema.has("anyOf")) {
      facts.add(at + " (any of): " + anyOf(schema.get("anyOf")));
    }
    schema.path("allOf").forEach(part -> anyOf(at, ContractYaml.resolve(part)));
  }

  private static void collect(
      JsonNode reference, Map<String, JsonNode> properties, Set<String> required) {
    JsonNode schema = ContractYaml.resolve(reference);
    schema.path("allOf").forEach(part -> collect(part, properties, required));
    schema.path("properties").properties().forEach(p -> properties.put(p.getKey(), p.getValue()));
    schema.path("required").forEach(name -> required.add(name.textValue()));
  }

  private void property(String at, JsonNode reference, String required) {
    JsonNode schema = ContractYaml.resolve(reference);
    facts.add(at + ": " + words(schema) + required);
    if (schema.path("type").asText().equals("array")) {
      property(at + "[]", schema.path("items"), "");
    } else if (words(schema).startsWith("object")) {
      object(at, schema);
    } else if (isChoiceOfObjects(schema)) {
      for (JsonNode branch : schema.get("oneOf")) {
        object(at + constants(ContractYaml.resolve(branch)), branch);
      }
    }
  }

  private static boolean isChoiceOfObjects(JsonNode schema) {
    Map<String, JsonNode> properties = new LinkedHashMap<>();
    collect(schema.path("oneOf").path(0), properties, new TreeSet<>());
    return !properties.isEmpty();
  }

  private static String constants(JsonNode branch) {
    StringBuilder constants = new StringBuilder();
    Map<String, JsonNode> properties = new LinkedHashMap<>();
    collect(branch, properties, new TreeSet<>());
    for (JsonNode property : properties.values()) {
      if (property.has("enum")) {
        constants.append('<').append(enumeration(property)).append('>');
      }
    }
    return constants.toString();
  }

  /** A schema in the words of the table, with whatever else constrains it. */
  private static String words(JsonNode reference) {
    JsonNode schema = ContractYaml.resolve(reference);
    StringBuilder words = new StringBuilder(type(schema));
    for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
      String value = keyword.getValue().asText();
      words.append(
          switch (keyword.getKey()) {
            case "minLength" -> value.equals("1") ? " not empty" : " of at least " + value;
            case "maxItems" -> " at most " + value;
            case "pattern" -> " like " + value;
            case "deprecated" -> keyword.getValue().asBoolean() ? " deprecated" : "";
            case "default" ->
                " sent as " + value; // by most generated clients, which the API does not want
            case "description" -> leftOut(value);
            case "enum", "nullable" -> "";
            case "format" ->
                Set.of("date-time", "double").contains(value) ? "" : " in format " + value;
            default -> isSaidElsewhere(keyword.getKey()) ? "" : " and " + keyword;
          });
    }
    return words + (schema.path("nullable").asBoolean() ? " or null" : "");
  }

  /** What the API takes for something left out is told in its description and nowhere else. */
  private static String leftOut(String description) {
    Matcher told = LEFT_OUT.matcher(description);
    return told.find() ? " default " + told.group(1) : "";
  }

  /**
   * What begins with {@code x-} are hints for tools, of which a reference for readers says nothing.
   */
  private static boolean isSaidElsewhere(String keyword) {
    return keyword.startsWith("x-") || SAID_ELSEWHERE.contains(keyword);
  }

  private static String type(JsonNode schema) {
    if (schema.has("enum")) {
      return enumeration(schema);
    } else if (schema.has("x-extensible-enum")) {
      return values(schema.get("x-extensible-enum")) + " or other";
    } else if (isChoiceOfObjects(schema)) {
      return "one of " + schema.get("oneOf").size();
    } else if (schema.has("oneOf")) {
      List<String> choices = new ArrayList<>();
      schema.get("oneOf").forEach(choice -> choices.add(words(choice)));
      return String.join(" | ", choices);
    } else if (schema.path("allOf").size() == 1) {
      return words(schema.get("allOf").get(0)); // which only adds a text to what it refers to
    }
    return switch (schema.path("type").asText()) {
      case "string" ->
          schema.path("format").asText().equals("date-time") ? "ISO-8601 Date" : "String";
      case "number" -> "Decimal";
      case "integer" -> "Integer";
      case "boolean" -> "Boolean";
      case "array" -> "Array";
      default -> schema.has("allOf") ? "object" : schema.path("type").asText("no type");
    };
  }

  private static String enumeration(JsonNode schema) {
    return values(schema.get("enum"));
  }

  private static String values(JsonNode all) {
    List<String> values = new ArrayList<>();
    all.forEach(value -> values.add("'" + value.asText() + "'"));
    return String.join(" ", values);
  }

  private static String anyOf(JsonNode anyOf) {
    List<String> branches = new ArrayList<>();
    for (JsonNode branch : anyOf) {
      List<String> words = new ArrayList<>();
      if (branch.has("required")) {
        words.add("needs");
        branch.get("required").forEach(name -> words.add(name.asText()));
      }
      branches.add(String.join(" ", words));
    }
    return String.join(" or ", branches);
  }
}
