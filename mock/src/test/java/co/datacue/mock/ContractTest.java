package co.datacue.mock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read from the contract, and what a contract must not lack. */
class ContractTest {
  private static final String SECURITY =
      "security: [{basic: []}]\n"
          + "components: {securitySchemes: {basic: {x-signing-scheme: KEY_ONLY}}}\n";
  private static final String OPERATION = "{operationId: post, responses: {'200': {}}}";

  private final Contract contract = Contract.builtIn();

  @TempDir Path folder;

  @Test
  void eventsCarryTheKeyAloneAndCreationsASignature() {
    assertEquals(Signing.KEY_ONLY, contract.operation("trackEvent").signing());
    assertEquals(Signing.SIGNED_BODY, contract.operation("createProduct").signing());
  }

  @Test
  void examplesAreListedByStatusAndName() {
    Operation operation = contract.operation("batchCreateProducts");
    assertEquals(Set.of(207, 400, 401, 413, 500), operation.responses().keySet());
    assertEquals(Set.of("allOk", "partlyFailed"), operation.responses().get(207).keySet());
    assertTrue(operation.requestExamples().containsKey("clothes"));
    assertTrue(contract.operation("deleteUser").responses().get(204).isEmpty());
    assertEquals(
        "Wrong API key or signature", operation.firstExample(401).get().path("message").asText());
  }

  @Test
  void parameterTakesOneSegmentAsItWasSent() {
    assertEquals("deleteProduct", matched("DELETE", "/v1/products/a%2Fb"));
    assertEquals("deleteProductVariant", matched("DELETE", "/v1/products/a%2Fb/%20"));
    assertEquals("deleteUser", matched("DELETE", "/v1/users/"));
    assertEquals("none", matched("DELETE", "/v1/products/a/b/c"));
    assertEquals("none", matched("GET", "/v1/products/a"));
    assertEquals("none", matched("POST", "/v1/user%73"));
  }

  @Test
  void pathWithoutParametersGoesFirst() {
    String twoPaths =
        "paths:\n" + path("/things/{id}", "byId") + path("/things/all", "all") + SECURITY;
    assertEquals(
        "all", read(text -> twoPaths).match("GET", "/things/all").map(Operation::id).get());
  }

  @Test
  void schemeWithoutASigningStyleIsNamed() {
    String message =
        refused(text -> text.replaceAll("x-signing-scheme: \"?KEY_ONLY\"?", "x-other: 1"));
    assertTrue(message.contains("POST /v1/events") && message.contains("apiKeyOnly"), message);
  }

  @Test
  void danglingReferenceIsNamed() {
    String message = refused(text -> text.replace("    BadRequest:\n", "    Renamed:\n"));
    assertTrue(message.contains("#/components/responses/BadRequest"), message);
  }

  @Test
  void rangeAndDefaultDocumentWhatHasNoNumber() {
    Operation operation =
        read(text ->
                text.replaceFirst("['\"]?401['\"]?:", "4XX:")
                    .replaceFirst("['\"]?500['\"]?:", "default:"))
            .operation("trackEvent");
    assertEquals(Set.of("4XX", "default"), operation.otherResponses().keySet());
    assertEquals(contract.operation("trackEvent").responses().get(401), operation.examples(401));
    assertEquals(operation.examples(401), operation.examples(499));
    assertEquals(contract.operation("trackEvent").firstExample(500), operation.firstExample(302));
    assertEquals(contract.operation("trackEvent").responses().get(400), operation.examples(400));
    assertEquals(Map.of(), contract.operation("trackEvent").examples(499));
    assertEquals(Optional.of("400"), operation.documentation(400));
    assertEquals(Optional.of("4XX"), operation.documentation(401));
    assertEquals(Optional.of("default"), operation.documentation(500));
    assertFalse(operation.documents(500));
  }

  @Test
  void methodsOfAPathAreListed() {
    assertEquals(List.of("PUT", "DELETE"), contract.methods("/v1/users/u1"));
    assertEquals(List.of("POST"), contract.methods("/v1/users"));
    assertEquals(List.of(), contract.methods("/v1/nothing"));
    String both = path("/things/{id}", "byId") + "  /things/all: {post: " + OPERATION + "}\n";
    Contract other = read(text -> "paths:\n" + both + SECURITY);
    assertEquals(List.of("POST", "GET"), other.methods("/things/all"));
    assertEquals(List.of("GET"), other.methods("/things/other"));
  }

  @Test
  void typesOfTheBodyAreListedWithoutTheirParameters() {
    Contract other =
        read(
            text ->
                "paths: {/a: {post: {operationId: a, responses: {'200': {}}, requestBody: {content:"
                    + " {'Application/JSON; charset=utf-8': {}, text/csv: {}}}}}}\n"
                    + SECURITY);
    assertEquals(
        List.of("application/json", "text/csv"), List.copyOf(other.operation("a").requestTypes()));
    assertEquals("a (POST /a)", other.operation("a").toString());
  }

  @Test
  void referencesInACircleAreNamed() {
    String circle = "paths: {/a: {$ref: '#/b'}}\nb: {$ref: '#/c'}\nc: {$ref: '#/b'}\n" + SECURITY;
    assertTrue(refused(text -> circle).contains("leads nowhere"), refused(text -> circle));
  }

  @Test
  void otherFilesAreRefused() {
    assertTrue(refused(text -> "a: 1").contains("no operations"));
    assertTrue(refused(text -> "a: [").contains("neither YAML nor JSON"));
    Path absent = folder.resolve("absent.yaml");
    String message = assertThrows(MockException.class, () -> Contract.read(absent)).getMessage();
    assertTrue(message.contains("absent.yaml"), message);
  }

  @Test
  void aliasIsNamedAndNotTakenForAText() {
    String message =
        refused(text -> "openapi: &version 3.0.3\ninfo: {title: t, version: *version}\n");
    assertTrue(
        message.contains("contract.yaml, line 2: the YAML alias *version is not followed"),
        message);
  }

  @Test
  void listsCannotBeChanged() {
    Operation operation = contract.operation("trackEvent");
    assertThrows(UnsupportedOperationException.class, () -> contract.operations().clear());
    assertThrows(UnsupportedOperationException.class, () -> operation.responses().clear());
    assertThrows(UnsupportedOperationException.class, () -> operation.requestExamples().clear());
    assertFalse(operation.requestExamples().isEmpty());
  }

  private String matched(String method, String path) {
    return contract.match(method, path).map(Operation::id).orElse("none");
  }

  private String refused(UnaryOperator<String> change) {
    return assertThrows(MockException.class, () -> read(change)).getMessage();
  }

  private Contract read(UnaryOperator<String> change) {
    try {
      Path file = folder.resolve("contract.yaml");
      Files.writeString(file, change.apply(new String(contract.text(), StandardCharsets.UTF_8)));
      return Contract.read(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String path(String path, String id) {
    return "  " + path + ": {get: {operationId: " + id + ", responses: {'200': {}}}}\n";
  }
}
