package co.datacue.mock.state;

import co.datacue.mock.Contract;
import co.datacue.mock.Operation;
import co.datacue.mock.SmallContract;
import co.datacue.mock.gate.Answer;
import co.datacue.mock.gate.ReceivedRequest;
import co.datacue.mock.gate.RequestBody;
import co.datacue.mock.gate.Step;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A mock without a server, of a contract written for a test, that finds every request right. */
final class SmallShop {
  private final Contract contract;
  private final State state;
  private final Step.Next mock;
  private String answer = "";

  /**
   * @param paths what stands in the contract below {@code paths}
   * @param schemas what stands below {@code components/schemas}
   */
  SmallShop(String paths, String schemas) {
    contract = SmallContract.of(paths, schemas);
    Resources resources = new Resources(contract);
    state = new State(resources, 1_000_000);
    mock =
        Step.chain(
            List.of(
                new HoldingStep(contract, resources, state),
                (request, next) -> {
                  int status = request.operation().responses().keySet().iterator().next();
                  return new Answer(status, Map.of(), bytes(answer));
                }));
  }

  /** What the API answers, if it is not to be without a body. */
  void answers(String body) {
    answer = body;
  }

  State state() {
    return state;
  }

  Answer send(String operation, String target, String body) {
    return send(operation, target, body, Map.of());
  }

  Answer send(String operation, String target, String body, Map<String, List<String>> headers) {
    Operation called = contract.operation(operation);
    return mock.answer(
        ReceivedRequest.now(called, called.method(), target, headers, RequestBody.of(bytes(body))));
  }

  static JsonNode json(Answer answer) {
    return Json.readOwn(answer.body());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
