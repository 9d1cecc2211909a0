package co.datacue.client;

import static co.datacue.client.Calls.builder;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.client.model.ProductUpdate;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import retrofit2.Response;

class StatusExceptionTest {
  private static final int MAX_TEXT = 8 * 1024;

  private static StatusException failure(Calls calls, ScriptedServer.Step step, int attempts) {
    try (ScriptedServer server = new ScriptedServer(step);
        DataCueClient client =
            builder(server)
                .time(new FakeTime())
                .retryPolicy(RetryPolicy.defaults().withMaxAttempts(attempts))
                .build()) {
      ApiCall<?> call = client.products().updateProduct("p/1", "v1", new ProductUpdate());
      return assertThrows(StatusException.class, () -> calls.result(call));
    }
  }

  private static StatusException failure(int status, String type, byte[] body) {
    return failure(Calls.SYNC, ScriptedServer.answer(status, body, "Content-Type: " + type), 1);
  }

  private static StatusException failure(int status, String body) {
    return failure(status, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "302, UnexpectedStatusException",
    "400, BadRequestException",
    "401, UnauthorizedException",
    "404, UnexpectedStatusException",
    "413, TooLargeException",
    "429, UnexpectedStatusException",
    "500, ServerErrorException",
    "501, ServerErrorException",
    "503, ServerErrorException"
  })
  void eachStatusHasItsException(int status, String name) {
    for (Calls calls : Calls.values()) {
      StatusException failure =
          failure(calls, ScriptedServer.json(status, "{\"message\":\"so it is\"}"), 1);
      assertEquals(name, failure.getClass().getSimpleName());
      assertEquals(status, failure.status());
      assertEquals("so it is", failure.apiMessage());
      assertEquals("{\"message\":\"so it is\"}", failure.rawBody());
      assertEquals("updateProduct", failure.operationId());
      String method = failure.method(); // the contract's, PUT or PATCH
      assertTrue(method.matches("PUT|PATCH"), method);
      assertEquals("/v1/products/p%2F1/v1", failure.path());
      assertEquals(1, failure.attempts());
      assertEquals(
          "updateProduct ("
              + method
              + " /v1/products/p%2F1/v1) was answered with "
              + status
              + " \"so it is\"",
          failure.getMessage());
    }
  }

  @ParameterizedTest
  @EnumSource(Calls.class)
  void attemptsAreCounted(Calls calls) {
    StatusException failure = failure(calls, ScriptedServer.status(503), 3);
    assertEquals(3, failure.attempts());
    assertTrue(
        failure.getMessage().endsWith("503 and no body, after 3 attempts"), failure.getMessage());
    assertEquals("", failure.rawBody());
    assertNull(failure.apiMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"[]", "{}", "{\"message\":{}}", "{\"message\":null}", "plain words", "{\"message"})
  void bodyWithoutAMessageIsKeptAsItCame(String body) {
    StatusException failure = failure(400, body);
    assertNull(failure.apiMessage());
    assertEquals(body, failure.rawBody());
    assertTrue(failure.getMessage().contains("400 \"" + body + "\""), failure.getMessage());
  }

  @Test
  void bodyIsBoundedInCharactersNotInBytes() {
    StatusException failure = failure(400, "ñ€".repeat(MAX_TEXT));
    assertEquals("ñ€".repeat(MAX_TEXT / 2), failure.rawBody());
  }

  @Test
  void surrogatePairIsNotCutInHalf() {
    StatusException failure = failure(400, "x" + "😀".repeat(MAX_TEXT));
    assertEquals("x" + "😀".repeat(MAX_TEXT / 2 - 1), failure.rawBody());
  }

  @Test
  void messageIsOneShortLineThatShowsWhatWouldNotShow() {
    String body = "first\r\nsecond\u001b[31m " + "x".repeat(1_000);
    String message = failure(400, body).getMessage();
    assertTrue(
        message.endsWith("400 \"first second\\u001b[31m " + "x".repeat(182) + "…\""), message);
    message = failure(400, "{\"message\":\"first\\r\\nERROR forged line\"}").getMessage();
    assertTrue(message.endsWith("400 \"first ERROR forged line\""), message);
    message = failure(400, "user \u202Eadmin\u2066 \u0085is\uFEFF \uD83D\uDE00").getMessage();
    assertTrue(
        message.endsWith("\"user \\u202eadmin\\u2066 \\u0085is\\ufeff \uD83D\uDE00\""), message);
  }

