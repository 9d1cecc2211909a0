package co.datacue.client.internal.json;

import co.datacue.client.json.WireEnum;
import co.datacue.client.model.ModelAdapters;
import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Writes what callers put into free-form fields, and refuses what has no form of its own in JSON,
 * where Gson would write the private fields of whatever class it meets. Reads what Gson reads.
 */
public final class FreeFormAdapter<T> extends TypeAdapter<T> {
  private static final String MODELS = ModelAdapters.class.getPackageName();

  /** Takes maps and lists of anything. */
  public static final TypeAdapterFactory FACTORY =
      new TypeAdapterFactory() {
        @Override
        public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
          if (!(type.getType() instanceof ParameterizedType generic)) {
            return null;
          }
          Type[] arguments = generic.getActualTypeArguments();
          return arguments[arguments.length - 1] == Object.class
              ? new FreeFormAdapter<>(gson, gson.getDelegateAdapter(this, type))
              : null;
        }
      };

  private final Gson gson;
  private final TypeAdapter<T> reading;

  private FreeFormAdapter(Gson gson, TypeAdapter<T> reading) {
    this.gson = gson;
    this.reading = reading;
  }

  /**
   * Returns the adapter of a type, which may be anything; Gson's own of that is not replaceable.
   */
  public static <T> TypeAdapter<T> of(Gson gson, TypeToken<T> type) {
    TypeAdapter<T> adapter = gson.getAdapter(type);
    return type.getRawType() == Object.class ? new FreeFormAdapter<>(gson, adapter) : adapter;
  }

  @Override
  public T read(JsonReader in) throws IOException {
    return reading.read(in);
  }

  @Override
  public void write(JsonWriter out, @Nullable T value) throws IOException {
    write(out, "", value);
  }

  private void write(JsonWriter out, String name, @Nullable T value) throws IOException {
    if (out instanceof Utf8JsonWriter) {
      writeAnything(out, name, value);
      return;
    }
    // Gson's writers do not tell how deep they are, and a value may contain itself.
    Buffer json = new Buffer();
    Utf8JsonWriter counting = new Utf8JsonWriter(json, new ItemIds(), ItemIds.ITEM_DEPTH);
    writeAnything(counting, name, value);
    counting.flush();
    gson.getAdapter(JsonElement.class).write(out, JsonParser.parseString(json.readUtf8()));
  }

  /**
   * @param name the field that the value belongs to, for messages
   */
  private void writeAnything(JsonWriter out, String name, @Nullable Object value)
      throws IOException {
    if (value == null) {
      out.nullValue();
    } else if (value instanceof String text) {
      out.value(text);
    } else if (value instanceof Boolean truth) {
      out.value(truth);
    } else if (value instanceof Number number) {
      writeNumber(out, name, number);
    } else if (value instanceof Map<?, ?> map) {
      out.beginObject();
      Set<String> keys = hasOnlyTextKeys(map) ? null : new HashSet<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        String key = key(out, name, entry.getKey());
        out.name(key);
        if (keys != null && !keys.add(key)) { // as 1 and "1" do; readers would keep only one
          throw refused(name, "has two keys that stand as \"" + key + "\" in JSON");
        }
        writeAnything(out, key, entry.getValue());
      }
      out.endObject();
    } else if (value instanceof JsonObject object) {
      writeAnything(out, name, object.asMap());
    } else if (value instanceof Collection<?> || value instanceof JsonArray) {
      out.beginArray();
      for (Object item : (Iterable<?>) value) {
        writeAnything(out, name, item);
      }
      out.endArray();
    } else if (value instanceof Object[] items) {
      writeAnything(out, name, Arrays.asList(items));
    } else if (value instanceof WireEnum constant) {
      writeAnything(out, name, constant.getValue());
    } else if (value instanceof JsonElement
        || value.getClass().isArray()
        || value.getClass().getPackageName().equals(MODELS)) {
      writeAsItsClass(out, value);
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

  private void writeNumber(JsonWriter out, String name, Number number) throws IOException {
    try {
      if (number instanceof BigDecimal decimal) {
        gson.getAdapter(BigDecimal.class).write(out, decimal);
      } else {
        out.value(number);
      }
    } catch (IllegalArgumentException e) { // not finite, or of a class whose text is no number
      throw refused(name, "cannot be written: " + e.getMessage());
    }
  }

  @SuppressWarnings("unchecked") // it is written by the adapter of its class
  private void writeAsItsClass(JsonWriter out, Object value) throws IOException {
    ((TypeAdapter<Object>) gson.getAdapter(value.getClass())).write(out, value);
  }

  private static boolean hasOnlyTextKeys(Map<?, ?> map) {
    for (Object key : map.keySet()) {
      if (!(key instanceof String)) {
        return false;
      }
    }
    return true;
  }

  private static String key(JsonWriter out, String name, @Nullable Object key) throws IOException {
    String text = null;
    if (key instanceof String || key instanceof Integer || key instanceof Long) {
      text = key.toString();
    } else if (key instanceof WireEnum constant) {
      text = constant.getValue().toString();
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

  /** Returns the text that every reader would expect for a value that is none, null if none is. */
  private static @Nullable String text(String name, Object value) {
    try {
      if (value instanceof Enum<?> constant) {
        return constant.name();
      } else if (value instanceof OffsetDateTime timestamp) {
        return TimestampAdapter.text(timestamp);
      } else if (value instanceof ZonedDateTime zoned) {
        return TimestampAdapter.text(zoned.toOffsetDateTime());
      } else if (value instanceof Instant instant) {
        return TimestampAdapter.text(instant.atOffset(ZoneOffset.UTC));
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      throw refused(name, "cannot be written: " + e.getMessage() + ": " + value);
    }
    boolean isTime = value instanceof TemporalAccessor || value instanceof TemporalAmount;
    return value instanceof CharSequence
            || value instanceof Character
            || value instanceof UUID
            || value instanceof URI
            || value instanceof Currency
            // These print ISO 8601; other calendars do not.
            || isTime && value.getClass().getPackageName().equals("java.time")
        ? value.toString()
        : null;
  }

  private static IllegalArgumentException refused(String name, String why) {
    return new IllegalArgumentException(
        (name.isEmpty() ? "The value " : "\"" + name + "\" ") + why);
  }

  /** Writes the fields of a model that the contract does not name beside those that it does. */
  public static <V> void writeFields(
      JsonWriter out, Map<String, @Nullable V> fields, TypeAdapter<V> adapter) throws IOException {
    for (Map.Entry<String, @Nullable V> field : fields.entrySet()) {
      out.name(field.getKey());
      if (adapter instanceof FreeFormAdapter<V> anything) {
        anything.write(out, field.getKey(), field.getValue());
      } else {
        adapter.write(out, field.getValue());
      }
    }
  }
}
