package co.datacue.mock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
    for (JsonNode item : new ObjectMapper().readTree(answer.body()).get("status")) {
      assertEquals("error", item.get("status").textValue());
      assertTrue(item.hasNonNull("error"), item::toString);
    }
    assertEquals("items 100%", last().fault());
  }
}
