package co.datacue.client.internal.json;

import com.google.gson.JsonIOException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;

/**
 * An answer, read.
 *
 * @param value the model, null if the JSON is null
 * @param ids the ids of the items, if it is the answer to a batch
 */
public record ParsedBody<T>(@Nullable T value, ItemIds ids) {

  /**
   * Reads a model from JSON.
   *
   * @throws IOException if it is no JSON
   * @throws RuntimeException if it is JSON of another shape, or more than one document
   */
  public static <T> ParsedBody<T> of(String json, TypeAdapter<T> adapter) throws IOException {
    ItemIds ids = new ItemIds();
    try (IdNotingReader in = new IdNotingReader(new StringReader(json), ids)) {
      T value = adapter.read(in);
      if (in.peek() != JsonToken.END_DOCUMENT) {
        throw new JsonIOException("more follows after the end of the JSON, at " + in.getPath());
      }
      return new ParsedBody<>(value, ids);
    }
  }
}
