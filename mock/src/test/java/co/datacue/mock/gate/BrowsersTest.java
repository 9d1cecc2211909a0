package co.datacue.mock.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.mock.Contract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which operations pages may call, and with what. */
class BrowsersTest {
  private static final String ORIGIN = "Access-Control-Allow-Origin";

  @TempDir Path folder;

  @Test
  void whatWantsTheKeyAloneIsAllowedWithWhatItTakes() {
    Answer answer = preflight(Contract.builtIn(), "POST", "/v1/events", Map.of());
    assertEquals(204, answer.status());
    assertEquals(List.of("*"), answer.headers().get(ORIGIN));
    assertEquals(List.of("POST"), answer.headers().get("Access-Control-Allow-Methods"));
    assertEquals(
        List.of("authorization, content-type, prefer"),
        answer.headers().get("Access-Control-Allow-Headers"));
    assertFalse(answer.headers().containsKey("Access-Control-Allow-Private-Network"));
  }

  @Test
  void askedForTheMocksOwnHeadersAndAnInnerNetwork() {
    Answer answer =
        preflight(
            Contract.builtIn(),
            "POST",
            "/v1/events",
            Map.of(
                "Access-Control-Request-Headers", List.of("x-other,DataCue-Mock-Fail"),
                "Access-Control-Request-Private-Network", List.of("true")));
    assertEquals(
        List.of("authorization, content-type, datacue-mock-fail, prefer"),
        answer.headers().get("Access-Control-Allow-Headers"));
    assertEquals(List.of("true"), answer.headers().get("Access-Control-Allow-Private-Network"));
  }

  @Test
  void contractSaysWhichTheyAre() throws Exception {
    Contract built = Contract.builtIn();
    Answer refused = preflight(built, "DELETE", "/v1/users/u", Map.of());
    assertEquals(403, refused.status());
    assertFalse(refused.headers().containsKey(ORIGIN));
    Contract other =
        contract(
            """
            openapi: 3.0.3
            paths:
              /things/{id}:
                get:
                  operationId: readThing
                  parameters: [{name: X-Visit, in: header, schema: {type: string}}]
                  security: [{key: []}]
                  responses: {'200': {}}
                put: {operationId: changeThing, security: [{signed: []}], responses: {'200': {}}}
            components:
              securitySchemes:
                key: {x-signing-scheme: KEY_ONLY}
                signed: {x-signing-scheme: SIGNED_BODY}
            """);
    Answer allowed = preflight(other, "GET", "/things/1", Map.of());
    assertEquals(204, allowed.status());
    assertEquals(
        List.of("authorization, content-type, prefer, x-visit"),
        allowed.headers().get("Access-Control-Allow-Headers"));
    assertEquals(403, preflight(other, "PUT", "/things/1", Map.of()).status());
  }

  @Test
  void onlyAPageThatAsksIsTold() {
    Contract contract = Contract.builtIn();
    Answer toPage = answer(contract, "POST", "/v1/events", Map.of("Origin", List.of("null")));
    assertEquals(List.of("*"), toPage.headers().get(ORIGIN));
    assertTrue(
        toPage.headers().get("Access-Control-Expose-Headers").get(0).contains(Answer.REASON));
    Answer toServer = answer(contract, "POST", "/v1/events", Map.of());
    assertFalse(toServer.headers().containsKey(ORIGIN));
  }

  @Test
  void mocksOwnPagesMayCallEverything() {
    Map<String, List<String>> own =
        Map.of("Origin", List.of("http://127.0.0.1:4010"), "Host", List.of("127.0.0.1:4010"));
    assertEquals(200, answer(Contract.builtIn(), "DELETE", "/v1/users/u", own).status());
    Map<String, List<String>> other =
        Map.of("Origin", List.of("http://127.0.0.1:4011"), "Host", List.of("127.0.0.1:4010"));
    Answer refused = answer(Contract.builtIn(), "DELETE", "/v1/users/u", other);
    assertEquals(403, refused.status());
    assertTrue(
        refused.refusal().startsWith("deleteUser is signed with the API secret"),
        refused.refusal());
  }

  private static Answer preflight(
      Contract contract, String method, String path, Map<String, List<String>> more) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(more);
    headers.put("Origin", List.of("https://shop.example"));
    headers.put("Access-Control-Request-Method", List.of(method));
    return answer(contract, "OPTIONS", path, headers);
  }

  private static Answer answer(
      Contract contract, String method, String path, Map<String, List<String>> headers) {
    ReceivedRequest request =
        ReceivedRequest.now(
            contract.match(method, path).orElse(null),
            method,
            path,
            headers,
            RequestBody.of(new byte[0]));
    return new Browsers(contract).answer(request, passed -> new Answer(200, Map.of(), new byte[0]));
  }

  private Contract contract(String text) throws IOException {
    return Contract.read(
        Files.write(folder.resolve("contract.yaml"), text.getBytes(StandardCharsets.UTF_8)));
  }
}
