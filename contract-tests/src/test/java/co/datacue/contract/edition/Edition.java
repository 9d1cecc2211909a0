package co.datacue.contract.edition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One change of the API, from a file: what its team edits, and no Java among it.
 *
 * <p>{@code contract} is merged into {@code spec/openapi.yaml}: null removes, and lists grow;
 * {@code version} says which number of the contract's version rises. {@code append} and {@code
 * replace} edit other files; {@code samples} names the operations whose samples are written anew.
 * {@code refused} has what lint and the second reading say before those edits.
 */
record Edition(String name, JsonNode edits) {
  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory().disable(YAMLGenerator.Feature.SPLIT_LINES));
  private static final Path FOLDER = Path.of("src/test/resources/next-edition");

  /** All of them, in order. */
  static List<Edition> all() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().map(Edition::read).toList();
    }
  }

  private static Edition read(Path file) {
    try {
      String name = file.getFileName().toString().replace(".yaml", "");
      return new Edition(name, YAML.readTree(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What is refused by {@code lint} or {@code reading} before the other edits; empty for nothing.
   */
  List<String> refused(String by) {
    return edits.path("refused").path(by).valueStream().map(JsonNode::textValue).toList();
  }

  /** Edits the contract, and nothing else. */
  void editContract(Path contract) throws IOException {
    JsonNode merged = merge(YAML.readTree(contract.toFile()), edits.required("contract"));
    ObjectNode info = (ObjectNode) merged.get("info");
    info.put("version", raised(info.get("version").textValue()));
    YAML.writeValue(contract.toFile(), merged);
  }

  private String raised(String version) {
    String[] numbers = version.split("\\.");
    int major = Integer.parseInt(numbers[0]);
    return edits.required("version").textValue().equals("major")
        ? (major + 1) + ".0.0"
        : major + "." + (Integer.parseInt(numbers[1]) + 1) + ".0";
  }

  /** Edits what a person edits besides: rows of the second reading, a house rule, old samples. */
  void editTheRest(WholeProject project) throws IOException {
    for (Map.Entry<String, JsonNode> file : edits.path("append").properties()) {
      Files.writeString(
          project.file(file.getKey()), file.getValue().textValue(), StandardOpenOption.APPEND);
    }
    for (Map.Entry<String, JsonNode> file : edits.path("replace").properties()) {
      Path path = project.file(file.getKey());
      String text = Files.readString(path);
      for (Map.Entry<String, JsonNode> replacement : file.getValue().properties()) {
        if (!text.contains(replacement.getKey())) {
          throw new AssertionError(name + ": not in " + path + ": " + replacement.getKey());
        }
        text = text.replace(replacement.getKey(), replacement.getValue().textValue());
      }
      Files.writeString(path, text);
    }
    for (JsonNode operation : edits.path("samples")) {
      for (Path old : filesIn(project.file("spec/samples").resolve(operation.textValue()))) {
        Files.delete(old);
      }
    }
  }

  /** Takes the drafts over as samples, as somebody does who has read them. */
  static void takeDraftsOver(WholeProject project) throws IOException {
    Path drafts = project.file("spec/target/sample-drafts");
    for (Path draft : filesIn(drafts)) {
      Path sample = project.file("spec/samples").resolve(drafts.relativize(draft));
      Files.createDirectories(sample.getParent());
      Files.move(draft, sample);
    }
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static JsonNode merge(JsonNode target, JsonNode patch) {
    if (target instanceof ArrayNode list && patch.isArray()) {
      List<JsonNode> there = list.valueStream().toList();
      return list.deepCopy()
          .addAll(patch.valueStream().filter(item -> !there.contains(item)).toList());
    }
    if (!patch.isObject()) {
      return patch;
    }
    ObjectNode merged =
        target instanceof ObjectNode object
            ? object.deepCopy()
            : ((ObjectNode) patch.deepCopy()).removeAll();
    for (Map.Entry<String, JsonNode> field : patch.properties()) {
      if (field.getValue().isNull()) {
        merged.remove(field.getKey());
      } else {
        merged.set(field.getKey(), merge(merged.get(field.getKey()), field.getValue()));
      }
    }
    return merged;
  }
}
