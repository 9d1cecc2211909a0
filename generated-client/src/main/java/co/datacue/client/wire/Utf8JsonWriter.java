package co.datacue.client.wire;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON as UTF-8 bytes, where Gson's own writer makes characters that are then encoded. It
 * trusts its callers, which are adapters, to begin and end in turn. HTML characters stand as they
 * are; a null is always written.
 *
 * <p>Used by one thread, for one document. Notes down the {@link ItemIds} on the way.
 */
final class Utf8JsonWriter extends JsonWriter {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};
  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
  private static final int LONGEST_ESCAPE = 6;

  // What an okio segment holds, so that nothing is split when it moves there.
  private static final int FULL_CHUNK = 8192;

  // Gson demands one and gets to write nothing to it.
  private static final Writer NOWHERE = Writer.nullWriter();

  private final Buffer out;
  private final ItemIds ids;
  private byte[] chunk = new byte[1024];
  private int length;
  private boolean comma;
  private int depth;
  private @Nullable String idName;

  Utf8JsonWriter(Buffer out, ItemIds ids) {
    super(NOWHERE);
    this.out = out;
    this.ids = ids;
  }

  @Override
  public JsonWriter beginArray() {
    beginValue();
    put('[');
    comma = false;
    if (++depth == ItemIds.LIST_DEPTH) {
      ids.beginList();
    }
    return this;
  }

  @Override
  public JsonWriter endArray() {
    return end(']');
  }

  @Override
  public JsonWriter beginObject() {
    beginValue();
    put('{');
    comma = false;
    depth++;
    return this;
  }

  @Override
  public JsonWriter endObject() {
    return end('}');
  }

  private JsonWriter end(char bracket) {
    put(bracket);
    comma = true;
    depth--;
    return this;
  }

  void name(FieldName name) {
    separate();
    put(name.encoded());
    comma = false;
    idName = name.isId() && depth == ItemIds.ITEM_DEPTH ? name.text() : null;
  }

  @Override
  public JsonWriter name(String name) {
    separate();
    putQuoted(name);
    put(':');
    comma = false;
    idName = depth == ItemIds.ITEM_DEPTH && ItemIds.isId(name) ? name : null;
    return this;
  }

  @Override
  public JsonWriter value(@Nullable String value) {
    if (value == null) {
      return nullValue();
    }
    beginValue();
    putQuoted(value);
    return endValue(value);
  }

  @Override
  public JsonWriter value(boolean value) {
    beginValue();
    put(value ? TRUE : FALSE);
    return endValue(null);
  }

  @Override
  public JsonWriter value(@Nullable Boolean value) {
    return value == null ? nullValue() : value(value.booleanValue());
  }

  @Override
  public JsonWriter value(long value) {
    return number(Long.toString(value));
  }

  @Override
  public JsonWriter value(double value) throws IOException {
    return value((Number) value);
  }

  @Override
  public JsonWriter value(float value) throws IOException {
    return value((Number) value);
  }

  @Override
  public JsonWriter value(@Nullable Number value) throws IOException {
    if (value == null) {
      return nullValue();
    }
    if (value instanceof Integer || value instanceof Long || value instanceof BigDecimal) {
      return number(value.toString());
    }
    // Others may have texts that are no JSON, and Gson knows which.
    StringWriter text = new StringWriter();
    new JsonWriter(text).value(value);
    return number(text.toString());
  }

  private JsonWriter number(String text) {
    beginValue();
    int size = text.length();
    if (size > FULL_CHUNK) {
      put(text.getBytes(StandardCharsets.US_ASCII));
    } else {
      reserve(size);
      for (int i = 0; i < size; i++) {
        chunk[length++] = (byte) text.charAt(i);
      }
    }
    return endValue(text);
  }

  @Override
  public JsonWriter jsonValue(String value) {
    beginValue();
    put(value.getBytes(StandardCharsets.UTF_8));
    return endValue(null);
  }

  @Override
  public JsonWriter nullValue() {
    beginValue();
    put(NULL);
    return endValue(null);
  }

  /** Moves what was written to the buffer. */
  @Override
  public void flush() {
    out.write(chunk, 0, length);
    length = 0;
  }

  @Override
  public void close() {
    flush();
  }

  private void beginValue() {
    separate();
    if (depth == ItemIds.LIST_DEPTH) {
      ids.beginItem();
    }
  }

  private JsonWriter endValue(@Nullable String written) {
    comma = true;
    if (idName != null && written != null) {
      ids.add(idName, written);
    }
    idName = null;
    return this;
  }

  private void separate() {
    if (comma) {
      put(',');
    }
  }

  private void reserve(int bytes) {
    while (chunk.length - length < bytes) {
      if (chunk.length < FULL_CHUNK) {
        chunk = Arrays.copyOf(chunk, 2 * chunk.length);
      } else {
        flush();
      }
    }
  }

  private void put(char ascii) {
    reserve(1);
    chunk[length++] = (byte) ascii;
  }

  private void put(byte[] bytes) {
    if (bytes.length > FULL_CHUNK) {
      flush();
      out.write(bytes);
      return;
    }
    reserve(bytes.length);
    System.arraycopy(bytes, 0, chunk, length, bytes.length);
    length += bytes.length;
  }

  private void putQuoted(String text) {
    put('"');
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int plain = plainPrefix(bytes);
    if (plain == bytes.length) {
      put(bytes);
    } else {
      putEscaped(bytes);
    }
    put('"');
  }

  private static int plainPrefix(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (mustBeEscaped(bytes[i])) {
        return i;
      }
    }
    return bytes.length;
  }

  /** The bytes of letters beyond ASCII are negative and stand as they are. */
  private static boolean mustBeEscaped(byte b) {
    return b >= 0 && b < ' ' || b == '"' || b == '\\';
  }

  private void putEscaped(byte[] bytes) {
    for (byte b : bytes) {
      reserve(LONGEST_ESCAPE);
      if (!mustBeEscaped(b)) {
        chunk[length++] = b;
        continue;
      }
      chunk[length++] = '\\';
      switch (b) {
        case '"', '\\' -> chunk[length++] = b;
        case '\n' -> chunk[length++] = 'n';
        case '\r' -> chunk[length++] = 'r';
        case '\t' -> chunk[length++] = 't';
        default -> {
          chunk[length++] = 'u';
          chunk[length++] = '0';
          chunk[length++] = '0';
          chunk[length++] = HEX[b >> 4];
          chunk[length++] = HEX[b & 15];
        }
      }
    }
  }
}
