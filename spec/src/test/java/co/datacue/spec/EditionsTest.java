package co.datacue.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published contract in other forms: each is right by its own rules and says the same. */
class EditionsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNode CONTRACT = Fixtures.read(Contract.FILE);
  private static final JsonNode SCHEMAS = CONTRACT.at("/components/schemas");
  private static final String COMPONENTS = "#/components/schemas/";

  @ParameterizedTest
  @ValueSource(strings = {"lean", "dereferenced", "openapi-3.1"})
  void yamlAndJsonSayTheSameInOneOrder(String edition) throws IOException {
    assertEquals(edition(edition).toString(), Fixtures.read(file(edition, "yaml")).toString());
  }

  @Test
  void everyEditionKeepsTheRulesOfItsVersion() throws IOException {
    List<String> command =
        new ArrayList<>(List.of("node", "node_modules/@redocly/cli/bin/cli.js", "lint"));
    command.add("--extends=spec");
    try (Stream<Path> files = Files.list(Publication.PLAIN)) {
      files.map(Path::toString).filter(name -> name.endsWith(".yaml")).forEach(command::add);
    }
    Program lint = Program.run(Path.of(""), Map.of("REDOCLY_TELEMETRY", "off"), command);
    assertEquals(0, lint.status(), lint.output());
  }

  @Test
  void leanEditionLacksSamplesAndIntroductionOnly() throws IOException {
    ObjectNode lean = edition("lean").deepCopy();
    assertTrue(lean.findParents("x-codeSamples").isEmpty());
    String left = lean.at("/info/description").asText();
    String whole = CONTRACT.at("/info/description").asText();
    assertTrue(whole.startsWith(left) && left.length() < 500, left);
    ((ObjectNode) lean.get("info")).put("description", whole);
    assertEquals(CONTRACT, lean);
  }

  @Test
  void dereferencedEditionHasEverySchemaInItsPlace() throws IOException {
    JsonNode dereferenced = edition("dereferenced");
    assertTrue(dereferenced.findValues("$ref").isEmpty(), "nothing in the contract holds itself");
    assertEquals(inPlace(edition("lean"), edition("lean")), dereferenced);
  }

  @Test
  void openApi31SaysTheSame() throws IOException {
    ObjectNode translated = asOpenApi30(edition("openapi-3.1"));
    String version = translated.get("openapi").asText();
    assertTrue(version.startsWith("3.1."), version);
    translated.put("openapi", CONTRACT.get("openapi").asText());
    JsonNode published = JSON.readTree(Publication.contract(Publication.PLAIN, "json").toFile());
    assertEquals(published, translated);
  }

  @Test
  void everyEventAndTheStorefrontConfigurationHasASchema() throws IOException {
    Set<String> wanted = new TreeSet<>(Set.of("EventRequest", "StorefrontConfig"));
    wanted.addAll(SCHEMAS.at("/Event/oneOf").findValuesAsText("$ref"));
    Set<String> published = new TreeSet<>(jsonSchemas().keySet());
    assertEquals(
        wanted.stream().map(name -> name.replace(COMPONENTS, "")).sorted().toList(),
        List.copyOf(published));
  }

  /**
   * What the contract's examples are taken for, each by the schema of its own kind and no other.
   */
  @Test
  void examplesKeepTheSchemaOfTheirEventAndOfNoOther() throws IOException {
    Map<String, Schema> schemas = jsonSchemas();
    Map<String, Schema> events = new HashMap<>(schemas);
    events.keySet().removeAll(Set.of("EventRequest", "StorefrontConfig"));
    Set<String> met = new HashSet<>();
    JsonNode examples =
        CONTRACT.at("/paths/~1v1~1events/post/requestBody/content/application~1json/examples");
    for (JsonNode example : examples) {
      JsonNode body = example.get("value");
      assertTrue(schemas.get("EventRequest").validate(body).isEmpty(), body.toString());
      List<String> taken =
          events.entrySet().stream()
              .filter(each -> each.getValue().validate(body.get("event")).isEmpty())
              .map(Map.Entry::getKey)
              .toList();
      assertEquals(1, taken.size(), taken + " take " + body.get("event"));
      met.addAll(taken);
    }
    assertEquals(events.keySet(), met);
  }

  @Test
  void jsonSchemasRefuseWhatTheContractRefuses() throws IOException {
    Map<String, Schema> schemas = jsonSchemas();
    JsonNode config =
        JSON.readTree("{'api_key':'k','user_id':null,'page_type':'home'}".replace('\'', '"'));
    assertTrue(schemas.get("StorefrontConfig").validate(config).isEmpty());
    assertFalse(
        schemas
            .get("StorefrontConfig")
            .validate(((ObjectNode) config).put("user_id", 7))
            .isEmpty());
    JsonNode nobody = JSON.readTree("{\"user\":{},\"event\":{\"type\":\"login\"}}");
    assertFalse(schemas.get("EventRequest").validate(nobody).isEmpty());
  }

  private static Map<String, Schema> jsonSchemas() throws IOException {
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    Map<String, Schema> schemas = new HashMap<>();
    try (Stream<Path> files = Files.list(Publication.PLAIN.resolve("schemas"))) {
      for (Path file : files.toList()) {
        JsonNode schema = JSON.readTree(file.toFile());
        assertEquals(
            "https://json-schema.org/draft/2020-12/schema", schema.get("$schema").asText());
        schema
            .findValuesAsText("$ref")
            .forEach(ref -> assertFalse(schema.at(ref.substring(1)).isMissingNode(), ref));
        schemas.put(
            file.getFileName().toString().replace(".schema.json", ""), registry.getSchema(schema));
      }
    }
    return schemas;
  }

  /** Without references; written apart from the publisher's, which is another library's. */
  private static JsonNode inPlace(JsonNode node, JsonNode root) {
    if (node.isObject() && node.path("$ref").isTextual()) {
      return inPlace(root.at(node.get("$ref").asText().substring(1)), root);
    }
    if (node.isObject()) {
      ObjectNode copy = JSON.createObjectNode();
      node.properties().forEach(each -> copy.set(each.getKey(), inPlace(each.getValue(), root)));
      return copy;
    }
    if (node.isArray()) {
      ArrayNode copy = JSON.createArrayNode();
      node.forEach(each -> copy.add(inPlace(each, root)));
      return copy;
    }
    return node;
  }

  /** What 3.1 writes in another way, written as 3.0 does; nothing else may differ. */
  private static ObjectNode asOpenApi30(JsonNode node) {
    ObjectNode copy = JSON.createObjectNode();
    for (Map.Entry<String, JsonNode> each : node.properties()) {
      String name = each.getKey();
      JsonNode value = each.getValue();
      if (name.equals("type") && value.isArray()) {
        assertEquals("null", value.get(1).asText());
        copy.set("type", value.get(0));
        copy.put("nullable", true);
      } else if (name.equals("examples") && value.isArray()) {
        assertEquals(1, value.size());
        copy.set("example", value.get(0));
      } else if (name.equals("examples") && value.size() == 1 && value.has("default")) {
        copy.set("example", value.at("/default/value"));
      } else if (name.equals("value") || name.equals("example")) {
        copy.set(name, value);
      } else {
        copy.set(name, value.isContainerNode() ? container(value) : value);
      }
    }
    return copy;
  }

  private static JsonNode container(JsonNode node) {
    if (node.isObject()) {
      return asOpenApi30(node);
    }
    ArrayNode copy = JSON.createArrayNode();
    node.forEach(each -> copy.add(each.isContainerNode() ? container(each) : each));
    return copy;
  }

  private static ObjectNode edition(String edition) throws IOException {
    return (ObjectNode) JSON.readTree(file(edition, "json").toFile());
  }

  private static Path file(String edition, String type) throws IOException {
    return Publication.file(Publication.PLAIN, "-" + edition + "." + type);
  }
}
