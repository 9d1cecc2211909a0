package co.datacue.mock.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.mock.Contract;
import co.datacue.mock.MockException;
import co.datacue.mock.SmallContract;
import co.datacue.mock.gate.Answer;
import co.datacue.mock.gate.ReceivedRequest;
import co.datacue.mock.gate.Step;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How lines of a file become requests, and what is said of those that are refused. */
class SeedLinesTest {
  private static final Contract CONTRACT =
      SmallContract.of(
          """
          /shops/{shop_id}/goods:
            post:
              operationId: createGood
              requestBody:
                content: {application/json: {schema: {$ref: '#/components/schemas/Good'}}}
              responses: {'201': {}}
          /shops/{shop_id}/goods/{good_id}: {delete: {operationId: delete, responses: {'204': {}}}}
          /batch/wishes:
            post:
              operationId: createWishes
              requestBody:
                content: {application/json: {schema: {$ref: '#/components/schemas/Wishes'}}}
              responses:
                '207':
                  content: {application/json: {schema: {$ref: '#/components/schemas/Outcomes'}}}
          """,
          """
          Good: {required: [good_id, shop_id], properties: {good_id: {type: string}}}
          Wishes:
            properties:
              batch: {type: array, maxItems: 3, items: {$ref: '#/components/schemas/Good'}}
          Outcomes:
            x-item-outcomes: true
            properties:
              status: {items: {properties: {state: {enum: [ok, bad]}, error: {}}}}
          """);
  private static final Resources RESOURCES = new Resources(CONTRACT);

  @TempDir Path folder;
  private final List<String> sent = new ArrayList<>();
  private Answer answer = new Answer(207, Map.of(), bytes("{}"));

  @Test
  void batchesHaveAsManyItemsAsTheContractAllows() throws Exception {
    plant("wishes", "{\"n\":1}\n\n{\"n\":2}\n{\"n\":3}\n  \n{\"n\":4}");
    assertEquals(
        List.of(
            "POST /batch/wishes {\"batch\":[{\"n\":1},{\"n\":2},{\"n\":3}]}",
            "POST /batch/wishes {\"batch\":[{\"n\":4}]}"),
        sent);
    sent.clear();
    plant("wishes", "{}\n{}\n{}\n");
    assertEquals(List.of("POST /batch/wishes {\"batch\":[{},{},{}]}"), sent, "and none after");
    sent.clear();
    plant("wishes", "\n");
    assertEquals(List.of(), sent);
  }

  @Test
  void batchesHaveNoMoreThanAMebibyteAndALine() throws Exception {
    String half = "{\"a\":\"" + "x".repeat(512 * 1024 - 8) + "\"}";
    plant("wishes", half + "\n" + half + "\n{}\n" + half + " \n" + half + "\n{}\n");
    assertEquals(3, sent.size());
    assertTrue(sent.get(0).endsWith(",{}]}"), "exactly a mebibyte is not too much");
    assertTrue(sent.get(2).endsWith("[{}]}"), "a character more is");
  }

  @Test
  void itemAloneGoesToItsOwnPath() throws Exception {
    answer = new Answer(201, Map.of(), new byte[0]);
    plant("goods", "{\"shop_id\":\"a b/ü\",\"good_id\":\"g\"}\n{\"shop_id\":\"c\"}\n");
    assertEquals(
        List.of(
            "POST /shops/a%20b%2F%C3%BC/goods {\"shop_id\":\"a b/ü\",\"good_id\":\"g\"}",
            "POST /shops/c/goods {\"shop_id\":\"c\"}"),
        sent);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'body','batch','1' | line 3",
        "'batch','x' | lines 1 to 4",
        "'batch','-1' | lines 1 to 4",
        "'other','1' | lines 1 to 4",
        "'batch' | lines 1 to 4",
        "'batch','0' | line 1",
      })
  void lineThatTheFirstViolationIsAboutIsNamed(String location, String place) {
    String[] violations = {violation("'x'", "one"), violation(location, "two")};
    String header = "[" + String.join(",", violations) + "]";
    answer = new Answer(400, Map.of("SL-Violations", List.of(header)), new byte[0]);
    String message = refused("wishes", "{}\n\n{}\n{}\n");
    assertTrue(message.endsWith(", " + place + ", was answered 400: one; two"), message);
  }

  private static String violation(String location, String message) {
    return "{'message':'%s','location':[%s]}".formatted(message, location).replace('\'', '"');
  }

  @Test
  void withoutViolationsTheAnswerItselfIsShown() {
    answer = new Answer(500, Map.of(), bytes("sorry"));
    assertTrue(refused("wishes", "{}\n{}\n").endsWith("lines 1 to 2, was answered 500: sorry"));
    answer = new Answer(400, Map.of("sl-violations", List.of("[{\"mess")), bytes("long"));
    assertTrue(refused("wishes", "{}\n").endsWith("lines 1 to 1, was answered 400: long"));
    answer = new Answer(300, Map.of(), bytes("no"));
    assertTrue(
        refused("goods", "\n{\"shop_id\":\"s\"}\n").endsWith("line 2, was answered 300: no"));
  }

  @Test
  void itemThatWasNotTakenIsNamed() {
    answer =
        new Answer(
            207,
            Map.of(),
            bytes("{\"status\":[{\"state\":\"ok\"},{\"state\":\"bad\",\"error\":\"exists\"}]}"));
    assertTrue(refused("wishes", "{}\n\n{}\n").endsWith(", line 3: exists"));
  }

  @Test
  void whatCannotBeCreatedIsRefused() {
    assertEquals("The contract creates no hopes.", refused("hopes", "{}"));
  }

  private String refused(String resource, String lines) {
    return assertThrows(MockException.class, () -> plant(resource, lines)).getMessage();
  }

  private void plant(String resource, String lines) throws Exception {
    Step.Next noting =
        request -> {
          assertTrue(request.header("authorization").get(0).startsWith("Basic "));
          assertEquals(List.of("application/json"), request.header("Content-Type"));
          sent.add(words(request));
          return answer;
        };
    Path file = Files.writeString(folder.resolve("lines"), lines);
    new Seed(CONTRACT, RESOURCES, noting).plant(resource, file);
  }

  private static String words(ReceivedRequest request) {
    return request + " " + new String(request.body(), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
