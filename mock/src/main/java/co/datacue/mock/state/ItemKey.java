package co.datacue.mock.state;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The ids of an item as one text, in whose order the variants of a product stand together. With
 * fewer ids than the resource has, it stands for all items that begin with them.
 */
record ItemKey(String text, int ids) {
  private static final String END = "\0\0";
  private static final String AFTER_END = "\0\1";

  static ItemKey of(List<String> ids) {
    // An id may contain what ends it, so that is written otherwise.
    String text =
        ids.stream().map(id -> id.replace("\0", AFTER_END)).collect(Collectors.joining(END));
    return new ItemKey(text, ids.size());
  }

  /** The first of the ids alone. */
  ItemKey first() {
    int end = text.indexOf(END);
    return end < 0 ? this : new ItemKey(text.substring(0, end), 1);
  }

  /** The least key of those that begin with these ids and have more; there must be some. */
  String from() {
    return text + END;
  }

  /** Greater than all of those, and not greater than any key after them. */
  String until() {
    return text + AFTER_END;
  }
}
