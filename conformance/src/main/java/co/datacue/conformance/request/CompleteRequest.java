package co.datacue.conformance.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Completes an example: every optional property that it lacks, with the schema's own example. */
public final class CompleteRequest {
  /** The property that stands for any, where a schema says what any other property holds. */
  static final String ANOTHER = "another";

  private CompleteRequest() {}

  /** A copy of the value with every property that the schema knows. */
  public static JsonNode of(JsonNode value, JsonNode reference) {
    JsonNode schema = ContractYaml.resolve(reference);
    JsonNode complete = value.deepCopy();
    for (JsonNode part : schema.path("allOf")) {
      complete = of(complete, part);
    }
    if (schema.has("oneOf")) {
      int branch = Branches.of(schema.get("oneOf"), complete);
      return of(complete, schema.get("oneOf").get(branch));
    }
    if (complete instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
        JsonNode present = object.path(property.getKey());
        if (ContractYaml.resolve(property.getValue()).path("readOnly").asBoolean()) {
          continue; // an answer's alone
        }
        object.set(
            property.getKey(),
            present.isMissingNode() ? made(property.getValue()) : of(present, property.getValue()));
      }
      if (schema.path("additionalProperties").size() > 0) {
        object.set(ANOTHER, made(schema.get("additionalProperties")));
      }
    }
    if (complete instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, of(array.get(i), schema.path("items")));
      }
    }
    return complete;
  }

  /** A value of the schema, made of its examples. */
  private static JsonNode made(JsonNode reference) {
    JsonNode schema = ContractYaml.resolve(reference);
    if (schema.has("example")) {
      return schema.get("example").deepCopy();
    }
    for (JsonNode part : schema.path("allOf")) {
      JsonNode example = ContractYaml.resolve(part).path("example");
      if (!example.isMissingNode()) {
        return example.deepCopy();
      }
    }
    return switch (schema.path("type").asText()) {
      case "object" -> of(JsonNodeFactory.instance.objectNode(), schema);
      case "array" -> JsonNodeFactory.instance.arrayNode().add(made(schema.path("items")));
      default -> throw new IllegalStateException("The contract needs an example for " + schema);
    };
  }
}
