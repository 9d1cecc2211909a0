package co.datacue.contract.refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import co.datacue.conformance.request.KindRequests;
import co.datacue.conformance.request.KindRequests.KindRequest;
import co.datacue.contract.server.SharedMock;
import co.datacue.mock.Operation;
import co.datacue.mock.Signing;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every kind of event with every constant it allows, and with those of every other. The latter is
 * refused unless it happens to carry what the other requires.
 */
class EventBranchesContractTest {
  @RegisterExtension static final SharedMock SERVER = new SharedMock();

  @TestFactory
  Stream<DynamicTest> kindIsTakenWithItsOwnConstantsAndRefusedWithThoseOfAnother() {
    return SERVER.contract().operations().stream()
        .flatMap(
            operation ->
                KindRequests.of(operation).stream()
                    .map(each -> dynamicTest(each.name(), () -> send(operation, each))));
  }

  private static void send(Operation operation, KindRequest request) {
    boolean signed = operation.signing() == Signing.SIGNED_BODY;
    String body = request.body().toString();
    HttpResponse<String> answer =
        SERVER.raw().send(operation.method(), operation.path(), signed, body);
    if (request.right()) {
      assertEquals(2, answer.statusCode() / 100, body);
    } else {
      assertEquals(400, answer.statusCode(), body);
      Violations.of(answer.headers().firstValue("sl-violations").orElse("[]"))
          .assertNoBranch("request/body/" + request.property());
    }
  }
}
