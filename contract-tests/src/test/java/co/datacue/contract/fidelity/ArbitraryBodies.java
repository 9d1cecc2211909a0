package co.datacue.contract.fidelity;

import co.datacue.conformance.request.ContractYaml;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Request bodies that keep every rule of the contract and have anything in their fields, as trees
 * of maps, lists and Java values. A field that is added to the contract is in them by itself.
 */
final class ArbitraryBodies {
  private static final Object ABSENT = new Object();
  private static final int MOST_ITEMS = 2;
  private static final Set<String> CONSTRAINTS =
      Set.of(
          "maxLength",
          "pattern",
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "multipleOf");

  private final Arbitrary<BigDecimal> decimals;
  private final Map<JsonNode, Arbitrary<?>> bySchema = new IdentityHashMap<>();

  /**
   * @param decimalDigits how many digits a decimal may have: JavaScript, and so the mock, knows 308
   */
  ArbitraryBodies(int decimalDigits) {
    decimals = ArbitraryValues.decimals(decimalDigits);
  }

  /** Bodies of this operation; it must have one. */
  @SuppressWarnings("unchecked") // every request body of the contract is an object
  Arbitrary<Map<String, Object>> of(String operationId) {
    JsonNode schema =
        ContractYaml.operation(operationId).at("/requestBody/content/application~1json/schema");
    return (Arbitrary<Map<String, Object>>) (Arbitrary<?>) values(schema);
  }

  private Arbitrary<?> values(JsonNode reference) {
    JsonNode schema = ContractYaml.resolve(reference);
    Arbitrary<?> values = bySchema.get(schema);
    if (values == null) {
      values = make(schema);
      bySchema.put(schema, values);
    }
    return values;
  }

  private Arbitrary<?> make(JsonNode schema) {
    if (schema.has("enum")) {
      List<Object> constants = new ArrayList<>();
      schema.get("enum").forEach(constant -> constants.add(scalar(constant)));
      return Arbitraries.of(constants);
    }
    if (isConstrained(schema)) {
      return Arbitraries.just(scalar(schema.get("example")));
    }
    if (schema.has("oneOf")) {
      List<Arbitrary<Object>> branches = new ArrayList<>();
      schema.get("oneOf").forEach(branch -> branches.add(values(branch).asGeneric()));
      return Arbitraries.oneOf(branches);
    }
    return switch (schema.path("type").asText("object")) {
      case "string" ->
          schema.path("format").asText().equals("date-time")
              ? ArbitraryValues.TIMESTAMPS
              : schema.has("minLength")
                  ? ArbitraryValues.STRINGS_NOT_EMPTY
                  : ArbitraryValues.STRINGS;
      case "number" -> decimals;
      case "integer" ->
          schema.path("format").asText().equals("int64")
              ? Arbitraries.longs()
              : Arbitraries.integers();
      case "boolean" -> Arbitraries.of(true, false);
      case "array" -> values(schema.get("items")).list().ofMaxSize(MOST_ITEMS);
      case "object" -> objects(schema);
      default -> throw new AssertionError("No values for " + schema);
    };
  }

  /** A scalar of which not every value will do: the contract's example stands for those that do. */
  private static boolean isConstrained(JsonNode schema) {
    return schema.path("example").isValueNode()
        && schema.propertyStream().anyMatch(ArbitraryBodies::constrains);
  }

  private static boolean constrains(Map.Entry<String, JsonNode> keyword) {
    return switch (keyword.getKey()) {
      case "format" ->
          !List.of("date-time", "int32", "int64", "double").contains(keyword.getValue().asText());
      case "minLength" -> keyword.getValue().intValue() > 1;
      default -> CONSTRAINTS.contains(keyword.getKey());
    };
  }

  private static Object scalar(JsonNode value) {
    if (value.isIntegralNumber()) {
      return value.canConvertToInt() ? (Object) value.intValue() : value.bigIntegerValue();
    }
    return value.isNumber()
        ? value.decimalValue()
        : value.isBoolean() ? (Object) value.booleanValue() : value.asText();
  }

  private Arbitrary<?> objects(JsonNode schema) {
    Map<String, JsonNode> properties = new LinkedHashMap<>();
    Set<String> required = new LinkedHashSet<>();
    collect(schema, properties, required);
    List<String> names = List.copyOf(properties.keySet());
    boolean open = schema.path("additionalProperties").asBoolean();
    if (names.isEmpty()) {
      // What is neither open nor has fields is an enum with a default, which stands in an allOf.
      return open ? ArbitraryValues.freeObject(names) : values(schema.required("allOf").get(0));
    }
    List<Arbitrary<Object>> fields = new ArrayList<>();
    for (Map.Entry<String, JsonNode> property : properties.entrySet()) {
      Arbitrary<Object> value = values(property.getValue()).asGeneric();
      fields.add(
          required.contains(property.getKey())
              ? value
              : Arbitraries.oneOf(value, Arbitraries.just(ABSENT)));
    }
    Arbitrary<Map<String, Object>> named =
        Combinators.combine(fields).as(values -> present(names, values));
    Arbitrary<Map<String, Object>> kept = named.filter(1_000, object -> keepsAnyOf(schema, object));
    return open
        ? Combinators.combine(kept, ArbitraryValues.freeObject(names)).as(ArbitraryBodies::joined)
        : kept;
  }

  private static void collect(
      JsonNode reference, Map<String, JsonNode> properties, Set<String> required) {
    JsonNode schema = ContractYaml.resolve(reference);
    schema.path("allOf").forEach(part -> collect(part, properties, required));
    schema.path("properties").properties().stream()
        .filter(p -> !ContractYaml.resolve(p.getValue()).path("readOnly").asBoolean())
        .forEach(p -> properties.put(p.getKey(), p.getValue()));
    schema.path("required").forEach(name -> required.add(name.textValue()));
  }

  private static Map<String, Object> present(List<String> names, List<Object> values) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      if (values.get(i) != ABSENT) {
        object.put(names.get(i), values.get(i));
      }
    }
    return object;
  }

  private static Map<String, Object> joined(Map<String, Object> named, Map<String, Object> free) {
    Map<String, Object> object = new LinkedHashMap<>(named);
    object.putAll(free);
    return object;
  }

  private static boolean keepsAnyOf(JsonNode schema, Map<String, Object> object) {
    for (JsonNode part : schema.path("allOf")) {
      if (!keepsAnyOf(ContractYaml.resolve(part), object)) {
        return false;
      }
    }
    boolean kept = !schema.has("anyOf");
    for (JsonNode branch : schema.path("anyOf")) {
      boolean all = true;
      for (JsonNode name : branch.path("required")) {
        all &= object.containsKey(name.textValue());
      }
      kept |= all;
    }
    return kept;
  }
}
