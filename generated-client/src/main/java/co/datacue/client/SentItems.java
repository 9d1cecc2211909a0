package co.datacue.client;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.Request;
import okio.Buffer;
import retrofit2.Invocation;

/**
 * The items of a batch, held fast when it is sent: the caller may fill the list for the next batch
 * meanwhile.
 */
record SentItems(List<?> items) {

  /** Takes the items from the arguments of the Retrofit method. */
  static SentItems of(Request request) {
    Invocation invocation = request.tag(Invocation.class);
    for (Object argument : invocation.arguments()) {
      if (argument instanceof ItemList<?> list) {
        List<?> items = list.items() == null ? List.of() : list.items();
        // Not List.copyOf: an item may be null, which is then the API's to refuse.
        return new SentItems(new ArrayList<>(items));
      }
    }
    throw new IllegalStateException(invocation.method() + " sends no list of items");
  }

  /** Returns the ids of the items, read from the body that was sent. */
  static List<Map<String, String>> ids(Request request) {
    Buffer body = new Buffer();
    try {
      request.body().writeTo(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // cannot be: the body is in memory
    }
    return ItemIds.read(new InputStreamReader(body.inputStream(), StandardCharsets.UTF_8), "batch");
  }
}
