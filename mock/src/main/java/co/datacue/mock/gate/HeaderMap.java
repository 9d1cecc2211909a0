package co.datacue.mock.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hc.core5.http.Header;

/** Headers as maps from names, in any case, to values. */
final class HeaderMap {
  private HeaderMap() {}

  static Map<String, List<String>> of(Header[] headers) {
    Map<String, List<String>> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Header header : headers) {
      String value = header.getValue();
      map.computeIfAbsent(header.getName(), name -> new ArrayList<>(1))
          .add(value == null ? "" : value);
    }
    return map;
  }

  /** Whether a header that is a list has this element. */
  static boolean hasToken(Map<String, List<String>> headers, String name, String token) {
    for (String value : headers.getOrDefault(name, List.of())) {
      for (String element : value.split(",")) {
        if (element.strip().equalsIgnoreCase(token)) {
          return true;
        }
      }
    }
    return false;
  }
}
