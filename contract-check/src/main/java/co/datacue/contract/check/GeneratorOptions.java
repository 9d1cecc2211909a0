package co.datacue.contract.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Adds to the generator's options what the contract says by itself: a schema that takes another and
 * only demands more of its fields, as a single create does, is in Java the same class. Immutable.
 */
public final class GeneratorOptions {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final String REFERENCE = "#/components/schemas/";
  private static final String MODELS = "co.datacue.client.model.";

  /** What a part of an {@code allOf} may hold and still bring no field. */
  private static final Set<String> DEMANDS = Set.of("type", "required", "description");

  private GeneratorOptions() {}

  /**
   * The build's step before code is generated.
   *
   * @param arguments the contract's file, that of the options, and that to write
   */
  public static void main(String[] arguments) throws IOException {
    JsonNode contract = YAML.readTree(Files.readString(Path.of(arguments[0])));
    ObjectNode options = (ObjectNode) YAML.readTree(Files.readString(Path.of(arguments[1])));
    ObjectNode schemas = options.withObject("/schemaMappings");
    ObjectNode imports = options.withObject("/importMappings");
    sameClasses(contract)
        .forEach(
            (name, same) -> {
              schemas.put(name, same);
              imports.put(same, MODELS + same);
            });
    WrittenFile.write(Path.of(arguments[2]), YAML.writeValueAsString(options));
  }

  /** The schemas that get no class of their own, each with the one whose class it has. */
  static Map<String, String> sameClasses(JsonNode contract) {
    JsonNode schemas = contract.at("/components/schemas");
    Map<String, String> same = new TreeMap<>();
    for (Map.Entry<String, JsonNode> schema : schemas.properties()) {
      String taken = taken(schema.getValue());
      // Where a discriminator tells classes apart, one without fields of its own is one, too.
      if (!taken.isEmpty() && !schemas.path(taken).has("discriminator")) {
        same.put(schema.getKey(), taken);
      }
    }
    same.replaceAll((name, target) -> same.getOrDefault(target, target));
    return same;
  }

  /** The one schema that this one takes and adds no field to; empty if it is none such. */
  private static String taken(JsonNode schema) {
    String taken = "";
    for (JsonNode part : schema.path("allOf")) {
      String reference = part.path("$ref").asText();
      boolean first = taken.isEmpty() && reference.startsWith(REFERENCE);
      if (first) {
        taken = reference.substring(REFERENCE.length());
      } else if (part.properties().stream().anyMatch(field -> !DEMANDS.contains(field.getKey()))) {
        return "";
      }
    }
    boolean own = schema.has("properties") || schema.has("additionalProperties");
    return own || schema.path("allOf").size() < 2 ? "" : taken;
  }
}
