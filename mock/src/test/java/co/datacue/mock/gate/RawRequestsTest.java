package co.datacue.mock.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.mock.Caller;
import co.datacue.mock.Contract;
import co.datacue.mock.Exchange;
import co.datacue.mock.gate.RawCaller.RawAnswer;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the server makes of requests that no decent client sends. */
@Timeout(60)
class RawRequestsTest {
  private static final String JSON = "Content-Type: application/json\r\n";
  private static final int MIB = 1024 * 1024;
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(200);

  private final List<Exchange> recorded = new CopyOnWriteArrayList<>();
  private SignatureGate gate;

  @AfterEach
  void stop() {
    gate.close();
  }

  @ParameterizedTest
  @CsvSource({
    "'GET\r\n\r\n', 400, first line",
    "'GET /a HTTP/x\r\n\r\n', 400, first line",
    "'GET /a HTTP/3.0\r\n\r\n', 505, HTTP/1.1",
    "'\u0016\u0003\u0001\u0002 \r\n\r\n', 400, first line",
    "'GET /a HTTP/1.1\r\nno colon\r\n\r\n', 400, headers is malformed",
    "'GET /a HTTP/1.1\r\nContent-Length: x\r\n\r\n', 400, headers is malformed",
    "'GET /a HTTP/1.1\r\nContent-Length: -1\r\n\r\n', 400, headers is malformed",
    "'GET /a HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n', 400, malformed",
    "'GET /a HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n', 501, chunked",
    "'PUT /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n', 400, chunks",
  })
  void whatIsNotHttpIsToldSo(String sent, int status, String reason) throws Exception {
    listen(ServerLimits.standard());
    try (RawCaller caller = new RawCaller(gate.baseUrl())) {
      RawAnswer answer = caller.send(sent).answer();
      assertRefused(status, reason, answer);
      assertTrue(caller.ended(), "nobody knows where the next request would begin");
    }
    assertEquals(status, recorded.get(0).status());
    assertTrue(recorded.get(0).refusal().contains(reason), recorded.toString());
  }

  @Test
  void tooManyAndTooLongHeadersAreRefused() throws Exception {
    listen(ServerLimits.standard());
    String first = "GET /v1/users HTTP/1.1\r\n";
    for (String headers : List.of("a: b\r\n".repeat(201), "a: " + "b".repeat(65 * 1024))) {
      try (RawCaller caller = new RawCaller(gate.baseUrl())) {
        assertRefused(431, "headers are too large", caller.send(first + headers).answer());
      }
    }
  }

  @Test
  void whoEndsTheBodyEarlyIsTold() throws Exception {
    listen(ServerLimits.standard());
    try (RawCaller caller = new RawCaller(gate.baseUrl())) {
      caller.send("PUT /v1/users/u HTTP/1.1\r\nContent-Length: 9\r\n\r\n{}").end();
      assertRefused(400, "ended before", caller.answer());
    }
  }

  @Test
  void whoStopsInTheMiddleIsToldAndTheOthersGoOn() throws Exception {
    listen(new ServerLimits(1024, LONG, SHORT, 16 * MIB));
    List<RawCaller> stopped = new ArrayList<>();
    for (String sent :
        List.of("PUT /v1/us", "PUT /v1/users/u HTTP/1.1\r\nContent-Length: 9\r\n\r\n{}")) {
      stopped.add(new RawCaller(gate.baseUrl()).send(sent));
    }
    assertEquals(
        401, new Caller(gate.baseUrl(), "k", "s").keyOnly("PUT", "/v1/users/u", "{}").statusCode());
    for (RawCaller caller : stopped) {
      assertRefused(408, "stopped", caller.answer());
      assertTrue(caller.ended());
      caller.close();
    }
  }

  @Test
  void connectionThatWaitsTooLongIsClosedWithoutAWord() throws Exception {
    listen(new ServerLimits(1024, SHORT, LONG, 16 * MIB));
    try (RawCaller caller = new RawCaller(gate.baseUrl())) {
      assertTrue(caller.ended());
    }
    assertEquals(List.of(), recorded);
  }

