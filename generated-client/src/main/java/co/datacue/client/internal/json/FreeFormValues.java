package co.datacue.client.internal.json;

import co.datacue.client.json.WireEnum;
import co.datacue.client.model.ModelAdapters;
import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Writes what callers put into free-form fields, and refuses what has no one form in JSON, where
 * Gson would write the private fields of whatever class it meets.
 *
 * @param gson knows the models, which may stand in a free-form field too
 */
record FreeFormValues(Gson gson) {
  /** How deep Gson reads. */
  static final int MAX_DEPTH = 255;

  /** What a model nests by itself, up to its own free-form fields. */
  private static final int MODEL_DEPTH = 3;

  private static final TypeAdapter<BigDecimal> DECIMALS = new DecimalAdapter();
  private static final String MODELS = ModelAdapters.class.getPackageName();

  /**
   * Writes a value.
   *
   * @param name the field that it belongs to, for messages
   * @param depth how many arrays and objects are open
   */
  void write(JsonWriter out, String name, @Nullable Object value, int depth) throws IOException {
    if (value == null) {
      out.nullValue();
    } else if (value instanceof String text) {
      out.value(text);
    } else if (value instanceof Number number) {
      number(out, name, number);
    } else if (value instanceof Boolean truth) {
      out.value(truth);
    } else if (value instanceof Map<?, ?> map) {
      object(out, name, map, depth);
    } else if (value instanceof Collection<?> items) {
      array(out, name, items, depth);
    } else if (value instanceof WireEnum constant) {
      write(out, name, constant.getValue(), depth);
    } else if (value instanceof JsonElement json) {
      tree(out, name, json, depth);
    } else if (value.getClass().isArray()) {
      array(out, name, listOf(value), depth);
    } else if (value.getClass().getPackageName().equals(MODELS)) {
      model(out, name, value, depth);
    } else {
      String text = text(name, value);
      if (text == null) {
        throw refused(
            name,
            "is of "
                + value.getClass().getName()
                + ", which has no form of its own in JSON: give a text, number, Boolean, enum, map,"
                + " list, model or value of java.time");
      }
      out.value(text);
    }
  }

  private static void number(JsonWriter out, String name, Number number) throws IOException {
    if (number instanceof Integer || number instanceof Long) {
      out.value(number);
      return;
    }
    if (number instanceof BigDecimal decimal) {
      DECIMALS.write(out, decimal);
      return;
    }
    String home = number.getClass().getPackageName();
    boolean parsed = home.equals("com.google.gson.internal"); // and may exceed any double
    if (!parsed && !home.startsWith("java.")) {
      throw refused(
          name, "is of " + number.getClass().getName() + ": give a number of the JDK, or a text");
    }
    if (!parsed && !(number instanceof BigInteger) && !Double.isFinite(number.doubleValue())) {
      throw refused(name, "is " + number + ", and JSON knows finite numbers only");
    }
    out.value(number);
  }

  private void object(JsonWriter out, String name, Map<?, ?> map, int depth) throws IOException {
    checkDepth(name, depth + 1);
    out.beginObject();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      String key = entry.getKey() instanceof String text ? text : key(out, name, entry.getKey());
      out.name(key);
      write(out, key, entry.getValue(), depth + 1);
    }
    out.endObject();
  }

  private void array(JsonWriter out, String name, Iterable<?> items, int depth) throws IOException {
    checkDepth(name, depth + 1);
    out.beginArray();
    for (Object item : items) {
      write(out, name, item, depth + 1);
    }
    out.endArray();
  }

  private static Collection<?> listOf(Object array) {
    if (array instanceof Object[] items) {
      return Arrays.asList(items);
    }
    return new AbstractList<>() {
      @Override
      public Object get(int index) {
        return Array.get(array, index);
      }

      @Override
      public int size() {
        return Array.getLength(array);
      }
    };
  }

  private void tree(JsonWriter out, String name, JsonElement json, int depth) throws IOException {
    if (json instanceof JsonObject object) {
      object(out, name, object.asMap(), depth);
    } else if (json instanceof JsonArray array) {
      array(out, name, array, depth);
    } else if (json instanceof JsonPrimitive primitive && primitive.isNumber()) {
      number(out, name, primitive.getAsNumber());
    } else {
      gson.getAdapter(JsonElement.class).write(out, json);
    }
  }

  @SuppressWarnings("unchecked") // a model is written by the adapter of its class
  private void model(JsonWriter out, String name, Object model, int depth) throws IOException {
    checkDepth(name, depth + MODEL_DEPTH);
    TypeAdapter<Object> adapter = (TypeAdapter<Object>) gson.getAdapter(model.getClass());
    if (out instanceof Utf8JsonWriter) {
      adapter.write(out, model);
      return;
    }
    // Gson's writers do not tell how deep they are, and the model may contain itself.
    Buffer json = new Buffer();
    Utf8JsonWriter counting = new Utf8JsonWriter(json, new ItemIds(), depth);
    adapter.write(counting, model);
    counting.flush();
    tree(out, name, JsonParser.parseString(json.readUtf8()), depth);
  }

  private static String key(JsonWriter out, String name, @Nullable Object key) throws IOException {
    String text = null;
    if (key instanceof WireEnum constant) {
      text = String.valueOf(constant.getValue());
    } else if (key instanceof Integer || key instanceof Long) {
      text = key.toString();
    } else if (key != null) {
      text = text(name, key);
    }
    if (text == null) {
      out.name("?"); // so that the place of the refusal is not the entry before
      throw refused(
          name,
          "has the key "
              + (key == null ? "null" : "of " + key.getClass().getName())
              + ": give texts, enums or whole numbers as keys");
    }
    return text;
  }

  private static @Nullable String text(String name, Object value) {
    try {
      return JsonTexts.of(value);
    } catch (IllegalArgumentException e) {
      throw refused(name, "cannot be written: " + e.getMessage());
    }
  }

  private static void checkDepth(String name, int depth) {
    if (depth > MAX_DEPTH) {
      throw refused(
          name, "nests deeper than " + MAX_DEPTH + " levels: perhaps the value contains itself");
    }
  }

  private static IllegalArgumentException refused(String name, String why) {
    return new IllegalArgumentException(
        (name.isEmpty() ? "The value " : "\"" + name + "\" ") + why);
  }
}
