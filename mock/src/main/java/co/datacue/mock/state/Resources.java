package co.datacue.mock.state;

import co.datacue.mock.Contract;
import co.datacue.mock.MockException;
import co.datacue.mock.Operation;
import co.datacue.mock.state.HeldOperation.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The resources of a contract and what its operations do with them. A resource is named by the last
 * fixed part of a path, its ids by the parameters of the longest path of an operation that updates
 * or deletes. {@code POST} creates, {@code PUT} and {@code PATCH} update, {@code DELETE} deletes;
 * anything else has nothing to do with what is held. {@code x-resource} at an operation names
 * another resource, or {@code none}. Immutable.
 */
public final class Resources {
  private static final Map<String, Kind> KINDS =
      Map.of("POST", Kind.CREATE, "PUT", Kind.UPDATE, "PATCH", Kind.UPDATE, "DELETE", Kind.DELETE);
  private static final String NAMED = "x-resource";
  private static final String NONE = "none";

  private final Contract contract;
  private final Schemas schemas;
  private final BatchReader batches;
  private final Map<String, Resource> resources = new LinkedHashMap<>();
  private final Map<String, HeldOperation> operations = new LinkedHashMap<>();

  /** Those of the contract. */
  public Resources(Contract contract) {
    this.contract = contract;
    this.schemas = new Schemas(contract);
    this.batches = new BatchReader(contract);
    List<Operation> held = contract.operations().stream().filter(this::isHeld).toList();
    for (Operation operation : held) {
      resources.computeIfAbsent(name(operation), name -> new Resource(name, ids(name, held)));
    }
    for (Operation operation : held) {
      operations.put(operation.id(), read(operation));
    }
  }

  Collection<Resource> all() {
    return resources.values();
  }

  /** What the operation does, or null if it has nothing to do with what is held. */
  @Nullable HeldOperation of(@Nullable Operation operation) {
    return operation == null ? null : operations.get(operation.id());
  }

  /** What creates the resource's items: several at a time, if the contract has that. */
  Optional<HeldOperation> creating(String resource) {
    List<HeldOperation> creating =
        operations.values().stream()
            .filter(held -> held.kind() == Kind.CREATE && held.resource().name().equals(resource))
            .toList();
    return creating.stream()
        .filter(held -> held.batch() != null)
        .findFirst()
        .or(() -> creating.stream().findFirst());
  }

  /**
   * Makes sure that everything can be held.
   *
   * @throws MockException if the items of an operation need not carry what tells them apart, or two
   *     resources have one name; the message says what to write in the contract
   */
  void requireHoldable() {
    for (HeldOperation held : operations.values()) {
      Set<String> known = new TreeSet<>();
      segments(held.operation()).filter(HeldOperation::isParameter).forEach(known::add);
      known.addAll(schemas.required(itemSchema(held)).stream().map(id -> "{" + id + "}").toList());
      boolean removesSome = held.kind() == Kind.DELETE && held.batch() == null;
      for (String id : held.resource().ids()) {
        if (!known.contains("{" + id + "}") && !removesSome) {
          throw new MockException(
              held.operation()
                  + " cannot be held: nothing says that a request carries "
                  + id
                  + ". Make it a required field, name another resource with "
                  + NAMED
                  + ", or leave the operation out with "
                  + NAMED
                  + ": "
                  + NONE);
        }
      }
    }
    requireOneCollectionEach();
  }

  private void requireOneCollectionEach() {
    Map<String, String> collections = new LinkedHashMap<>();
    for (HeldOperation held : operations.values()) {
      if (held.batch() != null) {
        continue; // its path is another by nature
      }
      String collection = collection(held.operation());
      String other = collections.putIfAbsent(held.resource().name(), collection);
      if (other != null && !other.equals(collection)) {
        throw new MockException(
            other
                + " and "
                + collection
                + " would both be held as "
                + held.resource().name()
                + ". Give the operations of one of them another name with "
                + NAMED
                + ".");
      }
    }
  }

  private boolean isHeld(Operation operation) {
    return KINDS.containsKey(operation.method()) && !name(operation).equals(NONE);
  }

  private String name(Operation operation) {
    String given = contract.definition(operation).path(NAMED).asText();
    String path = collection(operation);
    return given.isEmpty() ? path.substring(path.lastIndexOf('/') + 1) : given;
  }

  /** The path without the parameters at its end. */
  private static String collection(Operation operation) {
    return operation.path().replaceFirst("(/\\{[^/{}]*})*/?$", "");
  }

  private static Stream<String> segments(Operation operation) {
    return Arrays.stream(operation.path().split("/"));
  }

  private List<String> ids(String name, List<Operation> held) {
    List<String> longest = new ArrayList<>();
    for (Operation operation : held) {
      List<String> ids =
          segments(operation)
              .filter(HeldOperation::isParameter)
              .map(segment -> segment.substring(1, segment.length() - 1))
              .toList();
      boolean ofOne = !operation.method().equals("POST");
      if (name(operation).equals(name) && ofOne && ids.size() > longest.size()) {
        longest = ids;
      }
    }
    return longest.isEmpty() ? idsOfItems(name, held) : longest;
  }

  /** Where only batches name items: what they need most sparingly, to be deleted for example. */
  private List<String> idsOfItems(String name, List<Operation> held) {
    return held.stream()
        .filter(operation -> name(operation).equals(name))
        .filter(operation -> !operation.method().equals("POST"))
        .filter(operation -> batches.status(operation).isPresent())
        .flatMap(operation -> batches.item(operation).stream())
        .map(item -> List.copyOf(schemas.required(item)))
        .min(Comparator.comparingInt(List::size))
        .orElse(List.of());
  }

  private HeldOperation read(Operation operation) {
    Resource resource = resources.get(name(operation));
    return new HeldOperation(
        operation,
        resource,
        KINDS.get(operation.method()),
        batches.read(operation, resource).orElse(null),
        texts(resource),
        isDecidedByIds(operation));
  }

  private ErrorTexts texts(Resource resource) {
    ErrorTexts plain = ErrorTexts.plain(resource);
    String exists = plain.exists();
    String unknown = plain.unknown();
    for (Operation operation : contract.operations()) {
      if (isHeld(operation) && name(operation).equals(resource.name())) {
        Optional<String> text =
            batches
                .read(operation, resource)
                .flatMap(batch -> batches.errorText(operation, resource, batch));
        if (KINDS.get(operation.method()) == Kind.CREATE) {
          exists = text.orElse(exists);
        } else {
          unknown = text.orElse(unknown);
        }
      }
    }
    return new ErrorTexts(exists, unknown);
  }

  private JsonNode itemSchema(HeldOperation held) {
    return held.batch() == null
        ? contract.requestSchema(held.operation())
        : batches.item(held.operation()).orElseThrow();
  }

  private boolean isDecidedByIds(Operation operation) {
    return contract.definition(operation).path("requestBody").isMissingNode()
        && contract.parameters(operation).stream()
            .allMatch(
                parameter ->
                    parameter.path("in").asText().equals("path")
                        && isAnyText(contract.resolve(parameter.path("schema"))));
  }

  /** Whether every text but the empty one is allowed. */
  private static boolean isAnyText(JsonNode schema) {
    return schema.path("type").asText().equals("string")
        && schema.path("minLength").asInt() <= 1
        && schema.properties().stream()
            .map(Map.Entry::getKey)
            .allMatch(Set.of("type", "minLength", "description", "example")::contains);
  }
}
