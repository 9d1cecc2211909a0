package co.datacue.conformance.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which branch of a {@code oneOf} or {@code anyOf} a value is of. */
public final class Branches {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(Dialects.getOpenApi30());
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Branches() {}

  /** That whose constants it has, or else the only one whose schema it keeps. */
  public static int of(JsonNode branches, JsonNode value) {
    return all(branches)
        .filter(i -> constants(branch(branches, i)) && hasConstants(branch(branches, i), value))
        .findFirst()
        .orElseGet(
            () ->
                all(branches)
                    .filter(i -> keeps(branches.get(i), value))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            new IllegalStateException(
                                "No branch of " + branches + " fits " + value)));
  }

  /** A value that is of none of them, as near to this one as can be. */
  public static JsonNode none(JsonNode branches, JsonNode value) {
    return Stream.of(
            withUnknownFields(value),
            JSON.objectNode().put(WrongValues.UNKNOWN, 1),
            JSON.arrayNode().addObject(),
            JSON.textNode(WrongValues.UNKNOWN),
            JSON.booleanNode(true),
            JSON.numberNode(0.5))
        .filter(candidate -> all(branches).noneMatch(i -> keeps(branches.get(i), candidate)))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("Nothing tried is of no branch of " + branches));
  }

  private static JsonNode withUnknownFields(JsonNode value) {
    if (!value.isObject()) {
      return value;
    }
    ObjectNode none = value.deepCopy();
    none.properties().forEach(field -> field.setValue(JSON.textNode(WrongValues.UNKNOWN)));
    return none;
  }

  /** Whether the value keeps this schema, whose references lead into the contract. */
  public static boolean keeps(JsonNode schema, JsonNode value) {
    ObjectNode document = ContractYaml.root().deepCopy();
    document.retain("components");
    document.putArray("allOf").add(schema);
    Schema compiled = REGISTRY.getSchema(document);
    return compiled.validate(value).isEmpty();
  }

  private static Stream<Integer> all(JsonNode branches) {
    return IntStream.range(0, branches.size()).boxed();
  }

  private static JsonNode branch(JsonNode branches, int index) {
    return ContractYaml.resolve(branches.get(index));
  }

  private static boolean constants(JsonNode branch) {
    return branch
        .path("properties")
        .valueStream()
        .anyMatch(property -> allowed(property).isArray());
  }

  private static JsonNode allowed(JsonNode property) {
    return ContractYaml.resolve(property).path("enum");
  }

  /** Whether the value has each of the branch's properties that have an enum, with such a value. */
  private static boolean hasConstants(JsonNode branch, JsonNode value) {
    for (Map.Entry<String, JsonNode> property : branch.path("properties").properties()) {
      JsonNode allowed = allowed(property.getValue());
      List<JsonNode> constants = allowed.valueStream().toList();
      if (allowed.isArray() && !constants.contains(value.path(property.getKey()))) {
        return false;
      }
    }
    return true;
  }
}
