package co.datacue.client.internal.http;

import co.datacue.client.PathStyle;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a path for a parameter, by OpenAPI's table of styles and, where that is ambiguous,
 * RFC 6570.
 *
 * @param style null for {@code simple}
 */
record PathValue(String name, @Nullable PathStyle style) {

  /** For a scalar, which is encoded later. */
  String of(String value) {
    return prefix() + present(value);
  }

  /** For a list, encoded. */
  String of(String[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException(
          name + " is empty: a list in a path needs at least one item");
    }
    boolean explode = style != null && style.explode();
    StringJoiner list = new StringJoiner(explode ? prefix() : ",", prefix(), "");
    for (String value : values) {
      list.add(PercentEncoding.of(present(value)));
    }
    return list.toString();
  }

  private String prefix() {
    if (style == null) {
      return "";
    }
    return style.value().equals("matrix") ? ";" + name + "=" : ".";
  }

  private String present(String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException(
          name + " is empty: an id in a path needs at least one character");
    }
    return value;
  }
}
