package co.datacue.mock;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the mock needs to know of an OpenAPI 3.0 contract: operations, how each is signed, and the
 * examples of {@code application/json} bodies. References are followed within the one file only.
 * Immutable, so safe for any number of threads.
 */
public final class Contract {
  private static final String BUILT_IN = "/co/datacue/openapi.yaml";
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  private final byte[] text;
  private final JsonNode root;
  private final List<Operation> operations;
  private final List<Route> routes;
  private final Map<String, List<RequestKind>> kinds = new LinkedHashMap<>();

  private Contract(String name, byte[] text) {
    this.text = text;
    this.root = parse(name, text);
    this.operations = readOperations();
    if (operations.isEmpty()) {
      throw new MockException(name + " has no operations: is it an OpenAPI 3.0 contract?");
    }
    this.routes = operations.stream().map(Route::to).sorted(Route.FIXED_FIRST).toList();
    operations.forEach(each -> kinds.put(each.id(), RequestKind.all(this, requestSchema(each))));
  }

  /**
   * The contract that came with the mock.
   *
   * @throws MockException if it is not on the class path
   */
  public static Contract builtIn() {
    return parsed(null, textOf(null));
  }

  /**
   * Reads a contract from a YAML or JSON file.
   *
   * @throws MockException if the file cannot be read, or an operation lacks what the mock needs;
   *     the message names it
   */
  public static Contract read(Path file) {
    return parsed(file, textOf(file));
  }

  /** The text of a contract as it is; the built-in one's if there is no file. */
  static byte[] textOf(@Nullable Path file) {
    try {
      if (file != null) {
        return Files.readAllBytes(file);
      }
      try (InputStream in = Contract.class.getResourceAsStream(BUILT_IN)) {
        if (in == null) {
          throw new MockException("The artifact datacue-openapi with " + BUILT_IN + " is missing.");
        }
        return in.readAllBytes();
      }
    } catch (IOException e) {
      throw new MockException(name(file) + " could not be read: " + e, e);
    }
  }

  static Contract parsed(@Nullable Path file, byte[] text) {
    return new Contract(name(file), text);
  }

  private static String name(@Nullable Path file) {
    return file == null ? "The built-in contract" : "The contract " + file;
  }

  /** All operations, in the contract's order. */
  public List<Operation> operations() {
    return operations;
  }

  /**
   * The operation with this {@code operationId}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Operation operation(String id) {
    return operations.stream()
        .filter(operation -> operation.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No operation has the id " + id));
  }

  /**
   * The operation that a request calls. A template parameter matches one segment of the path as it
   * was sent, without decoding, so {@code a%2Fb} is one segment; the segment may be empty.
   */
  public Optional<Operation> match(String method, String rawPath) {
    return routes.stream()
        .filter(route -> route.matches(method, rawPath))
        .map(Route::operation)
        .findFirst();
  }

  /**
   * The kinds of requests that the operation tells apart, such as kinds of events: the schemas of a
   * {@code oneOf} that have constants to tell them by, in the contract's order. Empty if there is
   * nothing to choose.
   */
  public List<RequestKind> requestKinds(Operation operation) {
    return kinds.getOrDefault(operation.id(), List.of());
  }

  /** The contract's {@code info}: title, version and what else it says of itself. */
  public JsonNode info() {
    return root.path("info");
  }

  /** The methods that the contract has for a path, which is matched as {@link #match} does. */
  public List<String> methods(String rawPath) {
    return routes.stream()
        .map(Route::operation)
        .filter(operation -> match(operation.method(), rawPath).equals(Optional.of(operation)))
        .map(Operation::method)
        .toList();
  }

  /** The contract as it was read. */
  public byte[] text() {
    return text.clone();
  }

  /** The operation as it stands in the contract, to be read and not to be changed. */
  public JsonNode definition(Operation operation) {
    return pathItem(operation).path(operation.method().toLowerCase(Locale.ROOT));
  }

  /** The parameters of the operation, those of its path among them. */
  public List<JsonNode> parameters(Operation operation) {
    List<JsonNode> parameters = new ArrayList<>();
    pathItem(operation).path("parameters").forEach(each -> parameters.add(resolve(each)));
    definition(operation).path("parameters").forEach(each -> parameters.add(resolve(each)));
    return List.copyOf(parameters);
  }

  /** The schema of the operation's JSON request body; a missing node if it has none. */
  public JsonNode requestSchema(Operation operation) {
    return jsonSchema(definition(operation).path("requestBody"));
  }

  /** The schema of the JSON body of the answer with this status; a missing node if it has none. */
  public JsonNode responseSchema(Operation operation, int status) {
    return jsonSchema(definition(operation).path("responses").path(String.valueOf(status)));
  }

