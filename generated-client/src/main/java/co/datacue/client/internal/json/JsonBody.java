package co.datacue.client.internal.json;

import com.google.gson.TypeAdapter;
import java.io.IOException;
import java.io.UncheckedIOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.BufferedSink;
import okio.ByteString;

/** A model as the bytes that are sent, written once. Immutable. */
public final class JsonBody extends RequestBody {
  private static final MediaType JSON = MediaType.get("application/json");

  private final MediaType contentType;
  private final ByteString bytes;
  private final ItemIds ids;

  private JsonBody(MediaType contentType, ByteString bytes, ItemIds ids) {
    this.contentType = contentType;
    this.bytes = bytes;
    this.ids = ids;
  }

  /** Writes the model as {@code application/json}. */
  public static <T> JsonBody of(T model, TypeAdapter<T> adapter) {
    return of(JSON, model, adapter);
  }

  /** Writes the model. */
  public static <T> JsonBody of(MediaType contentType, T model, TypeAdapter<T> adapter) {
    Buffer buffer = new Buffer();
    ItemIds ids = new ItemIds();
    Utf8JsonWriter out = new Utf8JsonWriter(buffer, ids);
    try {
      adapter.write(out, model);
    } catch (IOException e) {
      throw new UncheckedIOException("A buffer takes everything", e);
    }
    out.flush();
    // Unless it is small this shares the buffer's memory, and so does all that is sent from it.
    return new JsonBody(contentType, buffer.readByteString(), ids);
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
