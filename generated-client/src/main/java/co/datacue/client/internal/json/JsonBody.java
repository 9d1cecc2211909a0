package co.datacue.client.internal.json;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.BufferedSink;
import okio.ByteString;

/** A model as the bytes that are sent, written once. Immutable. */
public final class JsonBody extends RequestBody {
  private static final int MAX_PLACE = 100;

  private final MediaType contentType;
  private final ByteString bytes;
  private final ItemIds ids;

  private JsonBody(MediaType contentType, ByteString bytes, ItemIds ids) {
    this.contentType = contentType;
    this.bytes = bytes;
    this.ids = ids;
  }

  /** Returns the ids of the items of a model, as if it had been sent. */
  public static <T> ItemIds ids(T model, TypeAdapter<T> adapter) {
    ItemIds ids = new ItemIds();
    write(new Buffer(), ids, model, adapter);
    return ids;
  }

  /**
   * Writes the model.
   *
   * @throws IllegalArgumentException if something in it cannot be sent; the message tells where
   */
  public static <T> JsonBody of(MediaType contentType, T model, TypeAdapter<T> adapter) {
    Buffer buffer = new Buffer();
    ItemIds ids = new ItemIds();
    write(buffer, ids, model, adapter);
    // Unless it is small this shares the buffer's memory, and so does all that is sent from it.
    return new JsonBody(contentType, buffer.readByteString(), ids);
  }

  private static <T> void write(Buffer buffer, ItemIds ids, T model, TypeAdapter<T> adapter) {
    Utf8JsonWriter out = new Utf8JsonWriter(buffer, ids);
    try {
      adapter.write(out, model);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("A buffer takes everything", e);
    } catch (IllegalArgumentException e) {
      out.flush();
      throw new IllegalArgumentException(e.getMessage() + " (at " + placeAfter(buffer) + ")", e);
    }
  }

  /** Where writing stopped: where a reader of it runs out of JSON. */
  private static String placeAfter(Buffer written) {
    JsonReader in = new JsonReader(new StringReader(written.readUtf8()));
    try {
      while (true) {
        switch (in.peek()) {
          case BEGIN_ARRAY -> in.beginArray();
          case END_ARRAY -> in.endArray();
          case BEGIN_OBJECT -> in.beginObject();
          case END_OBJECT -> in.endObject();
          case NAME -> in.nextName();
          default -> in.skipValue();
        }
      }
    } catch (IOException e) {
      String place = in.getPath();
      return place.length() > MAX_PLACE ? place.substring(0, MAX_PLACE) + "…" : place;
    }
  }

  /** The ids of the items, if the model is a batch. */
  public ItemIds ids() {
    return ids;
  }

  @Override
  public MediaType contentType() {
    return contentType;
  }

  @Override
  public long contentLength() {
    return bytes.size();
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    sink.write(bytes);
  }
}
