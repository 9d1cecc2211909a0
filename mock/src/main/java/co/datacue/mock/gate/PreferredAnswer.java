package co.datacue.mock.gate;

import co.datacue.mock.Contract;
import co.datacue.mock.Operation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses the documented answer for a request that can be answered with or without a body, as
 * events are. Left alone, Prism always answers with the lowest 2xx and its first example.
 *
 * <p>The request schema's {@code oneOf} decides: a branch stands for those request examples that
 * carry its constants, and if the 200 has an example of the same name, that is the answer;
 * otherwise 204. So a kind of event that is added to the contract is answered without any change
 * here.
 */
final class PreferredAnswer {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Contract contract;

  PreferredAnswer(Contract contract) {
    this.contract = contract;
  }

  /** The request with the {@code Prefer} header it needs, unless the caller sent one. */
  ReceivedRequest addedTo(ReceivedRequest request) {
    Operation operation = request.operation();
    return operation == null || !request.header("Prefer").isEmpty()
        ? request
        : of(operation, request.body())
            .map(value -> request.withHeader("Prefer", value))
            .orElse(request);
  }

  /** The value of the {@code Prefer} header to add, or empty if Prism can choose by itself. */
  Optional<String> of(Operation operation, byte[] body) {
    if (!operation.documents(200) || !operation.documents(204)) {
      return Optional.empty();
    }
    JsonNode request;
    try {
      request = JSON.readTree(body);
    } catch (IOException e) {
      return Optional.empty(); // Prism refuses it.
    }
    for (Map.Entry<String, JsonNode> choice : choices(operation).entrySet()) {
      List<JsonNode> branches = branches(choice.getValue(), request.at(choice.getKey()));
      if (branches.size() == 1) {
        return Optional.of(prefer(operation, choice.getKey(), branches.get(0)));
      }
    }
    return Optional.empty();
  }

  private String prefer(Operation operation, String pointer, JsonNode branch) {
    return operation.requestExamples().entrySet().stream()
        .filter(example -> hasConstants(branch, example.getValue().at(pointer)))
        .map(Map.Entry::getKey)
        .filter(operation.responses().get(200)::containsKey)
        .findFirst()
        .map(name -> "code=200, example=" + name)
        .orElse("code=204");
  }

  /** Where in the request the schema offers a choice (a JSON pointer), and between what. */
  private Map<String, JsonNode> choices(Operation operation) {
    Map<String, JsonNode> choices = new LinkedHashMap<>();
    JsonNode schema = contract.requestSchema(operation);
    choices.put("", schema.path("oneOf"));
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      choices.put("/" + property.getKey(), contract.resolve(property.getValue()).path("oneOf"));
    }
    return choices;
  }

  private List<JsonNode> branches(JsonNode oneOf, JsonNode value) {
    List<JsonNode> matching = new ArrayList<>();
    for (JsonNode reference : oneOf) {
      JsonNode branch = contract.resolve(reference);
      if (hasConstants(branch, value)) {
        matching.add(branch);
      }
    }
    return matching;
  }

  private boolean hasConstants(JsonNode branch, JsonNode value) {
    if (!value.isObject()) {
      return false;
    }
    for (Map.Entry<String, JsonNode> property : branch.path("properties").properties()) {
      JsonNode allowed = contract.resolve(property.getValue()).path("enum");
      JsonNode actual = value.path(property.getKey());
      if (!allowed.isMissingNode() && !contains(allowed, actual)) {
        return false;
      }
    }
    return true;
  }

  private static boolean contains(JsonNode array, JsonNode value) {
    for (JsonNode element : array) {
      if (element.equals(value)) {
        return true;
      }
    }
    return false;
  }
}
