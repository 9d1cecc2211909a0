package co.datacue.client.internal.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What is kept and shown of an answer. */
class AnswerTextTest {
  private static final String PAIR = "\ud83d\ude00";

  @Test
  void beginningIsKeptWithoutHalfOfACharacter() {
    String fits = "x".repeat(AnswerText.MAX - 2) + PAIR;
    assertEquals(fits, AnswerText.of(null, fits).text());
    assertEquals(fits, AnswerText.of(null, fits + "x").text());
    String astride = "x".repeat(AnswerText.MAX - 1) + PAIR;
    assertEquals("x".repeat(AnswerText.MAX - 1), AnswerText.of(null, astride).text());
  }

  @Test
  void shownBeginningIsSaidToBeOne() {
    String long200 = "x".repeat(200);
    assertEquals("500 \"" + long200 + "\"", AnswerText.of(null, long200).describe(500));
    assertEquals("500 \"" + long200 + "…\"", AnswerText.of(null, long200 + "x").describe(500));
    assertEquals("500 (text/html) \"a b\"", AnswerText.of("text/html", " a\n\r b ").describe(500));
    assertEquals("204 and no body", AnswerText.of("application/json", "").describe(204));
  }
}
