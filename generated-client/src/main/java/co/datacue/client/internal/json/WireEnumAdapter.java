package co.datacue.client.internal.json;

import co.datacue.client.json.WireEnum;
import com.google.gson.Gson;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes an enum by its contract value; reads a value that the contract does not know as null. */
public final class WireEnumAdapter<E extends WireEnum> extends TypeAdapter<E> {
  public static final TypeAdapterFactory FACTORY =
      new TypeAdapterFactory() {
        @Override
        @SuppressWarnings("unchecked") // the adapter made is that of the enum asked for
        public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
          Class<? super T> raw = type.getRawType();
          if (!raw.isEnum() || !WireEnum.class.isAssignableFrom(raw)) {
            return null;
          }
          return (TypeAdapter<T>) new WireEnumAdapter<>((WireEnum[]) raw.getEnumConstants());
        }
      };

  private final Map<Object, E> constants = new HashMap<>();

  private WireEnumAdapter(E[] constants) {
    for (E constant : constants) {
      this.constants.put(key(constant.getValue() instanceof Number, constant.getValue()), constant);
    }
  }

  @Override
  public void write(JsonWriter out, @Nullable E constant) throws IOException {
    if (constant == null) {
      out.nullValue();
    } else if (constant.getValue() instanceof Number number) {
      out.value(number);
    } else {
      out.value(constant.getValue().toString());
    }
  }

  @Override
  public @Nullable E read(JsonReader in) throws IOException {
    if (in.peek() == JsonToken.NULL) {
      in.nextNull();
      return null;
    }
    return constants.get(key(in.peek() == JsonToken.NUMBER, in.nextString()));
  }

  /** A number is the same however it is written; a text of digits is not that number. */
  private static Object key(boolean number, Object value) {
    return number ? new BigDecimal(value.toString()).stripTrailingZeros() : value.toString();
  }
}
