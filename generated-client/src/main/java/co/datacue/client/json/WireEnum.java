package co.datacue.client.json;

import com.google.gson.JsonElement;
import org.jspecify.annotations.Nullable;

/** An enum whose constants stand for values in JSON. Implemented by every generated enum. */
public interface WireEnum {

  /** Returns the value in JSON: a string or a number. */
  Object getValue();

  /** Whether a JSON value is a string or number equal to one of {@code values}. */
  static boolean isOneOf(@Nullable JsonElement json, Object... values) {
    if (json == null || !json.isJsonPrimitive()) {
      return false;
    }
    String actual = json.getAsString();
    for (Object value : values) {
      if (actual.equals(value.toString())) {
        return true;
      }
    }
    return false;
  }
}
