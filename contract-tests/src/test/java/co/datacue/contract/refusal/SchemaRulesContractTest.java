package co.datacue.contract.refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import co.datacue.contract.ContractYaml;
import co.datacue.contract.server.OwnIds;
import co.datacue.contract.server.TargetServer;
import co.datacue.mock.Operation;
import co.datacue.mock.Signing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Breaks every rule that the contract makes for a request, one at a time, rightly signed. */
@Tag("any-server")
class SchemaRulesContractTest {
  @RegisterExtension static final TargetServer SERVER = new TargetServer();

  private static final ObjectMapper JSON = new ObjectMapper();

  private static List<SchemaRule> declared(Operation operation) {
    JsonNode pathItem = ContractYaml.root().path("paths").path(operation.path());
    return DeclaredRules.of(pathItem, pathItem.path(method(operation)));
  }

  private static String method(Operation operation) {
    return operation.method().toLowerCase(Locale.ROOT);
  }

  private static JsonNode schema(Operation operation) {
    return ContractYaml.root()
        .path("paths")
        .path(operation.path())
        .path(method(operation))
        .at("/requestBody/content/application~1json/schema");
  }

  private static String path(Operation operation, OwnIds ids) {
    return BrokenParameters.path(operation, ids);
  }

  private static List<JsonNode> complete(Operation operation, OwnIds ids) {
    return operation.requestExamples().values().stream()
        .map(example -> ids.own(CompleteRequest.of(example, schema(operation))))
        .toList();
  }

  private static List<BrokenRequest> broken(Operation operation) {
    OwnIds ids = SERVER.ids();
    String path = path(operation, ids);
    Map<SchemaRule, List<BrokenRequest>> broken = new LinkedHashMap<>();
    for (JsonNode body : complete(operation, ids)) {
      RuleBreaker breaker =
          new RuleBreaker(
              operation.id(),
              (rule, bodies) ->
                  broken.computeIfAbsent(
                      rule,
                      first ->
                          bodies.entrySet().stream()
                              .map(each -> request(rule, each.getKey(), path, each.getValue()))
                              .toList()));
      breaker.breakAll(body, schema(operation));
    }
    for (SchemaRule rule : declared(operation)) {
      if (rule.keyword().equals("body")) {
        broken.put(rule, List.of(new BrokenRequest(rule, "none sent", path, "")));
      } else if (rule.isOfParameter()) {
        String body =
            complete(operation, ids).stream().findFirst().map(JsonNode::toString).orElse("");
        List<BrokenRequest> requests =
            BrokenParameters.paths(operation, rule, ids).entrySet().stream()
                .map(each -> new BrokenRequest(rule, each.getKey(), each.getValue(), body))
                .toList();
        if (!requests.isEmpty()) {
          broken.put(rule, requests);
        }
      }
    }
    return broken.values().stream().flatMap(List::stream).toList();
  }

  private static BrokenRequest request(SchemaRule rule, String how, String path, JsonNode body) {
    return new BrokenRequest(rule, how, path, body.toString());
  }

  private static HttpResponse<String> send(Operation operation, String path, String body) {
    boolean signed = operation.signing() == Signing.SIGNED_BODY;
    return SERVER.raw().send(operation.method(), path, signed, body);
  }

  @TestFactory
  Stream<DynamicTest> requestWithEveryOptionalFieldIsTaken() {
    return SERVER.contract().operations().stream()
        .filter(operation -> !operation.requestExamples().isEmpty())
        .map(
            operation ->
                dynamicTest(
                    operation.id(),
                    () -> {
                      OwnIds ids = SERVER.ids();
                      SERVER.arrange(operation, ids);
                      for (JsonNode body : complete(operation, ids)) {
                        HttpResponse<String> answer =
                            send(operation, path(operation, ids), body.toString());
                        SERVER.mayHaveCreated(operation, body);
                        assertEquals(2, answer.statusCode() / 100, () -> body + violations(answer));
                      }
                    }));
  }

  @TestFactory
  Stream<DynamicTest> brokenRuleIsRefusedAndNamed() {
    return SERVER.contract().operations().stream()
        .flatMap(
            operation -> {
              List<SchemaRule> declared = declared(operation);
              return broken(operation).stream()
                  .map(
                      each ->
                          dynamicTest(each.toString(), () -> refuse(operation, each, declared)));
            });
  }

  private static void refuse(Operation operation, BrokenRequest request, List<SchemaRule> declared)
      throws Exception {
    if (request.how().equals("empty")) {
      SERVER.onlyMock("without the id, another server might delete more than the test created");
    }
    HttpResponse<String> answer = send(operation, request.path(), request.body());
    if (answer.statusCode() < 300 && !request.body().isEmpty()) {
      SERVER.mayHaveCreated(operation, JSON.readTree(request.body()));
    }
    assertEquals(400, answer.statusCode(), request::body);
    if (SERVER.isMock()) {
      // Prism takes a body that is null for none.
      SchemaRule rule =
          request.body().equals("null") ? declared.get(noBody(declared)) : request.rule();
      Violations.of(violations(answer)).assertNames(rule, declared);
    }
  }

  private static int noBody(List<SchemaRule> declared) {
    return declared.stream().map(SchemaRule::keyword).toList().indexOf("body");
  }

  private static String violations(HttpResponse<String> answer) {
    return answer.headers().firstValue("sl-violations").orElse("[]");
  }

  /** The gate: what the schemas declare against what the other test breaks. */
  @Test
  void everyDeclaredRuleIsBroken() {
    Set<SchemaRule> declared = new LinkedHashSet<>();
    Set<SchemaRule> exercised = new LinkedHashSet<>();
    int requests = 0;
    for (Operation operation : SERVER.contract().operations()) {
      declared.addAll(declared(operation));
      List<BrokenRequest> broken = broken(operation);
      requests += broken.size();
      broken.forEach(each -> exercised.add(each.rule()));
    }
    // A path segment is always text, and so is a query's value: no request can give it another
    // type.
    Set<SchemaRule> unbreakable = new LinkedHashSet<>(declared);
    unbreakable.removeIf(
        rule ->
            !(rule.isOfParameter()
                && rule.keyword().equals("type")
                && (rule.detail().equals("\"string\"") || rule.detail().equals("\"array\""))));
    System.out.printf(
        "Schema rules: %d declared, %d exercised by %d broken requests, %d cannot be broken (type of a parameter)%n",
        declared.size(), exercised.size(), requests, unbreakable.size());
    Set<SchemaRule> missed = new LinkedHashSet<>(declared);
    missed.removeAll(exercised);
    missed.removeAll(unbreakable);
    assertEquals(
        Set.of(),
        missed,
        "Rules that no request breaks: the operation needs a request example in spec/openapi.yaml"
            + " that has a value there, of that branch");
    Set<SchemaRule> invented = new LinkedHashSet<>(exercised);
    invented.removeAll(declared);
    assertEquals(Set.of(), invented, "Rules that the contract does not make");
    assertTrue(exercised.size() > 300, "only " + exercised.size());
  }
}
