package co.datacue.client.internal.json;

import co.datacue.client.json.JsonItem;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes items that are JSON already. */
public final class JsonItemAdapter extends TypeAdapter<JsonItem> {
  @Override
  public void write(JsonWriter out, JsonItem item) throws IOException {
    if (out instanceof Utf8JsonWriter utf8) {
      utf8.value(item);
    } else {
      out.jsonValue(new String(item.json(), StandardCharsets.UTF_8));
    }
  }

  @Override
  public JsonItem read(JsonReader in) {
    throw new UnsupportedOperationException("A JsonItem is sent; it is models that are read.");
  }
}
