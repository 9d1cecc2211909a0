package co.datacue.bulk.contract;

import co.datacue.bulk.Action;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The batch operations of a contract: those whose body is an object with one list of objects, and
 * that answer 207. A resource that is added to the contract can be imported without a line here.
 * Immutable.
 */
public final class BatchOperations {
  private static final String BUILT_IN = "/co/datacue/openapi.yaml";
  private static final Map<String, Action> ACTIONS =
      Map.of(
          "post", Action.CREATE,
          "put", Action.UPDATE,
          "patch", Action.UPDATE,
          "delete", Action.DELETE);

  private static @Nullable BatchOperations builtIn;

  private final List<BatchOperation> all;

  private BatchOperations(JsonNode contract) {
    all = new Reader(contract).read();
  }

  /**
   * Returns those of the contract that the client was made from. It is read once: that takes as
   * long as thousands of items.
   *
   * @throws ContractException if it is not on the class path, or says what cannot be checked
   */
  public static synchronized BatchOperations builtIn() {
    if (builtIn == null) {
      builtIn = readBuiltIn();
    }
    return builtIn;
  }

  private static BatchOperations readBuiltIn() {
    try (InputStream in = BatchOperations.class.getResourceAsStream(BUILT_IN)) {
      if (in == null) {
        throw new ContractException(
            "The artifact datacue-openapi with " + BUILT_IN + " is missing.");
      }
      return read(in);
    } catch (IOException e) {
      throw new ContractException("The built-in contract could not be read: " + e.getMessage());
    }
  }

  static BatchOperations read(InputStream contract) throws IOException {
    ObjectMapper yaml =
        new ObjectMapper(new YAMLFactory())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    return new BatchOperations(yaml.readTree(contract));
  }

  /** Returns all, in the contract's order. */
  public List<BatchOperation> all() {
    return all;
  }

  /** Returns what can be imported: the resources' names. */
  public List<String> resources() {
    return all.stream().map(BatchOperation::resource).distinct().toList();
  }

  /**
   * Returns an operation.
   *
   * @throws ContractException if the contract has none; the message says which there are
   */
  public BatchOperation get(String resource, Action action) {
    return find(resource, action)
        .orElseThrow(() -> new ContractException(missing(resource, action)));
  }

  /** Returns an operation, if the contract has it. */
  public Optional<BatchOperation> find(String resource, Action action) {
    return all.stream()
        .filter(each -> each.resource().equals(resource) && each.action() == action)
        .findFirst();
  }

  private String missing(String resource, Action action) {
    List<String> actions =
        all.stream()
            .filter(each -> each.resource().equals(resource))
            .map(each -> each.action().toString())
            .toList();
    if (actions.isEmpty()) {
      return "The API has no batches of "
          + resource
          + ", only of "
          + String.join(", ", resources())
          + ".";
    }
    return "The API has no batch that does \""
        + action
        + "\" to "
        + resource
        + ", only "
        + String.join(" and ", actions)
        + ".";
  }

  private record Reader(JsonNode contract) {
    List<BatchOperation> read() {
      List<BatchOperation> found = new ArrayList<>();
      contract
          .path("paths")
          .properties()
          .forEach(
              path ->
                  path.getValue()
                      .properties()
                      .forEach(
                          method -> {
                            Action action = ACTIONS.get(method.getKey());
                            if (action != null && method.getValue().path("responses").has("207")) {
                              operation(path.getKey(), action, method.getValue())
                                  .ifPresent(found::add);
                            }
                          }));
      return found.stream().map(each -> identified(each, found)).toList();
    }

    private Optional<BatchOperation> operation(String path, Action action, JsonNode operation) {
      Shapes shapes = new Shapes(contract);
      JsonNode schema =
          shapes.resolved(operation.path("requestBody")).at("/content/application~1json/schema");
      JsonNode properties = shapes.merged(schema).path("properties");
      if (properties.size() != 1) {
        return Optional.empty();
      }
      JsonNode list = shapes.merged(properties.iterator().next());
      if (!list.has("items") || !(shapes.of(list.get("items")) instanceof ObjectShape items)) {
        return Optional.empty();
      }
      return Optional.of(
          new BatchOperation(
              operation.path("operationId").asText(),
              path.substring(path.lastIndexOf('/') + 1),
              action,
              items,
              items.required(),
              list.path("maxItems").asInt(Integer.MAX_VALUE)));
    }

    /** A delete names an item and nothing else; where there is none, required fields must do. */
    private static BatchOperation identified(BatchOperation one, List<BatchOperation> all) {
      List<String> ids =
          all.stream()
              .filter(each -> each.resource().equals(one.resource()))
              .filter(each -> each.action() == Action.DELETE)
              .map(BatchOperation::ids)
              .findFirst()
              .orElse(one.ids());
      if (ids.isEmpty()) {
        throw new ContractException(
            "Nothing in the contract identifies an item of " + one.id() + ".");
      }
      return new BatchOperation(
          one.id(), one.resource(), one.action(), one.items(), List.copyOf(ids), one.most());
    }
  }

  @Override
  public String toString() {
    return all.stream().map(BatchOperation::id).collect(Collectors.joining(", "));
  }
}
