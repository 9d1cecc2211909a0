package co.datacue.mock.trouble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.mock.Contract;
import co.datacue.mock.Operation;
import co.datacue.mock.gate.Answer;
import co.datacue.mock.gate.Delivery;
import co.datacue.mock.gate.ReceivedRequest;
import co.datacue.mock.gate.RequestBody;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the step makes of an answer. */
class TroubleStepTest {
  private static final Contract CONTRACT = Contract.builtIn();

  private final Faults faults = new Faults(CONTRACT, 7);
  private final TroubleStep step = new TroubleStep(faults);
  private final List<ReceivedRequest> handled = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "slow 20ms, WHOLE, 20, 204",
    "reset, RESET, 0, 204",
    "reset midway, RESET_MIDWAY, 0, 204",
    "slow 2s then truncate, TRUNCATED, 2000, 204",
  })
  void requestIsHandledAndItsAnswerDeliveredOtherwise(
      String fault, Delivery.Ending ending, int delay, int status) {
    Answer answer = send("deleteUser", fault);
    assertEquals(status, answer.status());
    assertEquals(new Delivery(fault, Duration.ofMillis(delay), ending), answer.delivery());
    assertEquals(1, handled.size());
  }

  @Test
  void statusIsAnsweredInPlaceOfHandling() {
    Answer answer = send("deleteUser", "slow 1s then 500 after 3s");
    assertEquals(500, answer.status());
    assertEquals(List.of("3"), answer.headers().get("Retry-After"));
    assertEquals("On demand: slow 1s then 500 after 3s", answer.refusal());
    assertEquals(Duration.ofSeconds(1), answer.delivery().delay());
    assertEquals(List.of(), handled);
    assertNull(send("deleteUser", "500").headers().get("Retry-After"));
  }

  @Test
  void itemsFailInWhatIsHandledItemByItem() {
    Answer answer = send("batchCreateUsers", "slow 1s then items 100%");
    assertEquals("slow 1s then items 100% (2 of 2)", answer.delivery().fault());
    assertEquals(Duration.ofSeconds(1), answer.delivery().delay());
  }

  @Test
  void batchOfWhichNoItemWasAskedForIsOnlyLate() {
    assertEquals(
        Delivery.AS_IT_IS, answer("batchCreateUsers", "items 100%", request -> plain()).delivery());
    assertEquals(
        new Delivery("slow 1s", Duration.ofSeconds(1), Delivery.Ending.WHOLE),
        answer("batchCreateUsers", "slow 1s then items 100%", request -> plain()).delivery());
  }

  @Test
  void rulesHoldForThoseThatDoNotAskThemselves() {
    faults.add("deleteUser: 418");
    assertEquals(418, send("deleteUser").status());
    assertEquals(Delivery.AS_IT_IS, send("updateUser").delivery());
    assertEquals(503, send("deleteUser", "503").status());
    assertEquals(500, send("deleteUser", "1% 501", "500").status(), "several headers are one list");
  }

  @Test
  void whatCannotBeReadIsRefused() {
    Answer answer = send("deleteUser", "rest");
    assertEquals(400, answer.status());
    assertTrue(
        answer.refusal().startsWith("The header DataCue-Mock-Fail cannot be read: \"rest\""));
    assertEquals(List.of(), handled);
  }

  @Test
  void requestOfNoOperationIsNotConcerned() {
    faults.add("*: 500");
    ReceivedRequest request = request(null, "reset");
    assertEquals(204, step.answer(request, this::handle).status());
  }

  private Answer send(String operation, String... asked) {
    return answer(operation, String.join("\n", asked), this::handle);
  }

  private Answer answer(
      String operation, String asked, Function<ReceivedRequest, Answer> handling) {
    return step.answer(request(CONTRACT.operation(operation), asked), handling::apply);
  }

  private Answer handle(ReceivedRequest request) {
    handled.add(request);
    if (request.operation() != null && request.operation().documents(207)) {
      request.itemFails().test(0);
      request.itemFails().test(1);
    }
    return plain();
  }

  private static Answer plain() {
    return new Answer(204, Map.of(), new byte[0]);
  }

  private static ReceivedRequest request(Operation operation, String asked) {
    Map<String, List<String>> headers =
        asked.isEmpty() ? Map.of() : Map.of(TroubleStep.HEADER, List.of(asked.split("\n")));
    return ReceivedRequest.now(
        operation, "DELETE", "/v1/users/u", headers, RequestBody.of(new byte[0]));
  }
}
