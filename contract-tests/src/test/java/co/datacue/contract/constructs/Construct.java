package co.datacue.contract.constructs;

import co.datacue.conformance.request.ContractYaml;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One file of the catalogue, {@code src/test/resources/constructs}: something that may stand in a
 * contract, and what becomes of it. Its README tells the format.
 */
record Construct(String name, JsonNode file) {
  private static final Path FOLDER = Path.of("src/test/resources/constructs");
  private static final List<String> PARTS =
      List.of("about", "contract", "documents", "built", "requests", "refused");

  static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory())
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  Construct {
    file.fieldNames()
        .forEachRemaining(
            part -> {
              if (!PARTS.contains(part)) {
                throw new AssertionError(name + " has " + part + ", which is none of " + PARTS);
              }
            });
    boolean works = file.has("documents") || file.has("built") || file.has("requests");
    if (works == file.has("refused")) {
      throw new AssertionError(name + " must say either what works or how it is refused");
    }
  }

  static List<Construct> all() {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      List<Construct> all = new ArrayList<>();
      for (Path file : files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList()) {
        all.add(new Construct(FOLDER.relativize(file).toString(), YAML.readTree(file.toFile())));
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Construct> working() {
    return all().stream().filter(construct -> !construct.isRefused()).toList();
  }

  static List<Construct> refused() {
    return all().stream().filter(Construct::isRefused).toList();
  }

  boolean isRefused() {
    return file.has("refused");
  }

  /** What stands in the contract: paths, components or both. */
  JsonNode contract() {
    return file.get("contract");
  }

  /** The messages with which a contract that has it is refused, whole. */
  List<String> refusals() {
    List<String> messages = new ArrayList<>();
    file.path("refused").forEach(message -> messages.add(message.textValue()));
    return messages;
  }

  /** By model, JSON that is read and written back unchanged. */
  Map<String, List<String>> documents() {
    Map<String, List<String>> byModel = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> model : file.path("documents").properties()) {
      List<String> documents = new ArrayList<>();
      model.getValue().forEach(document -> documents.add(document.textValue()));
      byModel.put(model.getKey(), documents);
    }
    return byModel;
  }

  /** What callers build of a model: its name, the calls, and the JSON that is written. */
  JsonNode built() {
    return file.path("built");
  }

  /** Calls: operation, arguments and what is to be sent. */
  JsonNode requests() {
    return file.path("requests");
  }

  /** The project's contract with these constructs in it. */
  static String contractWith(List<Construct> constructs) {
    ObjectNode contract = ContractYaml.root().deepCopy();
    constructs.forEach(construct -> construct.addTo(contract));
    try {
      return YAML.writeValueAsString(contract);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void addTo(ObjectNode contract) {
    for (Map.Entry<String, JsonNode> path : contract().path("paths").properties()) {
      add(contract.withObject("/paths"), path);
    }
    for (Map.Entry<String, JsonNode> kind : contract().path("components").properties()) {
      ObjectNode there = contract.withObject("/components").withObjectProperty(kind.getKey());
      kind.getValue().properties().forEach(component -> add(there, component));
    }
    for (Map.Entry<String, JsonNode> other : contract().properties()) {
      if (!List.of("paths", "components").contains(other.getKey())) {
        contract.set(other.getKey(), other.getValue());
      }
    }
  }

  private void add(ObjectNode to, Map.Entry<String, JsonNode> entry) {
    if (!(to.path(entry.getKey()) instanceof MissingNode)) {
      throw new AssertionError(name + " names " + entry.getKey() + ", as something else does");
    }
    to.set(entry.getKey(), entry.getValue());
  }

  @Override
  public String toString() {
    return name;
  }
}
