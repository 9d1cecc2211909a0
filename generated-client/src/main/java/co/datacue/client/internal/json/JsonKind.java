package co.datacue.client.internal.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;

/** What JSON tells apart: by it a value that may be one of several is read as the right one. */
public enum JsonKind {
  TEXT,
  WHOLE_NUMBER,
  NUMBER,
  TRUTH,
  LIST,
  OBJECT;

  /** Whether the value is of this kind; a whole number is a number too. */
  public boolean fits(JsonElement json) {
    return switch (this) {
      case TEXT -> json instanceof JsonPrimitive value && value.isString();
      case WHOLE_NUMBER -> NUMBER.fits(json) && json.getAsString().matches("-?\\d+");
      case NUMBER -> json instanceof JsonPrimitive value && value.isNumber();
      case TRUTH -> json instanceof JsonPrimitive value && value.isBoolean();
      case LIST -> json.isJsonArray();
      case OBJECT -> json.isJsonObject();
    };
  }

  /** Returns the text in a field of an object; empty if there is none. */
  public static String discriminator(JsonElement json, String field) {
    return OBJECT.fits(json) && json.getAsJsonObject().get(field) instanceof JsonPrimitive value
        ? value.getAsString()
        : "";
  }
}
