package co.datacue.mock.gate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.mock.Contract;
import co.datacue.mock.Exchange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is known of a request and of its answer. */
class ReceivedRequestTest {
  @Test
  void queryBeginsAtTheFirstQuestionMark() {
    assertEquals("/a", request("/a?b?c").rawPath());
    assertEquals("b?c", request("/a?b?c").rawQuery());
    assertEquals("", request("/a?").rawQuery());
    assertEquals("/a", request("/a").rawPath());
    assertNull(request("/a").rawQuery());
    assertEquals("", request("?a").rawPath());
    assertEquals("a", request("?a").rawQuery());
    assertEquals("GET /a?b", request("/a?b").toString());
  }

  @Test
  void exchangeHasWhatWasSentAndAnswered() {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("prefer", List.of("code=500"));
    ReceivedRequest request =
        ReceivedRequest.now(
            Contract.builtIn().operation("deleteUser"),
            "DELETE",
            "/v1/users/u?q",
            headers,
            RequestBody.of(new byte[] {1}));
    Answer answer = new Answer(500, Map.of("X", List.of("y")), new byte[] {2});
    Exchange exchange = request.answered(answer.withValidSignature().refused("why"));
    assertEquals("deleteUser", exchange.operationId());
    assertEquals("DELETE /v1/users/u 500 why", exchange.toString());
    assertEquals("q", exchange.rawQuery());
    assertTrue(exchange.preferRequested());
    assertTrue(exchange.signatureValid());
    assertTrue(exchange.sentWhole());
    assertNull(exchange.fault());
    assertArrayEquals(new byte[] {1}, exchange.requestBody());
    assertArrayEquals(new byte[] {2}, exchange.responseBody());
    assertFalse(exchange.took().isNegative());
    Delivery late = new Delivery("reset", Duration.ZERO, Delivery.Ending.RESET);
    Exchange broken = request("/a").answered(answer.delivered(late));
    assertNull(broken.operationId());
    assertEquals("reset", broken.fault());
    assertFalse(broken.sentWhole());
    assertFalse(broken.preferRequested());
    assertEquals(
        404, ReceivedRequest.unread().answered(new Answer(404, Map.of(), new byte[0])).status());
  }

  @Test
  void bodyIsReadOnceAndOnlyWhenAskedFor() {
    int[] reads = {0};
    RequestBody body =
        new RequestBody(
            3,
            most -> {
              reads[0]++;
              return new byte[most];
            });
    assertFalse(body.whole());
    assertEquals(0, body.received().length);
    assertEquals(0, reads[0]);
    assertEquals(3, body.bytes().length);
    assertEquals(3, body.bytes().length);
    assertEquals(3, body.received().length);
    assertTrue(body.whole());
    assertEquals(1, reads[0]);
  }

  @Test
  void tooLargeBodyIsRefusedEachTime() {
    RequestBody body = new RequestBody(7, most -> null);
    for (int time = 0; time < 2; time++) {
      UnreadableRequestException refused =
          assertThrows(UnreadableRequestException.class, body::bytes);
      assertEquals(413, refused.status());
      assertEquals("The body is larger than 7 bytes.", refused.getMessage());
    }
    assertFalse(body.whole());
    assertEquals(0, body.received().length);
  }

  @Test
  void reasonInAHeaderIsOneShortLineOfAscii() {
    String reason = "a\r\n b\u00e9\u0007" + "x".repeat(1000);
    String header = Answer.undocumented(500, reason, reason).headers().get(Answer.REASON).get(0);
    assertEquals("a b??" + "x".repeat(995) + "...", header);
    String fits = "x".repeat(1000);
    assertEquals(fits, Answer.undocumented(500, fits, "").headers().get(Answer.REASON).get(0));
  }

  @Test
  void documentedAnswerIsTheExampleAndElseTheReason() {
    Contract contract = Contract.builtIn();
    Answer example = Answer.documented(contract.operation("deleteUser"), 500, "why");
    assertEquals(
        contract.operation("deleteUser").firstExample(500).get().toString(),
        new String(example.body()));
    assertEquals(
        "{\"message\":\"why\"}",
        new String(Answer.documented(contract.operation("deleteUser"), 418, "why").body()));
    assertEquals("{\"message\":\"why\"}", new String(Answer.documented(null, 500, "why").body()));
  }

  private static ReceivedRequest request(String target) {
    return ReceivedRequest.now(null, "GET", target, Map.of(), RequestBody.of(new byte[0]));
  }
}
