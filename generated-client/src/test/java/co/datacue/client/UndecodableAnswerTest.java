package co.datacue.client;

import static co.datacue.client.Calls.builder;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.client.model.Recommendations;
import co.datacue.client.model.UserId;
import co.datacue.client.model.UserIdBatch;
import java.nio.charset.StandardCharsets;
import okhttp3.OkHttpClient;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UndecodableAnswerTest {
  private static final int MAX_BYTES = 16 * 1024 * 1024;
  private static final int MAX_TEXT = 8 * 1024;
  private final ScriptedServer server = new ScriptedServer(ScriptedServer.status(204));
  private final OkHttpClient own = new OkHttpClient();
  private final DataCueClient client =
      builder(server).okHttpClient(own).time(new FakeTime()).build();

  @AfterEach
  void nothingIsLeftOpen() {
    Calls.assertNothingLeaks(own);
    server.close();
  }

  private UndecodableAnswerException failure(Calls calls) {
    return assertThrows(
        UndecodableAnswerException.class,
        () -> calls.result(client.events().trackEvent(Calls.login())));
  }

  @Test
  void idWithHalfACharacterIsNobodys() {
    String body = "{\"status\":[{\"status\":\"OK\",\"user_id\":\"\\ud83d\"}]}";
    for (Calls calls : Calls.values()) {
      UndecodableAnswerException failure =
          assertThrows(UndecodableAnswerException.class, () -> deletedUser(calls, body));
      assertTrue(failure.getMessage().contains("half a surrogate pair"), failure.getMessage());
      assertEquals(body, failure.rawBody());
    }
  }

  @Test
  void whatCouldNotBeSentMayBeAnswered() throws Exception {
    String body = "{\"status\":[{\"status\":\"OK\",\"user_id\":\"u\",\"n\":1e20000}]}";
    for (Calls calls : Calls.values()) {
      assertEquals(BatchOutcome.State.OK, deletedUser(calls, body).items().get(0).state());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'status':[{'user_id':'u','status':'OK'}],'warnings':[{'user_id':'other'}]}",
        "{'warnings':[{'user_id':'other'},1],'status':[{'user_id':'u','status':'OK'}]}",
        "{'more':{'status':[{'user_id':'x'}]},'status':[{'user_id':'u','status':'OK'}]}"
      })
  void otherListsOfTheAnswerAreNotTheItems(String answered) throws Exception {
    BatchOutcome<UserId> outcome = deletedUser(Calls.SYNC, answered.replace('\'', '"'));
    assertEquals(BatchOutcome.State.OK, outcome.items().get(0).state());
  }

  private BatchOutcome<UserId> deletedUser(Calls calls, String answered) throws Exception {
    server.then(
        ScriptedServer.answer(
            207, answered.getBytes(StandardCharsets.UTF_8), "Content-Type: application/json"));
    UserIdBatch batch = new UserIdBatch().addBatchItem(new UserId().userId("u"));
    return calls.result(client.batch().batchDeleteUsers(batch));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "malformed       | application/json | {\"recent_product_skus\":[}    | line 1 column",
        "half            | application/json | {\"recent_product_skus\":[{    | End of input",
        "more than one   | application/json | {} {}                          | malformed",
        "other shape     | application/json | [1,2]                          | BEGIN_OBJECT",
        "empty           | application/json | ``                             | body is empty",
        "literal null    | application/json | null                           | body is null",
        "HTML            | text/html        | <html>Hello</html>             | not JSON",
        "HTML as JSON    | application/json | <html>Hello</html>             | line 1 column 1",
        "kind is another | text/plain       | {}                             | not JSON"
      })
  void answerThatIsNotWhatTheContractSays(String what, String type, String body, String problem) {
    for (Calls calls : Calls.values()) {
      server.then(
          ScriptedServer.answer(
              200, body.getBytes(StandardCharsets.UTF_8), "Content-Type: " + type));
      int before = server.received().size();
      UndecodableAnswerException failure = failure(calls);
      assertEquals(200, failure.status());
      assertEquals(body, failure.rawBody());
      assertEquals("trackEvent", failure.operationId());
      assertEquals(1, failure.attempts());
      assertTrue(failure.getMessage().contains(problem), failure.getMessage());
      assertFalse(failure.getMessage().contains("\n"), failure.getMessage());
      for (Throwable link = failure; link != null; link = link.getCause()) {
        assertFalse(link.toString().contains("Strictness"), "advice for others: " + link);
      }
      assertEquals(before + 1, server.received().size(), "it may have taken effect: sent once");
    }
  }

  @ParameterizedTest
  @EnumSource(Calls.class)
  void answerWithoutEndIsReadToABound(Calls calls) {
    server.then(ScriptedServer.endless(200));
    UndecodableAnswerException failure = failure(calls);
    assertTrue(failure.getMessage().endsWith("larger than 16777216 bytes"), failure.getMessage());
    assertEquals(MAX_TEXT, failure.rawBody().length());
  }

  @Test
  void answerOfTheBoundIsTaken() {
    String sku = "{\"recent_product_skus\":[]";
    String filled = sku + " ".repeat(MAX_BYTES - sku.length() - 1) + "}";
    server.then(ScriptedServer.json(200, filled));
    assertNotNull(client.events().trackEvent(Calls.login()).execute());
    server.then(ScriptedServer.json(200, filled + " "));
    failure(Calls.SYNC);
  }

  @ParameterizedTest
  @EnumSource(Calls.class)
  void zippedAnswerIsUnzipped(Calls calls) throws Exception {
    Buffer zipped = new Buffer();
    try (var sink = Okio.buffer(new GzipSink(zipped))) {
      sink.writeUtf8("{\"recent_product_skus\":[]}");
    }
    server.then(
        ScriptedServer.answer(
            200,
            zipped.readByteArray(),
            "Content-Type: application/json",
            "Content-Encoding: gzip"));
    Recommendations answer = calls.result(client.events().trackEvent(Calls.login()));
    assertNotNull(answer);
    assertEquals(0, answer.getRecentProductSkus().size());
    assertEquals("gzip", server.received().get(0).headers().get("Accept-Encoding"));
  }

  @Test
  void bombOfZerosIsReadToTheSameBound() throws Exception {
    Buffer zipped = new Buffer();
    try (var sink = Okio.buffer(new GzipSink(zipped))) {
      byte[] part = "0".repeat(1024 * 1024).getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < 64; i++) {
        sink.write(part);
      }
    }
    server.then(
        ScriptedServer.answer(
            200,
            zipped.readByteArray(),
            "Content-Type: application/json",
            "Content-Encoding: gzip"));
    assertTrue(failure(Calls.SYNC).getMessage().endsWith("larger than 16777216 bytes"));
  }

  @ParameterizedTest
  @EnumSource(Calls.class)
  void bodyIsNotLookedAtWhereNoneIsExpected(Calls calls) {
    server.then(ScriptedServer.json(200, "not JSON"));
    assertNull(calls.result(client.users().deleteUser("u1")));
  }

  @ParameterizedTest
  @EnumSource(Calls.class)
  void noContentWithABodyIsAnsweredAllTheSame(Calls calls) {
    for (int status : new int[] {204, 205}) {
      server.then(ScriptedServer.json(status, "{}"));
      int before = server.received().size();
      assertNull(calls.result(client.users().deleteUser("u1")));
      assertEquals(status, calls.response(client.users().deleteUser("u1")).code());
      assertEquals(before + 2, server.received().size(), "the deletion was done: not repeated");
    }
  }

  @ParameterizedTest
  @EnumSource(Calls.class)
  void charsetOfTheAnswerIsRead(Calls calls) {
    server.then(
        ScriptedServer.answer(
            200,
            "{\"recent_product_skus\":[{\"name\":\"año\"}]}".getBytes(StandardCharsets.UTF_16LE),
            "Content-Type: application/json; charset=utf-16le"));
    Recommendations answer = calls.result(client.events().trackEvent(Calls.login()));
    assertEquals("año", answer.getRecentProductSkus().get(0).getName());
  }
}