  @Test
  void exceptionsCanBeSerialised() throws Exception {
    FailedCall call = new FailedCall("updateUser", "PUT", "/v1/users/u1", 5);
    var bytes = new java.io.ByteArrayOutputStream();
    try (var out = new java.io.ObjectOutputStream(bytes)) {
      out.writeObject(StatusException.of(call, 503, null, "busy"));
    }
    var in = new java.io.ObjectInputStream(new java.io.ByteArrayInputStream(bytes.toByteArray()));
    assertEquals(5, ((ServerErrorException) in.readObject()).attempts());
  }

  @Test
  void exceptionsCanBeMadeForATest() {
    FailedCall call = new FailedCall("updateUser", "PUT", "/v1/users/u1", 5);
    StatusException made = StatusException.of(call, 503, null, "{\"message\":\"busy\"}");
    assertEquals(ServerErrorException.class, made.getClass());
    assertEquals("busy", made.apiMessage());
    assertEquals(
        "updateUser (PUT /v1/users/u1) was answered with 503 \"busy\", after 5 attempts",
        made.getMessage());
    assertEquals(BadRequestException.class, StatusException.of(call, 400, null, "").getClass());
    assertEquals(5, new NetworkException(call, new java.io.IOException("lost")).attempts());
    var undecodable = new UndecodableAnswerException(call, 200, "text/html", "<p>", "odd", null);
    assertEquals("<p>", undecodable.rawBody());
    assertTrue(undecodable.getMessage().contains("200 (text/html) \"<p>\": odd"));
    var refused = new RequestRefusedException(call, new java.io.IOException("elsewhere"));
    assertTrue(refused.getMessage().contains("was not sent: elsewhere"));
    assertEquals(
        UnexpectedStatusException.class, StatusException.of(call, 99, null, "").getClass());
    for (int wrong : new int[] {200, 299}) {
      String message =
          assertThrows(
                  IllegalArgumentException.class, () -> StatusException.of(call, wrong, null, ""))
              .getMessage();
      assertEquals("2xx is no failure: " + wrong, message);
    }
  }

  @Test
  void otherKindThanJsonIsNamedAndItsCharsetIsRead() {
    byte[] body = "<p>año</p>".getBytes(StandardCharsets.ISO_8859_1);
    StatusException failure = failure(502, "text/html; charset=iso-8859-1", body);
    assertEquals("<p>año</p>", failure.rawBody());
    assertTrue(
        failure.getMessage().contains("502 (text/html; charset=iso-8859-1) \"<p>año</p>\""),
        failure.getMessage());
  }

  @Test
  void endlessErrorPageKeepsItsStatus() {
    StatusException failure = failure(Calls.SYNC, ScriptedServer.endless(500), 1);
    assertEquals(500, failure.status());
    assertEquals(MAX_TEXT, failure.rawBody().length());
  }

  @ParameterizedTest
  @EnumSource(Calls.class)
  void plainResponseIsGivenWhateverTheStatus(Calls calls) throws Exception {
    try (ScriptedServer server =
            new ScriptedServer(
                ScriptedServer.answer(
                    400, "no".getBytes(StandardCharsets.UTF_8), "X-Trace: 7", "Content-Type: a/b"),
                ScriptedServer.json(200, "{\"recent_product_skus\":[]}"),
                ScriptedServer.status(204));
        DataCueClient client = builder(server).build()) {
      Response<?> refused = calls.response(client.events().trackEvent(Calls.login()));
      assertEquals(400, refused.code());
      assertFalse(refused.isSuccessful());
      assertEquals("7", refused.headers().get("X-Trace"));
      assertNotNull(refused.errorBody());
      assertEquals("no", refused.errorBody().string());

      var taken = calls.response(client.events().trackEvent(Calls.login()));
      assertEquals(200, taken.code());
      assertNotNull(taken.body());
      assertEquals(0, taken.body().getRecentProductSkus().size());

      var nothing = calls.response(client.events().trackEvent(Calls.login()));
      assertEquals(204, nothing.code());
      assertNull(nothing.body());
    }
  }
}
