package co.datacue.client;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ids in a list of items: what stands under a name that ends in {@code _id}. Read from the
 * bytes, so that they are those that were sent, whatever became of the models since; that takes
 * about a microsecond an item.
 */
final class ItemIds {
  private ItemIds() {}

  /**
   * Returns one map per item of the named list in a JSON object, from name to id. The JSON has been
   * written or read by Gson before, so that it is well-formed.
   */
  static List<Map<String, String>> read(Reader json, String list) {
    List<Map<String, String>> ids = new ArrayList<>();
    try (JsonReader in = new JsonReader(json)) {
      in.beginObject();
      while (in.hasNext()) {
        if (!in.nextName().equals(list) || in.peek() != JsonToken.BEGIN_ARRAY) {
          in.skipValue();
          continue;
        }
        ids.clear(); // of a name that comes twice the last counts, as for Gson
        in.beginArray();
        while (in.hasNext()) {
          ids.add(readItem(in));
        }
        in.endArray();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ids;
  }

  private static Map<String, String> readItem(JsonReader in) throws IOException {
    Map<String, String> ids = new LinkedHashMap<>();
    if (in.peek() != JsonToken.BEGIN_OBJECT) {
      in.skipValue();
      return ids;
    }
    in.beginObject();
    while (in.hasNext()) {
      String name = in.nextName();
      JsonToken kind = in.peek();
      if (name.endsWith("_id") && (kind == JsonToken.STRING || kind == JsonToken.NUMBER)) {
        ids.put(name, in.nextString());
      } else {
        in.skipValue();
      }
    }
    in.endObject();
    return ids;
  }
}
