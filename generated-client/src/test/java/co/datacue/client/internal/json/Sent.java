package co.datacue.client.internal.json;

import com.google.gson.Gson;
import com.google.gson.TypeAdapter;
import java.io.IOException;
import java.io.UncheckedIOException;
import okhttp3.MediaType;
import okio.Buffer;

/** What the client would send. */
final class Sent {
  private Sent() {}

  @SuppressWarnings("unchecked") // a model is written by the adapter of its class
  static <T> JsonBody body(T model, Gson gson) {
    return JsonBody.of(
        MediaType.get("application/json"),
        model,
        (TypeAdapter<T>) gson.getAdapter(model.getClass()));
  }

  static String text(Object model, Gson gson) {
    Buffer sent = new Buffer();
    try {
      body(model, gson).writeTo(sent);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sent.readUtf8();
  }
}
