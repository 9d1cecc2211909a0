package co.datacue.client;

import java.util.ArrayList;
import java.util.List;
import okhttp3.Request;
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
}
