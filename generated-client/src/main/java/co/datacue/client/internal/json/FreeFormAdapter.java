package co.datacue.client.internal.json;

import com.google.gson.Gson;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Writes {@link FreeFormValues}; reads what Gson reads. */
public final class FreeFormAdapter<T> extends TypeAdapter<T> {
  /**
   * Takes every class that no other factory has, and maps and lists of anything. It has to be
   * registered before the others, which then come first.
   */
  public static final TypeAdapterFactory FACTORY =
      new TypeAdapterFactory() {
        @Override
        public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
          return isFreeForm(type.getType()) ? new FreeFormAdapter<>(gson, type) : null;
        }
      };

  private final FreeFormValues values;
  private final TypeToken<T> type;

  FreeFormAdapter(Gson gson, TypeToken<T> type) {
    this.values = new FreeFormValues(gson);
    this.type = type;
  }

  private static boolean isFreeForm(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return arguments[arguments.length - 1] == Object.class;
    }
    if (type instanceof GenericArrayType) {
      return true; // as which Gson knows every array
    }
    return type instanceof Class<?> plain && !plain.isPrimitive() && plain != String.class;
  }

  @Override
  public void write(JsonWriter out, @Nullable T value) throws IOException {
    write(out, "", value);
  }

  void write(JsonWriter out, String name, @Nullable T value) throws IOException {
    // Gson's writers do not tell how deep they are. No free-form field is deeper than one of an
    // item in a batch.
    int depth = out instanceof Utf8JsonWriter utf8 ? utf8.depth() : ItemIds.ITEM_DEPTH;
    values.write(out, name, value, depth);
  }

  @Override
  public T read(JsonReader in) throws IOException {
    // Not made sooner, since for some classes Gson has none.
    return values.gson().getDelegateAdapter(FACTORY, type).read(in);
  }
}
