package co.datacue.mock.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.mock.Contract;
import co.datacue.mock.Exchange;
import co.datacue.mock.Operation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The judgement of the contract gate, on exchanges made for it. */
class StrictCoverageTest {
  private static final Contract CONTRACT = Made.CONTRACT;
  private static final List<Waiver> WAIVERS =
      List.of(
          new Waiver("* status 500", Waiver.ASKED_FOR, "Nothing brings it about."),
          new Waiver("* answer 500 serverError", Waiver.ASKED_FOR, "As above."),
          new Waiver("* answer 207 partlyFailed", Waiver.ASKED_FOR, "As above."));

  private static final String NEW_OPERATION =
      """
      paths:
        /v1/probes:
          get:
            operationId: listProbes
            security:
              - signedBody: []
            responses:
              '204':
                description: None.
      """;

  /** The least that covers everything: one exchange for each request and each answer. */
  private static List<Exchange> everything() {
    List<Exchange> all = new ArrayList<>();
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

  private static Exchange made(Operation operation, int status, JsonNode sent) {
    return exchange(operation, status, false, sent, MissingNode.getInstance());
  }

  private static Exchange answered(Operation operation, int status, JsonNode answer) {
    boolean failed = answer.path("status").toString().contains("error");
    boolean asked = status == 500 || failed;
    return exchange(operation, status, asked, MissingNode.getInstance(), answer);
  }

  private static Exchange exchange(
      Operation operation, int status, boolean asked, JsonNode sent, JsonNode answer) {
    return Made.exchange(operation.id(), status, asked, text(sent), text(answer));
  }

  private static String text(JsonNode body) {
    return body.isMissingNode() ? "" : body.toString();
  }

  private static JsonNode json(Exchange exchange) {
    try {
      return new ObjectMapper().readTree(exchange.responseBody());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> gaps(List<Exchange> exchanges) {
    return gaps(CONTRACT, exchanges, WAIVERS);
  }

  private static List<String> gaps(
      Contract contract, List<Exchange> exchanges, List<Waiver> waivers) {
    Coverage coverage = Coverage.strict(contract);
    exchanges.forEach(coverage::add);
    return coverage.report(waivers, OptionalInt.empty()).gaps();
  }

  @Test
  void nothingIsMissingFromTheWhole() {
    assertEquals(List.of(), gaps(everything()));
  }

  @Test
  void eachExchangeThatIsTakenAwayLeavesAGap() {
    List<Exchange> everything = everything();
    assertTrue(everything.size() > 100);
    for (Exchange each : everything) {
      List<Exchange> rest = everything.stream().filter(other -> other != each).toList();
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
        List.of("listProbes status 204: no test brings it about"),
        gaps(added, everything(), WAIVERS));
  }

  @Test
  void refusalThatWasAskedForDoesNotCount() {
    List<Exchange> asked = new ArrayList<>(everything());
    asked.replaceAll(
        each ->
            each.operationId().equals("deleteUser") && each.status() == 400
                ? exchange(
                    CONTRACT.operation("deleteUser"),
                    400,
                    true,
                    MissingNode.getInstance(),
                    json(each))
                : each);
    assertEquals(
        List.of(
            "deleteUser status 400: only asked for with Prefer (1), never brought about",
            "deleteUser answer 400 badRequest: only asked for with Prefer (1), never brought about"),
        gaps(asked));
  }

  @Test
  void waiverThatNobodyNeedsIsReported() {
    List<Waiver> more = new ArrayList<>(WAIVERS);
    more.add(new Waiver("* status 204", "asked for with Prefer", "None."));
    assertEquals(
        List.of("The waiver of * status 204 is not needed: remove it"),
        gaps(CONTRACT, everything(), more));
  }
}
