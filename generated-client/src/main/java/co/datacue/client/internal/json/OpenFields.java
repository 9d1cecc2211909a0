package co.datacue.client.internal.json;

import com.google.gson.Gson;
import com.google.gson.TypeAdapter;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a model that the contract does not name. Immutable. */
public final class OpenFields<V> {
  private final TypeAdapter<V> adapter;
  private final @Nullable FreeFormAdapter<V> anything;

  /** Makes those whose values are of that type. */
  public OpenFields(Gson gson, TypeToken<V> type) {
    adapter = gson.getAdapter(type);
    // Gson's own adapter of Object cannot be replaced, and leaves out what is of an unnamed class.
    anything = type.getRawType() == Object.class ? new FreeFormAdapter<>(gson, type) : null;
  }

  /** Writes the fields beside those written already. */
  public void write(JsonWriter out, Map<String, @Nullable V> fields) throws IOException {
    for (Map.Entry<String, @Nullable V> field : fields.entrySet()) {
      out.name(field.getKey());
      if (anything == null) {
        adapter.write(out, field.getValue());
      } else {
        anything.write(out, field.getKey(), field.getValue());
      }
    }
  }

  /** Reads the value of one field. */
  public @Nullable V read(JsonReader in) throws IOException {
    return adapter.read(in);
  }
}
