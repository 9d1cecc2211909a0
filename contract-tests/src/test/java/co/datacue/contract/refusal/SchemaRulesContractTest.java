package co.datacue.contract.refusal;

import static co.datacue.conformance.request.OwnIds.AS_THEY_ARE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import co.datacue.conformance.request.BrokenRequest;
import co.datacue.conformance.request.BrokenRequests;
import co.datacue.conformance.request.RightRequests;
import co.datacue.conformance.request.SchemaRule;
import co.datacue.contract.server.SharedMock;
import co.datacue.mock.Operation;
import co.datacue.mock.Signing;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Breaks every rule that the contract makes for a request, one at a time, rightly signed. */
class SchemaRulesContractTest {
  @RegisterExtension static final SharedMock SERVER = new SharedMock();

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
                      for (JsonNode body : RightRequests.complete(operation, AS_THEY_ARE)) {
                        HttpResponse<String> answer =
                            send(
                                operation,
                                RightRequests.path(operation, AS_THEY_ARE),
                                body.toString());
                        assertEquals(2, answer.statusCode() / 100, () -> body + violations(answer));
                      }
                    }));
  }

  @TestFactory
  Stream<DynamicTest> brokenRuleIsRefusedAndNamed() {
    return SERVER.contract().operations().stream()
        .flatMap(
            operation -> {
              List<SchemaRule> declared = BrokenRequests.rules(operation);
              return BrokenRequests.of(operation, AS_THEY_ARE).stream()
                  .map(
                      each ->
                          dynamicTest(each.toString(), () -> refuse(operation, each, declared)));
            });
  }

  private static void refuse(
      Operation operation, BrokenRequest request, List<SchemaRule> declared) {
    HttpResponse<String> answer = send(operation, request.path(), request.body());
    assertEquals(400, answer.statusCode(), request::body);
    // Prism takes a body that is null for none.
    SchemaRule rule =
        request.body().equals("null") ? declared.get(noBody(declared)) : request.rule();
    Violations.of(violations(answer)).assertNames(rule, declared);
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
      declared.addAll(BrokenRequests.rules(operation));
      List<BrokenRequest> broken = BrokenRequests.of(operation, AS_THEY_ARE);
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