  /** 16 MiB that are announced are refused at once, 10 MiB that just come take counted memory. */
  @Test
  void twoHundredHalfSentRequestsLeaveRoomForOthers() throws Exception {
    listen(new ServerLimits(1024, LONG, LONG, 16 * MIB));
    List<RawCaller> halfSent = new ArrayList<>();
    byte[] half = new byte[5 * MIB];
    String chunk = Integer.toHexString(half.length) + "\r\n";
    for (int i = 0; i < 200; i++) {
      RawCaller caller = new RawCaller(gate.baseUrl());
      halfSent.add(caller);
      if (i < 6) {
        caller.send("PUT /v1/users/u HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk);
        caller.send(half);
      } else {
        caller.send("PUT /v1/users/u HTTP/1.1\r\nContent-Length: " + 16 * MIB + "\r\n\r\n");
      }
    }
    Caller other = new Caller(gate.baseUrl(), "k", "s");
    assertEquals(200, other.signed("PUT", "/v1/users/u", "{}").statusCode());
    for (RawCaller caller : halfSent.subList(6, 200)) {
      assertRefused(413, "larger than " + 10 * MIB, caller.answer());
    }
    long full = 0;
    for (Exchange exchange : awaitRecorded(196)) {
      full += exchange.status() == 503 ? 1 : 0;
    }
    assertTrue(full > 0, "five MiB six times are more than sixteen");
    for (RawCaller caller : halfSent) {
      caller.close();
    }
  }

  @Test
  void connectionsHaveALimitAndIdleOnesGoFirst() throws Exception {
    listen(new ServerLimits(2, LONG, LONG, 16 * MIB));
    try (RawCaller idle = new RawCaller(gate.baseUrl());
        RawCaller busy = new RawCaller(gate.baseUrl())) {
      assertEquals(100, busy.send(awaitingContinue()).answer().status());
      try (RawCaller third = new RawCaller(gate.baseUrl())) {
        RawAnswer answer = third.send(awaitingContinue()).answer();
        assertEquals(100, answer.status(), answer.text());
        assertTrue(idle.ended(), "the idle one makes room");
        try (RawCaller fourth = new RawCaller(gate.baseUrl())) {
          assertRefused(503, "2 connections", fourth.answer());
        }
        assertEquals(200, busy.send("{}").answer().status());
        assertEquals(200, third.send("{}").answer().status());
      }
    }
  }

  @Test
  void callerThatAwaitsContinueIsRefusedWithoutSending() throws Exception {
    listen(ServerLimits.standard());
    String unsigned = awaitingContinue().replaceAll("Authorization.*\r\n", "");
    try (RawCaller caller = new RawCaller(gate.baseUrl())) {
      assertRefused(401, "header is missing", caller.send(unsigned).answer());
      assertTrue(caller.ended());
    }
    try (RawCaller caller = new RawCaller(gate.baseUrl())) {
      assertEquals(100, caller.send(awaitingContinue()).answer().status());
      assertEquals(200, caller.send("{}").answer().status());
    }
  }

  @Test
  void requestsOfOneConnectionAreAnsweredInTheirOrder() throws Exception {
    listen(ServerLimits.standard());
    String chunked = "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n";
    try (RawCaller caller = new RawCaller(gate.baseUrl())) {
      caller.send("PUT /v1/users/1 HTTP/1.1\r\n" + JSON + chunked + "HEAD /x HTTP/1.1\r\n\r\n");
      assertEquals(401, caller.answer().status());
      assertEquals(404, caller.answerToHead().status(), "which has no body, after a HEAD");
      caller.send("PUT /v1/users/3 HTTP/1.1\r\nConnection: close\r\n\r\n");
      assertEquals("close", caller.answer().header("Connection"));
      assertTrue(caller.ended());
    }
    assertEquals("{}", new String(recorded.get(0).requestBody()));
    assertEquals("/v1/users/3", recorded.get(2).rawPath());
  }

  @Test
  void listenerThatThrowsIsAnsweredFor() throws Exception {
    Consumer<Exchange> throwing =
        exchange -> {
          throw new AssertionError("not what the test expected");
        };
    gate = new SignatureGate(0, Contract.builtIn(), steps(), throwing, recorded::add);
    try (RawCaller caller = new RawCaller(gate.baseUrl())) {
      RawAnswer answer = caller.send("PUT /v1/users/u HTTP/1.1\r\n\r\n").answer();
      assertRefused(500, "not what the test expected", answer);
      assertEquals(500, caller.send("PUT /v1/users/u HTTP/1.1\r\n\r\n").answer().status());
    }
    assertEquals(500, recorded.get(1).status(), "what was answered is what is recorded");
  }

  @Test
  void stepThatThrowsIsAnsweredFor() throws Exception {
    Step throwing =
        (request, next) -> {
          throw new IllegalStateException("caf\u00e9\r\nX-Injected: 1");
        };
    gate =
        new SignatureGate(0, Contract.builtIn(), List.of(throwing), exchange -> {}, recorded::add);
    try (RawCaller caller = new RawCaller(gate.baseUrl())) {
      RawAnswer answer = caller.send("PUT /v1/users/u HTTP/1.1\r\n\r\n").answer();
      assertRefused(500, "The mock itself failed", answer);
      assertEquals("none", answer.header("X-Injected"));
    }
    assertEquals(500, recorded.get(0).status());
  }

  private void listen(ServerLimits limits) {
    gate = new SignatureGate(0, Contract.builtIn(), steps(), exchange -> {}, recorded::add, limits);
  }

  /** The checks, and an answer to what passes them. */
  private static List<Step> steps() {
    List<Step> steps =
        new ArrayList<>(Steps.checks(Contract.builtIn(), new CredentialsCheck("k", "s")));
    steps.add((request, next) -> new Answer(200, Map.of(), new byte[0]));
    return steps;
  }

  private String awaitingContinue() {
    Caller signer = new Caller(gate.baseUrl(), "k", "s");
    return "PUT /v1/users/u HTTP/1.1\r\n"
        + JSON
        + "Content-Length: 2\r\nExpect: 100-continue\r\nAuthorization: "
        + signer.authorization(signer.signature(Caller.bytes("{}")))
        + "\r\n\r\n";
  }

  private List<Exchange> awaitRecorded(int count) {
    while (recorded.size() < count) {
      Thread.onSpinWait();
    }
    return recorded;
  }

  private static void assertRefused(int status, String reason, RawAnswer answer)
      throws IOException {
    assertEquals(status, answer.status(), answer.text());
    String given = answer.header(Answer.REASON);
    assertTrue(given.contains(reason), given);
    assertFalse(new ObjectMapper().readTree(answer.body()).path("message").asText().isEmpty());
  }
}
