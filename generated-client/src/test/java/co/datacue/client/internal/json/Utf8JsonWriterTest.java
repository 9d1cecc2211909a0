package co.datacue.client.internal.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import co.datacue.client.json.DataCueJson;
import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.TypeAdapter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.MediaType;
import okio.Buffer;
import org.junit.jupiter.api.Test;

/** Held against Gson, which reads what was written and writes the same by itself. */
class Utf8JsonWriterTest {
  private final Gson gson = DataCueJson.gson();
  private final TypeAdapter<Object> anything = gson.getAdapter(Object.class);

  @Test
  void everyCharacterReadsBack() throws IOException {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c += c < 0x3000 ? 1 : 97) {
      if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
        String text = "a" + Character.toString(c) + "b";
        assertEquals(text, JsonParser.parseString(written(text)).getAsString(), "U+" + c);
      }
    }
  }

  @Test
  void everyCharacterOfAsciiIsEscapedAsNeededWhereverItStands() throws IOException {
    for (char c = 0; c < 128; c++) {
      for (int at = 0; at < 18; at++) {
        String text = "é".repeat(at % 2) + "x".repeat(at) + c + "x".repeat(17 - at);
        // The second of two is written into memory that is there already.
        String json = written(List.of(text, text));
        for (JsonElement read : JsonParser.parseString(json).getAsJsonArray()) {
          assertEquals(text, read.getAsString(), json);
        }
        assertEquals(-1, json.chars().filter(sent -> sent < ' ').findFirst().orElse(-1), json);
      }
    }
  }

  @Test
  void charactersOfHtmlStandAsTheyAre() throws IOException {
    assertEquals("\"<a href='x'>&=\\\"\\\\\\n\\u0001\"", written("<a href='x'>&=\"\\\n\u0001"));
  }

  @Test
  void textsOfEveryLengthAroundAChunkReadBack() throws IOException {
    for (int length :
        new int[] {0, 1, 1021, 1022, 1023, 1024, 8189, 8190, 8191, 8192, 8193, 70_000}) {
      for (String unit : List.of("x", "é", "\n", "😀")) {
        List<Object> texts = List.of("before", unit.repeat(length), Map.of(unit.repeat(length), 1));
        assertEquals(gson.toJsonTree(texts), JsonParser.parseString(written(texts)));
      }
    }
  }

  @Test
  void nestedValuesAreThoseThatGsonWrites() throws IOException {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("null", null);
    values.put("truths", List.of(true, false));
    values.put("empty", List.of(Map.of(), List.of()));
    values.put(
        "numbers",
        List.of(
            0,
            -1,
            Long.MIN_VALUE,
            1.5,
            1e300,
            2.5f,
            (byte) 3,
            new AtomicInteger(4),
            new BigInteger("9".repeat(40)),
            new BigDecimal("10.0")));
    values.put("deep", List.of(List.of(Map.of("a", List.of("b")))));
    assertEquals(gson.toJson(values), written(values));
  }

  @Test
  void decimalsAreWrittenInPlainNotation() throws IOException {
    assertEquals(
        "[1000,0.00000000001,49.90]",
        written(List.of(new BigDecimal("1E+3"), new BigDecimal("1E-11"), new BigDecimal("49.90"))));
  }

  @Test
  void numbersThatAreNoJsonAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> written(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> written(Float.NEGATIVE_INFINITY));
  }

  @Test
  void numbersThatAreNoJsonAreRefusedFromAdaptersToo() {
    Utf8JsonWriter out = new Utf8JsonWriter(new Buffer(), new ItemIds());
    assertThrows(IllegalArgumentException.class, () -> out.value((Number) Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> out.value(Double.NEGATIVE_INFINITY));
    assertThrows(IllegalArgumentException.class, () -> out.value(Float.NaN));
  }

  @Test
  void closingMakesWhatWasWrittenPartOfTheBuffer() throws IOException {
    Buffer sent = new Buffer();
    try (Utf8JsonWriter out = new Utf8JsonWriter(sent, new ItemIds())) {
      out.beginArray().jsonValue("{\"a\": \"é\"}").jsonValue("1").value((String) null);
      out.value((Boolean) null).value((Number) null).value(Boolean.TRUE).endArray();
    }
    assertEquals("[{\"a\": \"é\"},1,null,null,null,true]", sent.readUtf8());
  }

  private String written(Object value) throws IOException {
    JsonBody body = JsonBody.of(MediaType.get("application/json"), value, anything);
    Buffer sent = new Buffer();
    body.writeTo(sent);
    assertEquals(body.contentLength(), sent.size());
    String json = sent.readString(StandardCharsets.UTF_8);
    JsonElement readable = JsonParser.parseString(json);
    assertEquals(readable, JsonParser.parseString(gson.toJson(value)));
    return json;
  }
}
