package co.datacue.client.internal.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.client.json.DataCueJson;
import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonWriter;
import java.io.StringWriter;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that today's contract does not have, and the next may. */
class ScalarAdaptersTest {
  private final Gson gson = DataCueJson.gson();

  @ParameterizedTest
  @ValueSource(strings = {"\"2024-02-29\"", "\"0000-01-01\"", "\"9999-12-31\"", "null"})
  void dateIsReadAndWrittenBack(String json) {
    assertEquals(json, gson.toJson(gson.fromJson(json, LocalDate.class), LocalDate.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2023-02-29", "2024-2-9", "2024-02-29T00:00:00Z", ""})
  void whatIsNoDateIsRefusedWithItsPlace(String text) {
    String message =
        assertThrows(
                JsonParseException.class, () -> gson.fromJson('"' + text + '"', LocalDate.class))
            .getMessage();
    assertEquals("Not an RFC 3339 date: \"" + text + "\" at $", message);
  }

  @ParameterizedTest
  @CsvSource({"-1,false", "0,true", "9999,true", "10000,false"})
  void dateBeyondFourDigitsIsRefused(int year, boolean sent) {
    LocalDate date = LocalDate.of(year, 1, 1);
    if (sent) {
      assertEquals(date.toString(), DateAdapter.text(date));
    } else {
      String message =
          assertThrows(IllegalArgumentException.class, () -> gson.toJson(date)).getMessage();
      assertTrue(message.endsWith("0000 to 9999, so this cannot be sent: " + date), message);
    }
  }

  @Test
  void nullAmongDatesAndBytesIsPassedOver() {
    String dates = "[null,\"2024-02-29\"]";
    assertEquals(dates, gson.toJson(gson.fromJson(dates, LocalDate[].class)));
    String bytes = "[null,\"YQ==\"]";
    assertEquals(bytes, gson.toJson(gson.fromJson(bytes, byte[][].class)));
  }

  @Test
  void bytesAreBase64() {
    byte[] bytes = {0, -1, 62, 63};
    assertEquals("\"AP8+Pw==\"", gson.toJson(bytes));
    assertArrayEquals(bytes, gson.fromJson("\"AP8+Pw==\"", byte[].class));
    assertNull(gson.fromJson("null", byte[].class));
    assertEquals("[null]", gson.toJson(new byte[1][]));
  }

  @Test
  void whatIsNoBase64IsRefusedWithItsPlace() {
    String message =
        assertThrows(JsonParseException.class, () -> gson.fromJson("\"?\"", byte[].class))
            .getMessage();
    assertEquals("Not Base64: \"?\" at $", message);
  }

  @Test
  void wholeNumberOfAnySizeIsSentAsItIs() {
    Map<String, Object> model = Map.of("n", new BigInteger("-123456789012345678901234567890"));
    assertEquals("{\"n\":-123456789012345678901234567890}", Sent.text(model, gson));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "1"  | TEXT
          1    | WHOLE_NUMBER,NUMBER
          -10  | WHOLE_NUMBER,NUMBER
          1.0  | NUMBER
          1e3  | NUMBER
          true | TRUTH
          [1]  | LIST
          {}   | OBJECT
          null |
          """)
  void kindsAreToldApart(String json, String kinds) {
    List<String> expected = kinds == null ? List.of() : List.of(kinds.split(","));
    assertEquals(
        expected,
        Arrays.stream(JsonKind.values())
            .filter(kind -> kind.fits(JsonParser.parseString(json)))
            .map(Enum::name)
            .toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"kind": "car"}   | car
          {"kind": null}    | ''
          {"kind": ["car"]} | ''
          {"other": "car"}  | ''
          ["car"]           | ''
          """)
  void discriminatorIsTheTextInItsField(String json, String kind) {
    assertEquals(kind, JsonKind.discriminator(JsonParser.parseString(json), "kind"));
  }

  @Test
  void onlyTheClientsOwnWriterWritesRequests() {
    assertTrue(Utf8JsonWriter.isRequest(new Utf8JsonWriter(new Buffer(), new ItemIds())));
    assertEquals(false, Utf8JsonWriter.isRequest(new JsonWriter(new StringWriter())));
  }
}
