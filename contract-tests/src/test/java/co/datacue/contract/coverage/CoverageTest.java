package co.datacue.contract.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.mock.Contract;
import co.datacue.mock.Operation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate's own judgement, on records made for it. */
class CoverageTest {
  private static final Contract CONTRACT = Contract.builtIn();
  private static final JsonNode ROOT = root(CONTRACT);

  private static final String NEW_OPERATION =
      """
      paths:
        /v1/coupons:
          get:
            operationId: listCoupons
            security:
              - signedBody: []
            responses:
              '204':
                description: None.
      """;

  /** The least that covers everything: one exchange for each request and each answer. */
  private static List<RecordedExchange> everything() {
    List<RecordedExchange> all = new ArrayList<>();
    for (Operation operation : CONTRACT.operations()) {
      int success = operation.documents(204) ? 204 : first(operation);
      operation.requestExamples().values().forEach(body -> all.add(made(operation, success, body)));
      for (Map.Entry<Integer, Map<String, JsonNode>> response : operation.responses().entrySet()) {
        int status = response.getKey();
        response.getValue().values().forEach(body -> all.add(answered(operation, status, body)));
        if (response.getValue().isEmpty() && operation.requestExamples().isEmpty()) {
          all.add(answered(operation, status, MissingNode.getInstance()));
        }
      }
    }
    return all;
  }

  private static int first(Operation operation) {
    return operation.responses().keySet().iterator().next();
  }

  private static RecordedExchange made(Operation operation, int status, JsonNode sent) {
    return exchange(operation, status, false, sent, MissingNode.getInstance());
  }

  private static RecordedExchange answered(Operation operation, int status, JsonNode answer) {
    boolean failed = answer.path("status").toString().contains("error");
    boolean asked = status == 500 || failed;
    return exchange(operation, status, asked, MissingNode.getInstance(), answer);
  }

  private static RecordedExchange exchange(
      Operation operation, int status, boolean asked, JsonNode sent, JsonNode answer) {
    boolean refused = status == 401 || status == 413;
    return new RecordedExchange(
        operation.id(),
        operation.method(),
        operation.path(),
        null,
        bytes(sent),
        status != 401,
        refused ? "refused" : null,
        asked,
        status,
        null,
        null,
        bytes(answer));
  }

  private static byte[] bytes(JsonNode body) {
    return body.isMissingNode() ? new byte[0] : body.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static JsonNode root(Contract contract) {
    try {
      return new YAMLMapper().readTree(contract.text());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> gaps(List<RecordedExchange> exchanges) {
    return new Coverage(CONTRACT, ROOT, exchanges, Waiver.all()).gaps();
  }

  @Test
  void nothingIsMissingFromTheWhole() {
    assertEquals(List.of(), gaps(everything()));
  }

  @Test
  void eachExchangeThatIsTakenAwayLeavesAGap() {
    List<RecordedExchange> everything = everything();
    assertTrue(everything.size() > 100);
    for (RecordedExchange each : everything) {
      List<RecordedExchange> rest = everything.stream().filter(other -> other != each).toList();
      List<String> gaps = gaps(rest);
      // Two examples of one kind of event stand in for each other, but not as examples.
      assertFalse(gaps.isEmpty(), each::toString);
      assertTrue(gaps.get(0).startsWith(each.operationId() + " "), () -> gaps + " for " + each);
    }
  }

  @Test
  void operationWithoutATestLeavesAGap(@TempDir Path folder) throws IOException {
    String changed = new String(CONTRACT.text(), StandardCharsets.UTF_8);
    Path file = folder.resolve("openapi.yaml");
    Files.writeString(file, changed.replaceFirst("(?m)^paths:\n", NEW_OPERATION));
    Contract added = Contract.read(file);
    assertEquals(
        List.of("listCoupons status 204: no test brings it about"),
        new Coverage(added, root(added), everything(), Waiver.all()).gaps());
  }

  @Test
  void refusalThatWasAskedForDoesNotCount() {
    List<RecordedExchange> asked = new ArrayList<>(everything());
    asked.replaceAll(
        each ->
            each.operationId().equals("deleteUser") && each.status() == 400
                ? exchange(
                    CONTRACT.operation("deleteUser"),
                    400,
                    true,
                    each.requestJson(),
                    each.responseJson())
                : each);
    assertEquals(
        List.of(
            "deleteUser status 400: only asked for with Prefer (1), never brought about",
            "deleteUser answer 400 badRequest: only asked for with Prefer (1), never brought about"),
        gaps(asked));
  }

  @Test
  void waiverThatNobodyNeedsIsReported() {
    List<Waiver> more = new ArrayList<>(Waiver.all());
    more.add(new Waiver("* status 204", "asked for with Prefer", "None."));
    assertEquals(
        List.of("The waiver of * status 204 is not needed: remove it"),
        new Coverage(CONTRACT, ROOT, everything(), more).gaps());
  }
}
