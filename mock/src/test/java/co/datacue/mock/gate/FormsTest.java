package co.datacue.mock.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.mock.Contract;
import co.datacue.mock.Operation;
import co.datacue.mock.SmallContract;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused for its form, before anybody looks at what it says. */
class FormsTest {
  private static final Contract CONTRACT =
      SmallContract.of(
          """
          /a:
            post:
              operationId: a
              requestBody: {content: {application/json: {}, text/csv: {}}}
              responses: {'200': {}}
            get: {operationId: b, responses: {'200': {}}}
          """,
          "");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a | application/json",
        "a | APPLICATION/json;charset=utf-8",
        "a | application/json ; a=b; c=\"d\"",
        "a | text/csv",
        "b | application/json",
        "none | application/json",
      })
  void typesOfTheContractPass(String operation, String type) {
    assertEquals("", head(operation, Map.of("Content-Type", List.of(type))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a | application/jsonx | application/json or text/csv",
        "a | application/json; charset | application/json or text/csv",
        "a | application/json, text/csv | application/json or text/csv",
        "a | xapplication/json | application/json or text/csv",
        "b | text/csv | application/json",
        "none | text/csv | application/json",
      })
  void otherTypesAreRefused(String operation, String type, String must) {
    assertEquals(
        "400 The Content-Type must be " + must + ".",
        head(operation, Map.of("Content-Type", List.of(type))));
  }

  @Test
  void typeIsWantedOnceWhereThereIsABody() {
    String json = "application/json";
    assertEquals(
        "400 The Content-Type must be application/json or text/csv.",
        head("a", Map.of("Content-Type", List.of(json, json))));
    String missing = "400 The Content-Type is missing: it must be application/json or text/csv.";
    assertEquals(missing, head("a", Map.of("Content-Length", List.of("2"))));
    assertEquals(missing, head("a", Map.of("Transfer-Encoding", List.of("chunked"))));
    assertEquals("", head("a", Map.of("Content-Length", List.of("0"))));
    assertEquals("", head("a", Map.of()));
  }

  @Test
  void encodedBodiesAreRefused() {
    assertEquals("", head("a", Map.of("Content-Encoding", List.of(" Identity "))));
    assertEquals(
        "400 The body is encoded (Content-Encoding): send it as it is.",
        head("a", Map.of("Content-Encoding", List.of("identity", "gzip"))));
  }

  @Test
  void malformedAcceptIsRefused() {
    assertEquals("", head("a", Map.of("Accept", List.of("text/html, *"))));
    assertTrue(head("a", Map.of("Accept", List.of("json"))).startsWith("400 The Accept header is"));
  }

  @Test
  void headersMayHaveSoManyCharactersAndNotOneMore() {
    int rest = HeadForm.MAX_HEAD_CHARACTERS - "/a".length() - "X-LongX-Long".length() - 8 - 3;
    List<String> fits = List.of("abc", "x".repeat(rest));
    assertEquals("", head("a", Map.of("X-Long", fits)));
    assertTrue(head("a", Map.of("X-Long", List.of("abcd", fits.get(1)))).startsWith("431 Target"));
    assertTrue(head("a", Map.of("X-Longer", fits)).startsWith("431 Target and headers"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", " [1, 2.5e3] ", "\"a\"", "1e308", "-1e308", "null", "1e-999"})
  void jsonPasses(String body) {
    assertEquals("", json(body));
  }

  @Test
  void numbersAndDepthsUpToTheirBoundsPass() {
    assertEquals("", json("1".repeat(309)));
    assertEquals("", json("[".repeat(1000) + "]".repeat(1000)));
    assertEquals(
        "400 The body is nested more than 1000 deep.", json("[".repeat(1001) + "]".repeat(1001)));
    String infinite =
        "400 The body has a number larger than readers of JSON can hold, which is 1.8e308. It is"
            + " at ";
    assertEquals(infinite + "/a/1", json("{\"a\":[1," + "9".repeat(309) + "]}"));
    assertEquals(infinite + "/a", json("{\"a\":1e309}"));
    assertEquals(infinite + "/a", json("{\"a\":-1.5e309}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} {} | 400 The body is not one JSON value.",
        "1 2 | 400 The body is not one JSON value.",
        "[1] [ | 400 The body is not JSON. line 1, column 6: Unexpected end-of-input",
        "{\"a\": | 400 The body is not JSON. line 1, column 6: Unexpected end-of-input",
        "x | 400 The body is not JSON. line 1, column 1: Unrecognized token",
      })
  void otherBodiesAreRefused(String body, String refusal) {
    assertTrue(json(body).startsWith(refusal), json(body));
  }

  @Test
  void bodyOfSpacesIsNoValue() {
    assertEquals("400 The body is not one JSON value.", json("  "));
  }

  @Test
  void bytesThatAreNotUtf8AreRefusedAndTextsAreNotLookedAt() {
    byte[] latin = {'"', (byte) 0xE9, '"'};
    assertEquals("400 The body is not UTF-8.", of(new JsonForm(), request("a", Map.of(), latin)));
    for (String type : List.of("text/csv", "TEXT/plain; charset=utf-8")) {
      Map<String, List<String>> headers = Map.of("Content-Type", List.of(type));
      assertEquals("", of(new JsonForm(), request("a", headers, latin)));
    }
    Map<String, List<String>> json = Map.of("Content-Type", List.of("x/text/"));
    assertEquals("400 The body is not UTF-8.", of(new JsonForm(), request("a", json, latin)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/a/b-._~:@!$&'()*+,;=?x=/?%2F[] | ''",
        "/a/%C3%A9 | ''",
        "/a?x=%FF | ''",
        "/a b | 400 The target has the character U+0020, which must be percent-encoded there.",
        "/a\u00e9 | 400 The target has the character U+00E9, which must be percent-encoded there.",
        "/a% | 400 The target has a percent sign without two hex digits after it.",
        "/a%4 | 400 The target has a percent sign without two hex digits after it.",
        "/a?%zz | 400 The target has a percent sign without two hex digits after it.",
        "/a%FF | 400 The path has percent escapes that are not UTF-8.",
      })
  void targetsThatAreNoUriAreRefused(String target, String refusal) {
    ReceivedRequest request =
        ReceivedRequest.now(null, "GET", target, Map.of(), RequestBody.of(new byte[0]));
    assertEquals(refusal, of(new TargetForm(), request));
  }

  private static String head(String operation, Map<String, List<String>> headers) {
    return of(new HeadForm(), request(operation, headers, new byte[0]));
  }

  private static String json(String body) {
    return of(new JsonForm(), request("a", Map.of(), body.getBytes(StandardCharsets.UTF_8)));
  }

  /** Status and message; empty if nothing is refused. */
  private static String of(Step.Refusal form, ReceivedRequest request) {
    Optional<Answer> answer = form.of(request);
    return answer
        .map(
            refused -> {
              String body = new String(refused.body(), StandardCharsets.UTF_8);
              return refused.status() + " " + body.replaceAll("^.*?:\"|\"}$", "");
            })
        .orElse("");
  }

  private static ReceivedRequest request(
      String operation, Map<String, List<String>> headers, byte[] body) {
    Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(headers);
    Operation called = operation.equals("none") ? null : CONTRACT.operation(operation);
    return ReceivedRequest.now(called, "POST", "/a", all, RequestBody.of(body));
  }
}
