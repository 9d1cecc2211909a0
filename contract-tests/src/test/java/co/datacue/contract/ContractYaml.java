package co.datacue.contract;

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
    for (JsonNode path : ROOT.get("paths")) {
      for (JsonNode operation : path) {
        if (operation.path("operationId").asText().equals(id)) {
          return operation;
        }
      }
    }
    throw new AssertionError("The contract has no operation " + id);
  }

  /** The example the contract gives for a path parameter. */
  public static String pathExample(String parameter) {
    for (JsonNode candidate : ROOT.at("/components/parameters")) {
      if (candidate.path("name").asText().equals(parameter)) {
        return candidate.path("example").asText();
      }
    }
    throw new AssertionError("The contract has no path parameter " + parameter);
  }
}
