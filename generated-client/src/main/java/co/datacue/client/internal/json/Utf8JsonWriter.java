package co.datacue.client.internal.json;

import co.datacue.client.json.ItemId;
import co.datacue.client.json.JsonItem;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON as UTF-8 bytes, where Gson's own writer makes characters that are then encoded. It
 * trusts its callers, which are adapters, to begin and end in turn. A null is always written.
 *
 * <p>Used by one thread, for one document. Notes down the {@link ItemIds} on the way.
 */
public final class Utf8JsonWriter extends JsonWriter {
  /** How deep Gson reads. */
  private static final int MAX_DEPTH = 255;

  private static final byte[] NULL = {'n', 'u', 'l', 'l'};
  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

  // Gson demands one and gets to write nothing to it.
  private static final Writer NOWHERE = Writer.nullWriter();

  private final Utf8Output out;
  private final ItemIds ids;
  private boolean comma;
  private int depth;
  private @Nullable String idName;

  Utf8JsonWriter(Buffer out, ItemIds ids) {
    this(out, ids, 0);
  }

  /** Makes one that writes a part of a document, at a place as many levels deep. */
  Utf8JsonWriter(Buffer out, ItemIds ids, int depth) {
    super(NOWHERE);
    this.out = new Utf8Output(out);
    this.ids = ids;
    this.depth = depth;
  }

  /** Whether what is written is a request, in which a field of answers alone does not belong. */
  public static boolean isRequest(JsonWriter out) {
    return out instanceof Utf8JsonWriter;
  }

  @Override
  public JsonWriter beginArray() {
    beginValue();
    out.put((byte) '[');
    comma = false;
    idName = null; // what is in the array is not the id
    deepen();
    if (depth == ItemIds.LIST_DEPTH) {
      ids.beginList();
    }
    return this;
  }

  @Override
  public JsonWriter endArray() {
    return end((byte) ']');
  }

  @Override
  public JsonWriter beginObject() {
    beginValue();
    out.put((byte) '{');
    comma = false;
    idName = null;
    deepen();
    return this;
  }

  private void deepen() {
    if (++depth > MAX_DEPTH) {
      throw new IllegalArgumentException(
          "It nests deeper than " + MAX_DEPTH + " levels: perhaps a value contains itself");
    }
  }

  /**
   * Refuses an id with half a surrogate pair, which no encoding can send: Java would put a question
   * mark there and so name another thing.
   *
   * @throws IllegalArgumentException naming the id and the rule
   */
  public static void refuseHalves(String name, String id) {
    for (int i = 0; i < id.length(); i++) {
      if (Character.isSurrogate(id.charAt(i))) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(id)) {
          throw new IllegalArgumentException(
              name + " holds half a surrogate pair and would be sent as another id: send it whole");
        }
        return;
      }
    }
  }

  @Override
  public JsonWriter endObject() {
    return end((byte) '}');
  }

  private JsonWriter end(byte bracket) {
    out.put(bracket);
    comma = true;
    depth--;
    return this;
  }

  void name(FieldName name) {
    out.put(name.encoded(), comma ? 0 : 1);
    comma = false;
    idName = name.isId() ? name.text() : null;
  }

  @Override
  public JsonWriter name(String name) {
    separate();
    out.putQuoted(name);
    out.put((byte) ':');
    comma = false;
    idName = ItemId.isName(name) ? name : null;
    return this;
  }

  @Override
  public JsonWriter value(@Nullable String value) {
    if (value == null) {
      return nullValue();
    }
    if (idName != null) {
      refuseHalves(idName, value);
    }
    beginValue();
    out.putQuoted(value);
    return endValue(value);
  }

  @Override
  public JsonWriter value(boolean value) {
    beginValue();
    out.put(value ? TRUE : FALSE);
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
    if (value instanceof Integer
        || value instanceof Long
        || value instanceof BigDecimal
        || value instanceof BigInteger) {
      return number(value.toString());
    }
    // Others may have texts that are no JSON, and Gson knows which.
    StringWriter text = new StringWriter();
    new JsonWriter(text).value(value);
    return number(text.toString());
  }

  private JsonWriter number(String text) {
    beginValue();
    out.putAscii(text);
    return endValue(text);
  }

  @Override
  public JsonWriter jsonValue(String value) {
    beginValue();
    out.put(value.getBytes(StandardCharsets.UTF_8));
    return endValue(null);
  }

  /** Writes an item that is JSON already. */
  void value(JsonItem item) {
    beginValue();
    out.put(item.json());
    if (depth == ItemIds.LIST_DEPTH) {
      item.ids().forEach(id -> ids.add(id.name(), id.value()));
    }
    endValue(null);
  }

  @Override
  public JsonWriter nullValue() {
    beginValue();
    out.put(NULL);
    return endValue(null);
  }

  /** Makes what was written part of the buffer. */
  @Override
  public void flush() {
    out.flush();
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
    if (idName != null && written != null && depth == ItemIds.ITEM_DEPTH) {
      ids.add(idName, written);
    }
    idName = null;
    return this;
  }

  private void separate() {
    if (comma) {
      out.put((byte) ',');
    }
  }
}
