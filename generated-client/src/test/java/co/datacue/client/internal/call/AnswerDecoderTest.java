package co.datacue.client.internal.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.client.ApiOperation;
import co.datacue.client.FailedCall;
import co.datacue.client.UndecodableAnswerException;
import co.datacue.client.json.DataCueJson;
import co.datacue.signing.SigningScheme;
import com.google.gson.Gson;
import java.math.BigDecimal;
import java.util.Arrays;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Answers of kinds that the contract need not have. */
class AnswerDecoderTest {
  private static final Gson GSON = DataCueJson.gson();
  private static final FailedCall CALL = new FailedCall("find", "GET", "/v1/x", 1);

  private interface Operations {
    @ApiOperation(
        id = "find",
        signing = SigningScheme.SIGNED_BODY,
        answers = {"200 text/plain", "202", "203 application/json"})
    void find();
  }

  private final DeclaredAnswers declared = declared();
  private final AnswerDecoder<@Nullable Object> texts =
      AnswerDecoder.value(GSON.getAdapter(String.class), declared);
  private final AnswerDecoder<@Nullable Object> anything =
      AnswerDecoder.any(GSON.getAdapter(Object.class), declared);

  @Test
  void plainTextIsGivenAsItCame() {
    assertEquals(
        "1 < \"2\", é", texts.decode(answer(200, "text/plain", "1 < \"2\", é"), CALL, null));
    assertEquals("", texts.decode(answer(200, "Text/Plain; charset=utf-8", ""), CALL, null));
    assertEquals("a", texts.decode(answer(200, null, "a"), CALL, null));
  }

  @Test
  void charsetOfTheAnswerIsFollowed() {
    ByteString latin = ByteString.of((byte) 0xe9);
    assertEquals(
        "é", texts.decode(answer(200, "text/plain; charset=iso-8859-1", latin, true), CALL, null));
  }

  @Test
  void otherKindsOfTextAreNotTakenForIt() {
    assertProblem("it is not plain text", answer(200, "text/html", "<p>"));
    assertProblem("it is not plain text", answer(200, "application/json", "\"a\""));
    assertProblem("it is not JSON", answer(203, "text/plain", "\"a\""));
  }

  @Test
  void textThatWasCutIsNotGiven() {
    ReceivedAnswer cut = answer(200, "text/plain", ByteString.encodeUtf8("a"), false);
    assertProblem("the body is larger than " + ReceivedAnswer.MAX_BYTES + " bytes", cut);
  }

  @Test
  void statusWithoutABodyGivesNullWhateverCame() {
    assertNull(texts.decode(answer(202, "text/html", "<p>"), CALL, null));
    assertNull(anything.decode(answer(204, null, ""), CALL, null));
  }

  @Test
  void anyJsonMayBeNullAndOthersMayNot() {
    assertNull(anything.decode(answer(203, "application/json", "null"), CALL, null));
    assertEquals(
        Arrays.asList(1L, new BigDecimal("1.50"), null),
        anything.decode(answer(203, "application/json", "[1, 1.50, null]"), CALL, null));
    assertProblem("the body is null", answer(203, "application/json", "null"));
  }

  private void assertProblem(String problem, ReceivedAnswer answer) {
    String message =
        assertThrows(UndecodableAnswerException.class, () -> texts.decode(answer, CALL, null))
            .getMessage();
    assertTrue(message.contains(problem), message);
  }

  private static ReceivedAnswer answer(int status, @Nullable String type, String body) {
    return answer(status, type, ByteString.encodeUtf8(body), true);
  }

  private static ReceivedAnswer answer(
      int status, @Nullable String type, ByteString body, boolean whole) {
    Response response =
        new Response.Builder()
            .request(new Request.Builder().url("https://api.example/v1/x").build())
            .protocol(Protocol.HTTP_1_1)
            .code(status)
            .message("")
            .build();
    return new ReceivedAnswer(response, type == null ? null : MediaType.get(type), body, whole);
  }

  private static DeclaredAnswers declared() {
    try {
      return new DeclaredAnswers(
          Operations.class.getDeclaredMethod("find").getAnnotation(ApiOperation.class));
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }
}
