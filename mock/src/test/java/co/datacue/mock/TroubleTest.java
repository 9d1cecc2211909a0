package co.datacue.mock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trouble on demand, as callers meet it. */
@Timeout(60)
class TroubleTest {
  private static DataCueMock mock;
  private static Caller caller;

  @BeforeAll
  static void start() {
    mock = DataCueMock.builder().fail("updateUser: 1x 503").fail("deleteUser: 501").seed(7).start();
    caller = Caller.of(mock);
  }

  @AfterAll
  static void stop() {
    mock.close();
  }

  private static HttpResponse<String> delete(String id, String... headers) throws Exception {
    return caller.signed("DELETE", "/v1/users/" + id, "", headers);
  }

  private static Exchange last() {
    return mock.exchanges().get(mock.exchanges().size() - 1);
  }

  @Test
  void rulesHoldFromTheStartForAsManyRequestsAsTheySay() throws Exception {
    assertEquals(503, caller.signed("PUT", "/v1/users/u1", "{}").statusCode());
    assertEquals("503", last().fault());
    assertEquals(204, caller.signed("PUT", "/v1/users/u1", "{}").statusCode());
    assertNull(last().fault());
    assertEquals(501, delete("u1").statusCode());
    assertEquals(7, mock.seed());
  }

  @Test
  void laterRulesHoldUntilTheyAreClosed() throws Exception {
    try (FaultRules rules = mock.fail("deleteUser: 429 after 7s")) {
      HttpResponse<String> answer = delete("u1");
      assertEquals(429, answer.statusCode());
      assertEquals("7", answer.headers().firstValue("Retry-After").get());
      assertEquals(
          "On demand: 429 after 7s", answer.headers().firstValue("DataCue-Mock-Reason").get());
      assertEquals("deleteUser: 429 after 7s", rules.toString());
    }
    assertEquals(501, delete("u1").statusCode());
  }

  @Test
  void documentedStatusHasTheContractsBody() throws Exception {
    HttpResponse<String> answer = delete("u1", "DataCue-Mock-Fail", "500");
    assertEquals(
        mock.contract().operation("deleteUser").firstExample(500).get(),
        new ObjectMapper().readTree(answer.body()));
  }

  @Test
  void requestAsksForItselfAndGoesBeforeTheRules() throws Exception {
    assertEquals(418, delete("u1", "DataCue-Mock-Fail", "418").statusCode());
    assertEquals("418", last().fault());
    assertEquals(204, delete("u1", "DataCue-Mock-Fail", "slow 1ms").statusCode());
    assertEquals("slow 1ms", last().fault());
  }

  @Test
  void whatCannotBeReadIsRefusedAndThePlaceNamed() throws Exception {
    HttpResponse<String> answer = delete("u1", "DataCue-Mock-Fail", "slow 3s then rest");
    assertEquals(400, answer.statusCode());
    String reason = answer.headers().firstValue("DataCue-Mock-Reason").get();
    assertTrue(reason.contains("DataCue-Mock-Fail cannot be read: \"rest\", character 14"), reason);
    assertThrows(IllegalArgumentException.class, () -> mock.fail("deleteUser: rest"));
    assertThrows(IllegalArgumentException.class, () -> DataCueMock.builder().fail("rest").start());
  }

  @Test
  void whoeverIsRefusedAnywayIsRefusedAndNotCounted() throws Exception {
    try (FaultRules rules = mock.fail("deleteUser: 1x 503, reset")) {
      assertEquals(401, caller.keyOnly("DELETE", "/v1/users/u1", "").statusCode());
      assertEquals(503, delete("u1").statusCode(), rules::toString);
    }
  }

