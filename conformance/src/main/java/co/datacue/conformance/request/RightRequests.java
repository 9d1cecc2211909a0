package co.datacue.conformance.request;

import co.datacue.mock.Operation;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;

/** Requests that keep the contract. */
public final class RightRequests {
  private RightRequests() {}

  /** The operation's examples, each with every optional field. */
  public static List<JsonNode> complete(Operation operation, OwnIds ids) {
    return operation.requestExamples().keySet().stream()
        .map(name -> complete(operation, name, ids))
        .toList();
  }

  /** One of the operation's examples, with every optional field. */
  public static JsonNode complete(Operation operation, String example, OwnIds ids) {
    JsonNode body = operation.requestExamples().get(example);
    return ids.own(CompleteRequest.of(body, schema(operation)));
  }

  /** The operation's path with the contract's examples, and the query with all its parameters. */
  public static String path(Operation operation, OwnIds ids) {
    return BrokenParameters.path(operation, ids);
  }

  /** The schema of the operation's JSON body; a missing node if it has none. */
  public static JsonNode schema(Operation operation) {
    return node(operation).at("/requestBody/content/application~1json/schema");
  }

  static JsonNode node(Operation operation) {
    return pathItem(operation).path(operation.method().toLowerCase(Locale.ROOT));
  }

  static JsonNode pathItem(Operation operation) {
    return ContractYaml.root().path("paths").path(operation.path());
  }
}
