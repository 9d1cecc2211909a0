package co.datacue.client.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.util.List;
import okio.Buffer;
import org.junit.jupiter.api.Test;

/** Texts on each way that {@link Utf8Output} has for them, held against what Gson reads. */
class Utf8OutputTest {
  private static final int SEGMENT = 8192;

  private static void readsBack(String... texts) {
    Buffer sent = new Buffer();
    Utf8Output out = new Utf8Output(sent);
    byte separator = '[';
    for (String text : texts) {
      out.put(separator);
      out.putQuoted(text);
      separator = ',';
    }
    out.put((byte) ']');
    out.flush();
    String json = sent.readUtf8();
    assertEquals(-1, json.chars().filter(c -> c < ' ').findFirst().orElse(-1), json);
    int i = 0;
    for (JsonElement read : JsonParser.parseString(json).getAsJsonArray()) {
      assertEquals(texts[i++], read.getAsString());
    }
    assertEquals(texts.length, i);
  }

  @Test
  void shortTextsReadBackWhereverASegmentEnds() {
    for (int left = 0; left < 24; left++) {
      for (int length = 0; length < 20; length++) {
        readsBack("x".repeat(SEGMENT - 4 - left), "y".repeat(length), "z");
      }
    }
  }

  @Test
  void textsOfNothingButOneCharacterReadBack() {
    for (char c = 0; c < 0x100; c++) {
      for (int length : List.of(1, 7, 8, 9, 24, 60)) {
        String text = String.valueOf(c).repeat(length);
        readsBack(text, text);
      }
    }
  }

  @Test
  void characterIsEscapedWhateverSurroundsIt() {
    for (char c : new char[] {0, 1, 31, '"', '\\'}) {
      for (String rest : List.of("0", "x", " ", "é")) {
        for (int at = 0; at < 26; at++) {
          String text = rest.repeat(at) + c + rest.repeat(25 - at);
          String eight = String.valueOf(c).repeat(8);
          readsBack(
              text, text, eight + rest.repeat(8), rest.repeat(8) + eight, eight + rest.repeat(60));
        }
      }
    }
  }

  @Test
  void everyByteThatMustBeEscapedIsFoundWhereverItStands() {
    for (int length = 8; length <= 17; length++) {
      for (int at = 0; at < length; at++) {
        for (int value = 0; value < 256; value++) {
          byte[] bytes = "x".repeat(length).getBytes(UTF_8);
          bytes[at] = (byte) value;
          boolean stands = value >= ' ' && value != '"' && value != '\\';
          assertEquals(stands, Utf8Output.standsAsItIs(bytes), value + " at " + at);
        }
      }
    }
  }

  @Test
  void bufferIsOfUseBetweenFlushes() {
    Buffer sent = new Buffer();
    Utf8Output out = new Utf8Output(sent);
    out.flush();
    out.putQuoted("a");
    out.flush();
    out.flush();
    assertEquals("\"a\"", sent.readUtf8());
    sent.writeUtf8("b");
    out.putQuoted("c");
    out.flush();
    assertEquals("b\"c\"", sent.readUtf8());
  }
}
