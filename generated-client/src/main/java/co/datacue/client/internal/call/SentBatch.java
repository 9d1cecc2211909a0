package co.datacue.client.internal.call;

import co.datacue.client.ItemList;
import co.datacue.client.internal.json.ItemIds;
import co.datacue.client.internal.json.JsonBody;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Request;
import retrofit2.Invocation;

/**
 * A batch as it was when it was sent: the caller may fill the list for the next one meanwhile.
 *
 * @param ids those that are in the request's bytes
 */
record SentBatch(List<?> items, ItemIds ids) {

  /** Takes the items from the arguments of the Retrofit method. */
  static SentBatch of(Request request) {
    Invocation invocation = request.tag(Invocation.class);
    for (Object argument : invocation.arguments()) {
      if (argument instanceof ItemList<?> list) {
        List<?> items = list.items() == null ? List.of() : list.items();
        // Not List.copyOf: an item may be null, which is then the API's to refuse.
        return new SentBatch(new ArrayList<>(items), ((JsonBody) request.body()).ids());
      }
    }
    throw new IllegalStateException(invocation.method() + " sends no list of items");
  }
}
