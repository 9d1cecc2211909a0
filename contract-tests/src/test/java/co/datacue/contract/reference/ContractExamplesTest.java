package co.datacue.contract.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import co.datacue.client.json.DataCueJson;
import co.datacue.conformance.request.ContractYaml;
import co.datacue.contract.operation.SameMeaning;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.Gson;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every example in the contract keeps its schema; every answer among them keeps in Java. */
class ContractExamplesTest {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(Dialects.getOpenApi30());
  private static final Gson GSON = DataCueJson.gson();

  private record Example(JsonNode schema, JsonNode value) {}

  /** By place; a media type and a parameter have named examples or one, a schema has one. */
  private static Map<String, Example> examples() {
    Map<String, Example> examples = new LinkedHashMap<>();
    collect("", ContractYaml.root(), examples);
    return examples;
  }

  private static void collect(String at, JsonNode node, Map<String, Example> examples) {
    if (node.isObject() && node.has("schema")) {
      for (Map.Entry<String, JsonNode> named : node.path("examples").properties()) {
        JsonNode value = ContractYaml.resolve(named.getValue()).path("value");
        examples.put(at + "/examples/" + named.getKey(), new Example(node.get("schema"), value));
      }
      if (node.has("example")) {
        examples.put(at + "/example", new Example(node.get("schema"), node.get("example")));
      }
    } else if (node.isObject() && node.has("example") && !at.endsWith("/properties")) {
      examples.put(at + "/example", new Example(node, node.get("example")));
    }
    for (Map.Entry<String, JsonNode> child : node.properties()) {
      if (!child.getKey().equals("example") && !child.getKey().equals("examples")) {
        collect(at + "/" + child.getKey(), child.getValue(), examples);
      }
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(at + "/" + i, node.get(i), examples);
    }
  }

  /** The schema beside the components, to which its references lead. */
  private static Schema compiled(JsonNode schema) {
    ObjectNode document = ContractYaml.root().deepCopy();
    document.retain("components");
    document.putArray("allOf").add(schema);
    return REGISTRY.getSchema(document);
  }

  @TestFactory
  Stream<DynamicTest> exampleKeepsItsSchema() {
    return examples().entrySet().stream()
        .map(
            example ->
                dynamicTest(
                    example.getKey(),
                    () -> {
                      Schema schema = compiled(example.getValue().schema());
                      JsonNode value = example.getValue().value();
                      assertEquals("[]", schema.validate(value).toString());
                    }));
  }

  @Test
  void noExampleIsOverlooked() {
    long named =
        ContractYaml.root().findValues("examples").stream().mapToLong(JsonNode::size).sum();
    long visited = examples().keySet().stream().filter(at -> at.contains("/examples/")).count();
    assertEquals(named, visited);
    assertTrue(visited > ContractYaml.root().get("paths").size(), "every body has one");
    assertTrue(examples().size() > 2 * visited, "nearly every property has one");
  }

  @Test
  void brokenExampleWouldBeSeen() {
    JsonNode schema = ContractYaml.root().at("/components/schemas/ProductCreate");
    ObjectNode product =
        ContractYaml.operation("createProduct")
            .at("/requestBody/content/application~1json/examples/jeans/value")
            .deepCopy();
    assertTrue(compiled(schema).validate(product).isEmpty());
    assertFalse(compiled(schema).validate(product.deepCopy().without("price")).isEmpty());
    assertFalse(compiled(schema).validate(product.deepCopy().put("price", "12")).isEmpty());
    assertFalse(compiled(schema).validate(product.deepCopy().putNull("name")).isEmpty());
    assertFalse(compiled(schema).validate(product.deepCopy().put("product_id", "")).isEmpty());
  }

  @TestFactory
  Stream<DynamicTest> answerIsTheSameAfterDecodingAndEncoding() {
    return examples().entrySet().stream()
        .filter(example -> example.getKey().matches("/paths/.*/responses/2\\d\\d/.*/examples/.*"))
        .map(
            example ->
                dynamicTest(
                    example.getKey(),
                    () -> {
                      String json = example.getValue().value().toString();
                      Class<?> type = modelOf(example.getValue().schema());
                      SameMeaning.assertSame(json, GSON.toJson(GSON.fromJson(json, type)));
                    }));
  }

  private static Class<?> modelOf(JsonNode schema) throws ClassNotFoundException {
    String reference = schema.path("$ref").asText();
    return Class.forName(
        "co.datacue.client.model." + reference.substring(reference.lastIndexOf('/') + 1));
  }
}
