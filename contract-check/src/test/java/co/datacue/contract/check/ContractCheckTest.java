package co.datacue.contract.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each rule refuses stands in the catalogue of the contract tests. */
class ContractCheckTest {
  // Not the project's contract: where that is refused, the build of the client is to say so.
  private static final String CONTRACT =
      """
      openapi: 3.0.3
      info:
        title: Things
        version: 1.0.0
      servers:
        - url: https://api.example
      security:
        - signed: []
      paths:
        /v1/things/{id}:
          parameters:
            - {name: id, in: path, required: true, schema: {type: string, maxLength: 5}}
          get:
            operationId: findThing
            tags: [Things]
            responses:
              '200':
                description: It.
      components:
        securitySchemes:
          signed: {type: http, scheme: basic, x-signing-scheme: SIGNED_BODY}
      """;

  private final ContractCheck check = new ContractCheck();

  @TempDir private Path folder;

  @Test
  void contractWithNothingToRefuseIsKept() throws IOException {
    assertEquals(List.of(), check.findings(CONTRACT));
    ContractCheck.main(new String[] {written(CONTRACT).toString()});
  }

  @Test
  void everythingRefusedIsNamedAtOnceWithPointerAndAdvice() throws IOException {
    Path contract =
        written(
            CONTRACT
                .replace(
                    "    get:", "      - {name: x, in: cookie, schema: {type: string}}\n    get:")
                .replace("It.\n", "It.\n          links: {next: {operationId: findThing}}\n"));
    Exception refused =
        assertThrows(
            RefusedContractException.class,
            () -> ContractCheck.main(new String[] {contract.toString()}));
    String message = refused.getMessage();
    assertTrue(
        message.contains(
            """
            #/paths/~1v1~1things~1{id}/parameters/1/in
                a cookie parameter
                Write in: header or in: query.
            """),
        message);
    assertTrue(
        message.contains(
            """
            #/paths/~1v1~1things~1{id}/get/responses/200/links
                a link
            """),
        message);
    assertTrue(message.contains(contract.toString()), message);
  }

  @Test
  void keywordThatTheParserDropsIsNamed() {
    assertEquals(
        List.of("#/paths/~1v1~1things~1{id}/parameters/0/schema/maxlength"),
        pointers(CONTRACT.replace("maxLength", "maxlength")));
  }

  @Test
  void valueThatTheParserDropsIsNamed() {
    assertEquals(
        List.of("#/paths/~1v1~1things~1{id}/parameters/0/schema/maxLength"),
        pointers(CONTRACT.replace("maxLength: 5", "maxLength: five")));
  }

  @Test
  void whatTheParserCannotReadIsNamed() {
    assertEquals(List.of("#"), pointers("openapi: [")); // no YAML
    assertEquals(List.of("#"), pointers("a: 1\na: 2")); // of which readers keep one
    assertEquals(List.of("#"), pointers("- 1")); // no object
    assertEquals(List.of("#"), pointers(CONTRACT.replace("  version: 1.0.0\n", "")));
  }

  @Test
  void aliasThatReadersOfYamlTakeInDifferentWaysIsNamed() {
    String contract = CONTRACT.replace("maxLength: 5", "maxLength: &five 5, minLength: *five");
    assertEquals(
        List.of(
            new Finding(
                "#/paths/~1v1~1things~1{id}/parameters/0/schema/minLength",
                "the YAML alias *five",
                "Write out what it stands for, or refer to it with $ref.")),
        check.findings(contract));
  }

  private List<String> pointers(String contract) {
    return check.findings(contract).stream().map(Finding::pointer).toList();
  }

  private Path written(String contract) throws IOException {
    return Files.writeString(folder.resolve("openapi.yaml"), contract);
  }
}