  private JsonNode pathItem(Operation operation) {
    return resolve(root.path("paths").path(operation.path()));
  }

  private JsonNode jsonSchema(JsonNode bodyOrResponse) {
    JsonNode json = resolve(bodyOrResponse).path("content").path("application/json");
    return resolve(json.path("schema"));
  }

  /**
   * The node itself, or what it refers to.
   *
   * @throws MockException if the reference leads nowhere in this file
   */
  public JsonNode resolve(JsonNode node) {
    JsonNode target = node;
    for (int steps = 0; target.path("$ref").isTextual(); steps++) {
      String ref = target.path("$ref").textValue();
      target = ref.startsWith("#/") ? root.at(ref.substring(1)) : root.path("missing");
      if (target.isMissingNode() || steps > 100) {
        throw new MockException("The contract's reference " + ref + " leads nowhere.");
      }
    }
    return target;
  }

  private static JsonNode parse(String name, byte[] text) {
    ObjectMapper yaml =
        new ObjectMapper(new YAMLFactory())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    try (JsonParser parser = new WithoutAliases(name, (YAMLParser) yaml.createParser(text))) {
      return yaml.readTree(parser);
    } catch (IOException e) {
      throw new MockException(name + " is neither YAML nor JSON: " + e.getMessage(), e);
    }
  }

  /** Prism follows an alias, and this would take it for a text. */
  private static final class WithoutAliases extends JsonParserDelegate {
    private final String name;
    private final YAMLParser yaml;

    WithoutAliases(String name, YAMLParser yaml) {
      super(yaml);
      this.name = name;
      this.yaml = yaml;
    }

    @Override
    public JsonToken nextToken() throws IOException {
      JsonToken token = yaml.nextToken();
      if (yaml.isCurrentAlias()) {
        throw new MockException(
            name
                + ", line "
                + yaml.currentTokenLocation().getLineNr()
                + ": the YAML alias *"
                + yaml.getText()
                + " is not followed here. Write out what it stands for, or refer to it with $ref.");
      }
      return token;
    }
  }

  private List<Operation> readOperations() {
    List<Operation> found = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> entry : resolve(path.getValue()).properties()) {
        if (METHODS.contains(entry.getKey())) {
          found.add(readOperation(path.getKey(), entry.getKey(), entry.getValue()));
        }
      }
    }
    return List.copyOf(found);
  }

  private Operation readOperation(String path, String method, JsonNode node) {
    String name = method.toUpperCase(Locale.ROOT) + " " + path;
    String id = node.path("operationId").asText();
    if (id.isEmpty()) {
      throw new MockException(name + " has no operationId.");
    }
    Map<Integer, Map<String, JsonNode>> responses = new LinkedHashMap<>();
    Map<String, Map<String, JsonNode>> others = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> response : node.path("responses").properties()) {
      if (response.getKey().matches("\\d{3}")) {
        responses.put(Integer.valueOf(response.getKey()), examples(response.getValue()));
      } else {
        others.put(response.getKey(), examples(response.getValue()));
      }
    }
    return new Operation(
        id,
        method.toUpperCase(Locale.ROOT),
        path,
        signing(name, node),
        requestTypes(node.path("requestBody")),
        examples(node.path("requestBody")),
        Collections.unmodifiableMap(responses),
        Collections.unmodifiableMap(others));
  }

  private Signing signing(String name, JsonNode operation) {
    JsonNode security = operation.path("security");
    if (security.isMissingNode()) {
      security = root.path("security");
    }
    Iterator<String> schemes = security.path(0).fieldNames();
    String scheme = schemes.hasNext() ? schemes.next() : "";
    JsonNode definition = resolve(root.path("components").path("securitySchemes").path(scheme));
    String signing = definition.path("x-signing-scheme").asText();
    for (Signing value : Signing.values()) {
      if (value.name().equals(signing)) {
        return value;
      }
    }
    throw new MockException(
        name
            + (scheme.isEmpty() ? " names no security scheme" : " names the scheme " + scheme)
            + ", but needs one whose x-signing-scheme is SIGNED_BODY or KEY_ONLY.");
  }

  private Set<String> requestTypes(JsonNode body) {
    Set<String> types = new LinkedHashSet<>();
    resolve(body)
        .path("content")
        .fieldNames()
        .forEachRemaining(
            type -> types.add(type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT)));
    return Collections.unmodifiableSet(types);
  }

  private Map<String, JsonNode> examples(JsonNode bodyOrResponse) {
    JsonNode json = resolve(bodyOrResponse).path("content").path("application/json");
    Map<String, JsonNode> examples = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> example : json.path("examples").properties()) {
      examples.put(example.getKey(), resolve(example.getValue()).path("value"));
    }
    return Collections.unmodifiableMap(examples);
  }
}
