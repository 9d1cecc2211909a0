package co.datacue.client.internal.call;

import co.datacue.client.ApiOperation;
import co.datacue.client.internal.http.PercentEncoding;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Makes one parameter of each list that Retrofit has written item by item. Immutable. */
final class JoinedLists {
  private record Joined(boolean inQuery, String name, String delimiter) {}

  private final List<Joined> lists = new ArrayList<>();

  JoinedLists(ApiOperation operation) {
    for (String list : operation.joined()) {
      int start = list.indexOf(' ');
      int end = list.lastIndexOf(' ');
      lists.add(
          new Joined(
              list.startsWith("query "), list.substring(start + 1, end), list.substring(end + 1)));
    }
  }

  /**
   * @throws IllegalArgumentException if an item of a header has the comma that is between them
   */
  Request in(Request request) {
    Request joined = request;
    for (Joined list : lists) {
      joined = list.inQuery() ? query(joined, list) : header(joined, list);
    }
    return joined;
  }

  private static Request query(Request request, Joined list) {
    HttpUrl url = request.url();
    List<String> items = url.queryParameterValues(list.name());
    if (items.isEmpty()) {
      return request;
    }
    StringJoiner value = new StringJoiner(list.delimiter());
    for (String item : items) {
      value.add(PercentEncoding.of(String.valueOf(item)));
    }
    HttpUrl.Builder builder = url.newBuilder().removeAllQueryParameters(list.name());
    builder.addEncodedQueryParameter(PercentEncoding.of(list.name()), value.toString());
    return request.newBuilder().url(builder.build()).build();
  }

  private static Request header(Request request, Joined list) {
    List<String> items = request.headers(list.name());
    for (String item : items) {
      if (item.indexOf(',') >= 0) {
        throw new IllegalArgumentException(
            "An item of the header " + list.name() + " has a comma, which is between items there");
      }
    }
    return items.isEmpty()
        ? request
        : request.newBuilder().header(list.name(), String.join(list.delimiter(), items)).build();
  }
}
