package co.datacue.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Contracts for tests: the small one, with the merge patch (RFC 7396) of a fixture applied. */
final class Fixtures {

  static final Path FOLDER = Path.of("src/test/fixtures");
  static final Path SMALL_CONTRACT = FOLDER.resolve("contract.yaml");

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private Fixtures() {}

  static List<String> names(String folder) {
    try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
      return files
          .map(file -> file.getFileName().toString().replace(".yaml", ""))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode read(Path file) {
    try {
      return YAML.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the small contract with a fixture's patch applied to target/ and returns the file. */
  static Path patched(String folder, String name) {
    JsonNode fixture = read(FOLDER.resolve(folder).resolve(name + ".yaml"));
    JsonNode contract = merge(merge(read(SMALL_CONTRACT), before(fixture)), fixture.get("merge"));
    if (fixture.has("version")) {
      ((ObjectNode) contract.get("info")).set("version", fixture.get("version"));
    }
    return write(contract, folder, name);
  }

  /** The same with no more than what the fixture patches beforehand. */
  static Path before(String folder, String name) {
    JsonNode fixture = read(FOLDER.resolve(folder).resolve(name + ".yaml"));
    return write(merge(read(SMALL_CONTRACT), before(fixture)), folder + "-before", name);
  }

  private static JsonNode before(JsonNode fixture) {
    return fixture.has("before") ? fixture.get("before") : JsonNodeFactory.instance.objectNode();
  }

  private static Path write(JsonNode contract, String folder, String name) {
    try {
      Path file = Path.of("target/fixtures", folder, name + ".yaml");
      Files.createDirectories(file.getParent());
      YAML.writeValue(file.toFile(), contract);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode merge(JsonNode target, JsonNode patch) {
    if (!patch.isObject()) {
      return patch;
    }
    ObjectNode merged =
        target != null && target.isObject()
            ? ((ObjectNode) target).deepCopy()
            : JsonNodeFactory.instance.objectNode();
    patch
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue().isNull()) {
                merged.remove(entry.getKey());
              } else {
                merged.set(entry.getKey(), merge(merged.get(entry.getKey()), entry.getValue()));
              }
            });
    return merged;
  }
}
