package co.datacue.mock.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import co.datacue.mock.Contract;
import co.datacue.mock.Operation;
import co.datacue.mock.SmallContract;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which answer Prism is asked for. */
class PreferredAnswerTest {
  private static final Contract CONTRACT =
      SmallContract.of(
          """
          /a: {post: {operationId: both, requestBody: $BODY, responses: {'200': $OK, '204': {}}}}
          /b: {post: {operationId: answered, requestBody: $BODY, responses: {'200': $OK}}}
          /c: {post: {operationId: empty, requestBody: $BODY, responses: {'204': {}}}}
          """
              .replace("$BODY", "{$ref: '#/components/schemas/Body'}")
              .replace("$OK", "{$ref: '#/components/schemas/Ok'}"),
          """
          Body:
            content:
              application/json:
                schema:
                  properties:
                    where: {oneOf: [{properties: {place: {enum: [x]}}}]}
                    event:
                      oneOf:
                        - {properties: {act: {enum: [look, see]}}}
                        - {properties: {act: {enum: [buy]}}}
                        - {properties: {act: {enum: [leave, see]}}}
                examples:
                  bought: {value: {event: {act: buy}}}
                  looked: {value: {event: {act: look}}}
                  left: {value: {event: {act: leave}}}
          Ok: {content: {application/json: {examples: {looked: {value: 1}, bought: {value: 2}}}}}
          """);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"event\":{\"act\":\"look\"}} | code=200, example=looked",
        "{\"event\":{\"act\":\"buy\"}} | code=200, example=bought",
        "{\"event\":{\"act\":\"leave\"}} | code=204",
        "{\"event\":{\"act\":\"see\"}} | none",
        "{\"event\":{\"act\":\"sleep\"}} | none",
        "{\"where\":{\"place\":\"x\"},\"event\":{\"act\":\"look\"}} | code=204",
        "{\"event\": | none",
      })
  void kindOfTheRequestDecides(String body, String preferred) {
    assertEquals(preferred, preferred("both", body));
    assertEquals("none", preferred("answered", body), "there is no choice");
    assertEquals("none", preferred("empty", body));
    assertEquals("none", preferred("none", body));
  }

  @Test
  void callersOwnPreferenceStands() {
    Map<String, List<String>> own = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    own.put("prefer", List.of("code=500"));
    ReceivedRequest request = request("both", "{\"event\":{\"act\":\"buy\"}}", own);
    assertSame(request, new PreferredAnswer(CONTRACT).addedTo(request));
  }

  private static String preferred(String operation, String body) {
    ReceivedRequest request = request(operation, body, Map.of("X", List.of("y")));
    ReceivedRequest passed = new PreferredAnswer(CONTRACT).addedTo(request);
    assertEquals(List.of("y"), passed.header("X"), "all else stays");
    List<String> preferred = passed.header("Prefer");
    return preferred.isEmpty() ? "none" : String.join("|", preferred);
  }

  private static ReceivedRequest request(
      String operation, String body, Map<String, List<String>> headers) {
    Operation called = operation.equals("none") ? null : CONTRACT.operation(operation);
    return ReceivedRequest.now(
        called, "POST", "/a", headers, RequestBody.of(body.getBytes(StandardCharsets.UTF_8)));
  }
}
