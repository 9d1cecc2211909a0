package co.datacue.bulk.contract;

import static co.datacue.bulk.contract.Document.count;
import static co.datacue.bulk.contract.Document.object;
import static co.datacue.bulk.contract.Document.objects;
import static co.datacue.bulk.contract.Document.text;

import co.datacue.bulk.Action;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
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
  private static final String BUILT_IN = "openapi.json";
  private static final Map<String, Action> ACTIONS =
      Map.of(
          "post", Action.CREATE,
          "put", Action.UPDATE,
          "patch", Action.UPDATE,
          "delete", Action.DELETE);

  private static @Nullable BatchOperations builtIn;

  private final List<BatchOperation> all;

  private BatchOperations(JsonObject contract) {
    all = new ContractReader(new Document(contract)).read();
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
        throw new ContractException("The contract " + BUILT_IN + " is missing beside this class.");
      }
      return read(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new ContractException("The built-in contract could not be read: " + e.getMessage());
    }
  }

  /** Reads a contract in JSON. */
  static BatchOperations read(Reader contract) {
    return new BatchOperations(JsonParser.parseReader(contract).getAsJsonObject());
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

  private record ContractReader(Document contract) {
    List<BatchOperation> read() {
      List<BatchOperation> found = new ArrayList<>();
      objects(object(contract.root(), "paths"))
          .forEach(
              (path, item) ->
                  objects(item)
                      .forEach(
                          (method, operation) -> {
                            Action action = ACTIONS.get(method);
                            if (action != null && object(operation, "responses").has("207")) {
                              operation(path, action, operation).ifPresent(found::add);
                            }
                          }));
      return found.stream().map(each -> identified(each, found)).toList();
    }

    private Optional<BatchOperation> operation(String path, Action action, JsonObject operation) {
      Shapes shapes = new Shapes(contract);
      JsonObject body = contract.resolved(object(operation, "requestBody"));
      JsonObject json = object(object(body, "content"), "application/json");
      Map<String, JsonObject> properties =
          objects(object(shapes.merged(object(json, "schema")), "properties"));
      if (properties.size() != 1) {
        return Optional.empty();
      }
      JsonObject list = shapes.merged(properties.values().iterator().next());
      if (!list.has("items") || !(shapes.of(object(list, "items")) instanceof ObjectShape items)) {
        return Optional.empty();
      }
      return Optional.of(
          new BatchOperation(
              text(operation, "operationId", ""),
              path.substring(path.lastIndexOf('/') + 1),
              action,
              items,
              items.required(),
              count(list, "maxItems", Integer.MAX_VALUE)));
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
