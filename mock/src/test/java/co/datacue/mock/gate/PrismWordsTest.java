package co.datacue.mock.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import co.datacue.mock.Contract;
import co.datacue.mock.SmallContract;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What callers are told of Prism's answers, whatever Prism may say. */
class PrismWordsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Contract CONTRACT =
      SmallContract.of(
          """
          /events:
            post:
              operationId: track
              requestBody:
                content:
                  application/json:
                    schema:
                      properties:
                        event:
                          oneOf:
                            - {$ref: '#/components/schemas/Look'}
                            - {$ref: '#/components/schemas/Buy'}
              responses: {'200': {}, '400': $ERROR, '404': {}}
          /orders:
            post:
              operationId: order
              requestBody:
                content:
                  application/json:
                    schema: {oneOf: [$LOOK, {$ref: '#/components/schemas/Buy'}]}
              responses: {'200': $OK, '404': {}, '3XX': $OK, 'default': $FAULT}
          """
              .replace(
                  "$ERROR",
                  "{content: {application/json: {examples: {e: {value: {code: 1, problem: p}}}}}}")
              .replace(
                  "$FAULT", "{content: {application/json: {examples: {e: {value: {fault: f}}}}}}")
              .replace(
                  "$OK", "{content: {application/json: {examples: {e: {value: {done: well}}}}}}")
              .replace("$LOOK", "{$ref: '#/components/schemas/Look'}"),
          """
          Look:
            required: [act, page]
            properties: {act: {enum: [look]}, page: {}, from: {}}
          Buy:
            required: [act, price]
            properties: {act: {enum: [buy]}, price: {}, kind: {enum: [a, b]}}
          """);

  private static final String LOOK = "{\"event\":{\"act\":\"look\"}}";

  /** What Prism says: place, keyword and words, a line each. */
  private static String violations(String... lines) {
    ArrayNode all = JSON.createArrayNode();
    for (String line : lines) {
      String[] parts = line.split(" ", 3);
      ObjectNode violation = all.addObject();
      Stream.of(parts[0].split("\\.")).forEach(violation.putArray("location")::add);
      violation.put("severity", "Error").put("code", parts[1]).put("message", parts[2]);
    }
    return all.toString();
  }

  @Test
  void kindThatWasSentIsToldWhatItMissesAlone() throws Exception {
    Answer answer =
        answered(
            "track",
            LOOK,
            400,
            violations(
                "request.body.event oneOf must match exactly one schema in oneOf",
                "request.body.event required must have required property 'page'",
                "request.body.event required must have required property 'price'",
                "request.body.event.act enum must be equal to one of the allowed values",
                "request.body.event.price type must be number",
                "request.body.event.from type must be string",
                "request.body.event.from type must be string",
                "request.body.event additionalProperties must NOT have more",
                "request.body.eventual type is elsewhere",
                "request.query.q required is no body",
                "request.query.event oneOf is a query",
                "request required is the request",
                "response.body type is of the answer"));
    assertEquals(
        "must have required property 'page'; must be string; must NOT have more; is elsewhere; is no"
            + " body; is a query; is the request",
        message(answer));
    assertEquals("{\"problem\":" + JSON.writeValueAsString(message(answer)) + "}", text(answer));
  }

  @Test
  void constantOfAnotherKindIsNotToldAndAnotherEnumIs() throws Exception {
    String buy = "{\"event\":{\"act\":\"buy\",\"kind\":\"c\"}}";
    assertEquals(
        "Request body property event has the fixed values of none, or of several, of Look, Buy",
        message(answered("track", buy, 400, violations("request.body.event.kind enum must be a"))));
    String price = "{\"event\":{\"act\":\"buy\",\"kind\":\"a\"}}";
    assertEquals(
        "must be one, deep",
        message(
            answered(
                "track",
                price,
                400,
                violations("request.body.event.price.0 enum must be one, deep"))));
  }

  @Test
  void requestOfNoKindIsToldWhichThereAre() throws Exception {
    String violation = violations("request.body.event oneOf must match", "request.body type other");
    assertEquals(
        "Request body property event has the fixed values of none, or of several, of Look, Buy; other",
        message(answered("track", "{\"event\":{}}", 400, violation)));
    assertEquals(
        "Request body has the fixed values of none, or of several, of Look, Buy",
        message(answered("order", "{}", 400, violations("request.body oneOf must match"))));
  }

  @Test
  void withoutAnObjectToChooseForPrismsWordsStand() throws Exception {
    String violation = violations("request.body.event type must be object");
    assertEquals("must be object", message(answered("track", "{\"event\":5}", 400, violation)));
    assertEquals("must be object", message(answered("track", "", 400, violation)));
    assertEquals("must be object", message(answered("track", "{", 400, violation)));
  }

  @Test
  void whatOnlyConcernsOtherKindsIsToldAfterAll() throws Exception {
    assertEquals(
        "must have required property 'price'; must match",
        message(
            answered(
                "track",
                LOOK,
                400,
                violations(
                    "request.body.event required must have required property 'price'",
                    "request.body.event oneOf must match"))));
  }

  @Test
  void twentyThingsAreToldAndThatThereAreMore() throws Exception {
    String[] all = new String[21];
    for (int i = 0; i < all.length; i++) {
      all[i] = "request.body.x" + i + " type is wrong " + i;
    }
    String twenty =
        IntStream.range(0, 20).mapToObj(i -> "is wrong " + i).collect(Collectors.joining("; "));
    assertEquals(twenty + "; and more", message(answered("track", "{}", 400, violations(all))));
    String[] fewer = Arrays.copyOf(all, 20);
    assertEquals(twenty, message(answered("track", "{}", 400, violations(fewer))));
  }

  @Test
  void listThatPrismCutOffIsMadeWhole() throws Exception {
    String whole = violations("request.body.x type is wrong");
    String cutOff = "Too many violations! " + whole.substring(0, whole.length() - 1) + ",{\"lo";
    Answer answer = answered("track", "{}", 400, cutOff);
    assertEquals("is wrong; and more", message(answer));
    assertEquals(JSON.readTree(whole), JSON.readTree(answer.headers().get("sl-violations").get(0)));
    Answer untouched = answered("track", "{}", 400, whole);
    assertEquals(List.of(whole), untouched.headers().get("sl-violations"));
  }

  @Test
  void errorThatIsTheContractsIsLeftAsItIs() throws Exception {
    for (int status : List.of(200, 399, 500)) {
      Answer prisms = new Answer(status, headers("", ""), bytes("{\"message\":\"a\"}"));
      assertSame(prisms, step("track", LOOK, prisms));
    }
    Answer refused = new Answer(400, Map.of(Answer.REASON, List.of("gate")), bytes(""));
    assertSame(refused, step("track", LOOK, refused));
    Answer unauthorised =
        new Answer(
            401, headers("", violations("request.body.x type is wrong")), bytes("{\"a\":1}"));
    assertSame(unauthorised, step("track", LOOK, unauthorised), "only of a 400 it is told");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "application/problem+json; charset=utf-8 | {\"title\":\"T\",\"detail\":\"D\"} | Prism: T. D",
        "application/problem+json | {\"title\":\"T\"} | Prism: T.",
        "text/plain | {\"error\":{\"code\":1,\"message\":\"M\"}} | Prism: M",
        "text/plain | `` | Prism answered 404 without a word.",
        "text/plain | no JSON | Prism answered 404 with something that is not JSON.",
      })
  void prismsOwnWordsGetTheContractsShape(String type, String body, String words) throws Exception {
    for (String operation : List.of("track", "order")) {
      Answer answer = step(operation, LOOK, new Answer(404, headers(type, ""), bytes(body)));
      assertEquals(404, answer.status());
      assertEquals(List.of(words), answer.headers().get(Answer.REASON));
      String name = operation.equals("track") ? "problem" : "fault";
      assertEquals("{\"" + name + "\":\"" + words + "\"}", text(answer), "as its next error looks");
      assertFalse(answer.headers().containsKey("sl-violations"));
    }
    String violation = violations("response.body type is wrong");
    Answer told = step("track", LOOK, new Answer(404, headers(type, violation), bytes(body)));
    assertEquals(
        JSON.readTree(violation), JSON.readTree(told.headers().get("sl-violations").get(0)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"{\"error\":{\"code\":1}}", "{\"error\":{\"message\":\"M\"}}", "{\"error\":\"e\"}"})
  void bodyThatOnlyResemblesPrismsIsLeft(String body) throws Exception {
    Answer contracts = new Answer(404, headers("", ""), bytes(body));
    assertSame(contracts, step("track", LOOK, contracts));
  }

  private static Answer answered(String operation, String sent, int status, String violations)
      throws IOException {
    return step(operation, sent, new Answer(status, headers("", violations), bytes("{}")));
  }

  private static Answer step(String operation, String sent, Answer prisms) {
    ReceivedRequest request =
        ReceivedRequest.now(
            CONTRACT.operation(operation), "POST", "/", Map.of(), RequestBody.of(bytes(sent)));
    return new ErrorShapeStep(CONTRACT).answer(request, passed -> prisms);
  }

  private static Map<String, List<String>> headers(String type, String violations) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    if (!type.isEmpty()) {
      headers.put("content-type", List.of(type));
    }
    if (!violations.isEmpty()) {
      headers.put("SL-Violations", List.of(violations));
    }
    return headers;
  }

  private static String message(Answer answer) throws IOException {
    JsonNode body = JSON.readTree(answer.body());
    assertEquals(1, body.size(), body::toString);
    return body.elements().next().asText();
  }

  private static String text(Answer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
