package co.datacue.mock.gate;

import co.datacue.mock.Contract;
import co.datacue.mock.Operation;
import co.datacue.mock.RequestKind;
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
    Map<String, List<RequestKind>> choices = new LinkedHashMap<>();
    for (RequestKind kind : contract.requestKinds(operation)) {
      if (kind.isKindOf(request)) {
        choices.computeIfAbsent(kind.pointer(), choice -> new ArrayList<>()).add(kind);
      }
    }
    return choices.values().stream()
        .filter(kinds -> kinds.size() == 1)
        .findFirst()
        .map(kinds -> prefer(operation, kinds.get(0)));
  }

  private static String prefer(Operation operation, RequestKind kind) {
    return operation.requestExamples().entrySet().stream()
        .filter(example -> kind.isKindOf(example.getValue()))
        .map(Map.Entry::getKey)
        .filter(operation.responses().get(200)::containsKey)
        .findFirst()
        .map(name -> "code=200, example=" + name)
        .orElse("code=204");
  }
}
