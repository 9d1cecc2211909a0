package co.datacue.mock.state;

import java.util.List;
import java.util.Locale;

/**
 * A kind of thing that the contract's operations create, update and delete.
 *
 * @param name the last fixed part of its operations' paths, such as {@code products}
 * @param ids the names of what tells one from another, from the most general to the most special;
 *     none if they are only added, as events are
 */
record Resource(String name, List<String> ids) {
  /** What one of them is called: {@code Product}, of what has a {@code product_id}. */
  String label() {
    for (String id : ids) {
      String word = id.replaceFirst("_id$", "");
      if (!word.isEmpty() && !word.equals(id) && name.startsWith(word)) {
        return capitalised(word);
      }
    }
    return capitalised(name);
  }

  private static String capitalised(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1).replace('_', ' ');
  }
}