  @Test
  void itemsOfABatchFail() throws Exception {
    String body =
        mock.contract()
            .operation("batchDeleteUsers")
            .requestExamples()
            .values()
            .iterator()
            .next()
            .toString();
    HttpResponse<String> answer =
        caller.signed("DELETE", "/v1/batch/users", body, "DataCue-Mock-Fail", "items 100%");
    assertEquals(207, answer.statusCode());
    JsonNode items = new ObjectMapper().readTree(answer.body()).get("status");
    for (JsonNode item : items) {
      assertEquals("error", item.get("status").textValue());
      assertTrue(item.hasNonNull("error"), item::toString);
    }
    assertEquals("items 100%% (%d of %1$d)".formatted(items.size()), last().fault());
  }

  @Test
  void faultOfItemsIsNotToldWhereThereWereNone() throws Exception {
    String[] all = {"DataCue-Mock-Fail", "items 100%"};
    assertEquals(400, caller.signed("DELETE", "/v1/batch/users", "{}", all).statusCode());
    assertNull(last().fault());
    String asked = "code=207, example=partlyFailed";
    String[] preferring = {"DataCue-Mock-Fail", "items 100%", "Prefer", asked};
    assertEquals(207, caller.signed("DELETE", "/v1/batch/users", batch(), preferring).statusCode());
    assertNull(last().fault());
  }

  /** What is received of an answer before the connection ends, and how it ends. */
  private record Received(String head, String body, boolean whole, boolean reset) {}

  private static Received exchange(String method, String path, String body, String fault)
      throws IOException {
    URI uri = URI.create(mock.baseUrl());
    byte[] bytes = Caller.bytes(body);
    StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
    Map<String, String> headers =
        Map.of(
            "Host",
            uri.getAuthority(),
            "Authorization",
            caller.authorization(caller.signature(bytes)),
            "Content-Type",
            "application/json",
            "Content-Length",
            "" + bytes.length,
            "DataCue-Mock-Fail",
            fault);
    headers.forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
    StringBuilder received = new StringBuilder();
    boolean reset = false;
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setSoTimeout(20_000); // should the connection not end
      socket.getOutputStream().write(Caller.bytes(request + "\r\n" + body));
      byte[] buffer = new byte[8192];
      for (int n = 0; n >= 0; n = socket.getInputStream().read(buffer)) {
        received.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
      }
    } catch (SocketException e) {
      reset = true;
    }
    String[] parts = received.toString().split("\r\n\r\n", 2);
    return new Received(parts[0], parts.length > 1 ? parts[1] : "", parts.length > 1, reset);
  }

  private static String batch() {
    return mock.contract()
        .operation("batchCreateUsers")
        .requestExamples()
        .values()
        .iterator()
        .next()
        .toString();
  }

  @Test
  void connectionIsResetBeforeTheAnswer() throws Exception {
    assertEquals(
        new Received("", "", false, true), exchange("POST", "/v1/batch/users", batch(), "reset"));
    assertEquals("reset", last().fault());
    assertEquals(207, last().status(), "the request was handled");
  }

  @ParameterizedTest
  @ValueSource(strings = {"reset midway", "truncate"})
  void connectionEndsInTheMiddleOfTheBody(String fault) throws Exception {
    Received received = exchange("POST", "/v1/batch/users", batch(), fault);
    int whole = last().responseBody().length;
    assertTrue(received.head().startsWith("HTTP/1.1 207 "), received.head());
    assertTrue(received.head().toLowerCase().contains("\r\ncontent-length: " + whole));
    // A reset may overtake what was sent before it.
    assertTrue(received.body().length() <= whole / 2, received.body());
    assertEquals(fault.equals("reset midway"), received.reset());
    assertEquals(fault, last().fault());
  }

  @ParameterizedTest
  @ValueSource(strings = {"reset midway", "truncate"})
  void withoutABodyItEndsInTheMiddleOfTheHead(String fault) throws Exception {
    Received received = exchange("DELETE", "/v1/users/u1", "", fault);
    assertTrue(received.head().startsWith("HTTP/1.1 204 No Content\r\n"), received.head());
    assertFalse(received.whole(), received.head());
    assertEquals(fault.equals("reset midway"), received.reset());
    assertEquals(204, last().status());
    assertEquals(fault, last().fault());
  }
}
