package co.datacue.client.internal.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.client.internal.json.ItemIds.ItemId;
import co.datacue.client.json.DataCueJson;
import co.datacue.client.model.EventRequest;
import co.datacue.client.model.EventUser;
import co.datacue.client.model.Product;
import co.datacue.client.model.ProductBatch;
import co.datacue.client.model.UserProfile;
import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.TypeAdapter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.MediaType;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against Gson, which reads what was written and writes the same by itself. */
class Utf8JsonWriterTest {
  private static final Gson GSON = DataCueJson.gson();
  private static final TypeAdapter<Object> ANYTHING = GSON.getAdapter(Object.class);

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
        assertEquals(GSON.toJsonTree(texts), JsonParser.parseString(written(texts)));
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
    assertEquals(GSON.toJson(values), written(values));
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
  void idsOfItemsAreNotedOnTheWayOutAndIn() throws IOException {
    Map<String, Object> nulls = new LinkedHashMap<>();
    nulls.put("user_id", null);
    List<Object> items = new ArrayList<>();
    items.add(new LinkedHashMap<>(Map.of("product_id", "p1")));
    items.add(null);
    items.add(nulls);
    items.add(Map.of("order_id", 7, "cart", List.of(Map.of("product_id", "not an item's"))));
    for (int i = 4; i < 40; i++) {
      items.add(Map.of("name", "no id"));
    }
    items.add(new LinkedHashMap<>(Map.of("user_id", "U1")));
    items.add(Map.of("other_id", List.of("not an item's")));
    Map<String, Object> batch = Map.of("batch", items);
    JsonBody body = JsonBody.of(MediaType.get("application/json"), batch, ANYTHING);
    Buffer sent = new Buffer();
    body.writeTo(sent);
    Object back = ANYTHING.fromJson(sent.readUtf8());
    for (ItemIds ids : List.of(body.ids(), JsonBody.of(back, ANYTHING).ids())) {
      assertEquals(List.of(new ItemId("product_id", "p1")), ids.of(0));
      assertEquals(List.of(), ids.of(1));
      assertEquals(List.of(), ids.of(2));
      assertEquals(List.of(new ItemId("order_id", "7")), ids.of(3));
      assertEquals(List.of(), ids.of(39));
      assertEquals(List.of(new ItemId("user_id", "U1")), ids.of(40));
      assertEquals(List.of(), ids.of(41));
      assertEquals(List.of(), ids.of(42));
      assertEquals(true, ids.hasIdIgnoringCase("u1"));
      assertEquals(0, ids.count("u1"));
      assertEquals(1, ids.count("U1"));
      assertEquals(false, ids.hasIdIgnoringCase("not an item's"));
    }
  }

  @Test
  void objectUnderAnIdNameIsNoId() throws IOException {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("user_id", Map.of());
    List<Object> afterIt = List.of(item, "t", Map.of("name", "n"));
    JsonBody body =
        JsonBody.of(MediaType.get("application/json"), Map.of("batch", afterIt), ANYTHING);
    Buffer sent = new Buffer();
    body.writeTo(sent);
    for (ItemIds ids : List.of(body.ids(), ParsedBody.of(sent.readUtf8(), ANYTHING).ids())) {
      for (int i = 0; i < afterIt.size(); i++) {
        assertEquals(List.of(), ids.of(i), "item " + i);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud83d", "p\ud83d", "\ude00p", "\ude00\ud83d", "😀\ud83d", "\ud83d😀"})
  void idWithHalfASurrogatePairIsRefusedWhereverItStands(String id) {
    for (Object model :
        List.of(
            new Product().productId(id),
            new EventRequest().user(new EventUser().userId(id)),
            new ProductBatch().addBatchItem(new Product().variantId(id)),
            new UserProfile().additionalProperty("loyalty_id", id))) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> Sent.text(model, GSON)).getMessage();
      assertTrue(message.contains("half a surrogate pair"), message);
      assertTrue(message.endsWith("_id)"), message);
    }
  }

  @Test
  void idWithWholePairsIsSentAndInTextsHalfOfOneBecomesAQuestionMark() {
    assertEquals(
        "{\"name\":\"b?c\",\"product_id\":\"a😀\"}",
        Sent.text(new Product().productId("a😀").name("b\ud83dc"), GSON));
  }

  private static String written(Object value) throws IOException {
    JsonBody body = JsonBody.of(MediaType.get("application/json"), value, ANYTHING);
    Buffer sent = new Buffer();
    body.writeTo(sent);
    assertEquals(body.contentLength(), sent.size());
    String json = sent.readString(StandardCharsets.UTF_8);
    JsonElement readable = JsonParser.parseString(json);
    assertEquals(readable, JsonParser.parseString(GSON.toJson(value)));
    return json;
  }
}
