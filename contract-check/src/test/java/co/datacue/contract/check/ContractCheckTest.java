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

class ContractCheckTest {
  private static final Path CONTRACT = Path.of("../spec/openapi.yaml");

  private final ContractCheck check = new ContractCheck();

  @TempDir private Path folder;

  @Test
  void contractOfTheProjectIsKept() throws IOException {
    assertEquals(List.of(), check.findings(Files.readString(CONTRACT)));
  }

  @Test
  void everythingRefusedIsNamedAtOnceWithPointerAndAdvice() throws IOException {
    Path contract = folder.resolve("openapi.yaml");
    Files.writeString(
        contract,
        with(
            """
              /v1/things/{id}:
                parameters:
                  - {name: id, in: path, required: true, schema: {type: string}}
                  - {name: who, in: cookie, schema: {type: string}}
                get:
                  operationId: findThing
                  tags: [Things]
                  responses:
                    '200':
                      description: It.
                      links: {next: {operationId: trackEvent}}
            """));
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
            #/paths/~1v1~1things~1{id}/get/responses/200/links
                a link
            """),
        message);
    assertTrue(message.contains(contract.toString()), message);
  }

  @Test
  void keywordThatTheParserDropsIsNamed() throws IOException {
    String contract = Files.readString(CONTRACT).replace("maxItems: 500", "maxitems: 500");
    assertTrue(
        pointers(contract).stream().anyMatch(it -> it.endsWith("/maxitems")),
        () -> pointers(contract).toString());
  }

  @Test
  void whatTheParserCannotReadIsNamed() {
    assertEquals(List.of("#"), pointers("openapi: [")); // no YAML
    assertEquals(List.of("#"), pointers("a: 1\na: 2")); // of which readers keep one
    assertEquals(List.of("#"), pointers("- 1")); // no object
  }

  @Test
  void wrongTypeOfAKeywordIsNamed() throws IOException {
    String contract = Files.readString(CONTRACT).replace("maxItems: 500", "maxItems: many");
    assertTrue(pointers(contract).stream().allMatch(it -> it.endsWith("/maxItems")));
    assertEquals(contract.split("maxItems: many", -1).length - 1, pointers(contract).size());
  }

  private List<String> pointers(String contract) {
    return check.findings(contract).stream().map(Finding::pointer).toList();
  }

  private static String with(String paths) throws IOException {
    return Files.readString(CONTRACT).replace("\npaths:\n", "\npaths:\n" + paths);
  }
}
