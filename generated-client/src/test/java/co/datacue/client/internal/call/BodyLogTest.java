package co.datacue.client.internal.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyLogTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                     | (no body)",
        "<html>Ana</html>       | (16 characters that are not JSON)",
        "[\"é\",1.50,true,null] | [\"(1)\",1.50,true,null]",
        "Ana                    | \"(3)\"",
        "{\"a\":{\"b\":[\"\"]}} | {\"a\":{\"b\":[\"(0)\"]}}"
      })
  void redactionLeavesNoText(String body, String logged) {
    assertEquals(logged, BodyLog.redacted(body));
  }
}
