package co.datacue.conformance;

import co.datacue.conformance.request.ContractYaml;
import co.datacue.mock.Operation;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says how an answer differs from what the contract has. Not for use by several threads. */
final class Judge {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(Dialects.getOpenApi30());

  private final Map<JsonNode, Schema> compiled = new HashMap<>();

  /** Empty if the answer is as documented. */
  Optional<String> difference(Check check, Answered answered) {
    Operation operation = check.operation();
    int status = answered.status();
    if (!check.expected().is(status)) {
      return Optional.of("answered " + status + ", not " + check.expected());
    }
    if (!operation.documents(status)) {
      return Optional.of("answered " + status + ", which the contract does not have here");
    }
    return body(operation, answered)
        .or(() -> Optional.ofNullable(answered.clientsProblem()))
        .map(problem -> "answered " + status + ", but " + problem);
  }

  private Optional<String> body(Operation operation, Answered answered) {
    JsonNode schema = schema(operation, answered.status());
    if (schema.isMissingNode()) {
      return Optional.empty();
    }
    if (!answered.contentType().toLowerCase(Locale.ROOT).startsWith("application/json")) {
      return Optional.of("as \"" + answered.contentType() + "\", not application/json");
    }
    JsonNode body;
    try {
      body = JSON.readTree(answered.body());
    } catch (IOException e) {
      return Optional.of("the body is no JSON");
    }
    String errors =
        compiled.computeIfAbsent(schema, Judge::compile).validate(body).stream()
            .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
            .limit(3)
            .collect(Collectors.joining("; "));
    return errors.isEmpty()
        ? Optional.empty()
        : Optional.of("the body breaks the contract: " + errors);
  }

  private static JsonNode schema(Operation operation, int status) {
    JsonNode responses = ContractYaml.operation(operation.id()).path("responses");
    return ContractYaml.resolve(responses.path(status + ""))
        .at("/content/application~1json/schema");
  }

  /** The schema beside the components, to which its references lead. */
  private static Schema compile(JsonNode schema) {
    ObjectNode document = ContractYaml.root().deepCopy();
    document.retain("components");
    document.putArray("allOf").add(schema);
    return REGISTRY.getSchema(document);
  }
}
