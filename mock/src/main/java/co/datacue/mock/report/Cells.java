package co.datacue.mock.report;

import co.datacue.mock.Contract;
import co.datacue.mock.Exchange;
import co.datacue.mock.Operation;
import co.datacue.mock.RequestKind;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which cells a contract has, and which of them an exchange reaches. */
final class Cells {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private final Contract contract;
  private final boolean examplesToo;

  Cells(Contract contract, boolean examplesToo) {
    this.contract = contract;
    this.examplesToo = examplesToo;
  }

  /** What one exchange reached, and of which kinds its request was. */
  record Reached(Set<Cell> cells, List<String> kinds) {}

  List<Cell> of(Operation operation) {
    List<Cell> all = new ArrayList<>();
    operation.responses().keySet().forEach(status -> all.add(cell(operation, Cell.STATUS, status)));
    operation.otherResponses().keySet().forEach(key -> all.add(cell(operation, Cell.STATUS, key)));
    if (examplesToo) {
      operation
          .requestExamples()
          .keySet()
          .forEach(name -> all.add(cell(operation, Cell.REQUEST, name)));
    }
    contract.requestKinds(operation).forEach(kind -> all.add(cell(operation, Cell.BRANCH, kind)));
    if (examplesToo) {
      operation.responses().forEach((status, of) -> all.addAll(answers(operation, status, of)));
      operation.otherResponses().forEach((key, of) -> all.addAll(answers(operation, key, of)));
    }
    return all;
  }

  Reached reached(Operation operation, Exchange exchange) {
    List<RequestKind> possible = contract.requestKinds(operation);
    boolean wanted = examplesToo || !possible.isEmpty();
    JsonNode sent = wanted ? json(exchange.requestBody()) : MissingNode.getInstance();
    List<String> kinds =
        possible.stream().filter(kind -> kind.isKindOf(sent)).map(RequestKind::name).toList();
    Set<Cell> cells = new LinkedHashSet<>();
    if (exchange.sentWhole()) { // otherwise the caller saw nothing of it
      operation
          .documentation(exchange.status())
          .ifPresent(key -> cells.add(cell(operation, Cell.STATUS, key)));
      if (exchange.status() < 300) {
        kinds.forEach(kind -> cells.add(cell(operation, Cell.BRANCH, kind)));
      }
      if (examplesToo) {
        cells.addAll(examples(operation, exchange, sent));
      }
    }
    return new Reached(cells, kinds);
  }

  private static Set<Cell> examples(Operation operation, Exchange exchange, JsonNode sent) {
    Set<Cell> reached = new LinkedHashSet<>();
    JsonNode answer = json(exchange.responseBody());
    Map<String, JsonNode> answered = new LinkedHashMap<>(operation.examples(exchange.status()));
    answered.values().removeIf(example -> !SameJson.same(example, answer));
    operation
        .documentation(exchange.status())
        .ifPresent(key -> reached.addAll(answers(operation, key, answered)));
    if (exchange.status() < 300) {
      operation
          .requestExamples()
          .forEach(
              (name, example) -> {
                if (SameJson.same(example, sent)) {
                  reached.add(cell(operation, Cell.REQUEST, name));
                }
              });
    }
    return reached;
  }

  private static Cell cell(Operation operation, String kind, Object name) {
    return new Cell(operation.id(), kind, name.toString());
  }

  private static List<Cell> answers(Operation operation, Object key, Map<String, JsonNode> of) {
    return of.keySet().stream()
        .map(name -> cell(operation, Cell.ANSWER, key + " " + name))
        .toList();
  }

  private static JsonNode json(byte[] body) {
    try {
      return body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }
}
