package co.datacue.conformance.request;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The contract as a tree, for tests that go by what it says. */
public final class ContractYaml {
  private static final JsonNode ROOT = read();

  private ContractYaml() {}

  private static JsonNode read() {
    try (InputStream yaml = ContractYaml.class.getResourceAsStream("/co/datacue/openapi.yaml")) {
      return new ObjectMapper(new YAMLFactory())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .readTree(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static JsonNode root() {
    return ROOT;
  }

  /** The node itself, or what it refers to. */
  public static JsonNode resolve(JsonNode node) {
    JsonNode target = node;
    while (target.has("$ref")) {
      target = ROOT.at(target.get("$ref").textValue().substring(1));
    }
    return target;
  }

  /** The operation with this id. */
  public static JsonNode operation(String id) {
    return pathItem(id)
        .valueStream()
        .filter(operation -> isOperation(operation, id))
        .findFirst()
        .orElseThrow();
  }

  /** The path that has the operation with this id. */
  static JsonNode pathItem(String id) {
    return ROOT.get("paths")
        .valueStream()
        .filter(path -> path.valueStream().anyMatch(operation -> isOperation(operation, id)))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("The contract has no operation " + id));
  }

  private static boolean isOperation(JsonNode node, String id) {
    return node.path("operationId").asText().equals(id);
  }
}
