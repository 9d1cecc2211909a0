package co.datacue.bulk.contract;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a contract where much may be absent: what is not there is empty. */
record Document(JsonObject root) {
  private static final int MOST_REFERENCES = 50;

  /** Follows a reference, as often as it leads to another. */
  JsonObject resolved(JsonObject schema) {
    JsonObject at = schema;
    for (int i = 0; at.has("$ref"); i++) {
      String reference = text(at, "$ref", "");
      JsonObject target = reference.startsWith("#/") ? at(reference.substring(2)) : null;
      if (target == null || i > MOST_REFERENCES) {
        throw new ContractException("The contract's reference " + reference + " leads nowhere.");
      }
      at = target;
    }
    return at;
  }

  private @Nullable JsonObject at(String pointer) {
    JsonElement at = root;
    for (String part : pointer.split("/", -1)) {
      String name = part.replace("~1", "/").replace("~0", "~");
      if (at instanceof JsonArray list && name.matches("[0-9]{1,9}")) {
        int place = Integer.parseInt(name);
        at = place < list.size() ? list.get(place) : null;
      } else {
        at = at instanceof JsonObject object ? object.get(name) : null;
      }
    }
    return at instanceof JsonObject object ? object : null;
  }

  static JsonObject object(JsonObject in, String name) {
    return in.get(name) instanceof JsonObject object ? object : new JsonObject();
  }

  static JsonArray list(JsonObject in, String name) {
    return in.get(name) instanceof JsonArray list ? list : new JsonArray();
  }

  /** What stands in a list and is no null, which a nullable enum has. */
  static List<JsonPrimitive> scalars(JsonObject in, String name) {
    List<JsonPrimitive> scalars = new ArrayList<>();
    for (JsonElement each : list(in, name)) {
      if (each instanceof JsonPrimitive scalar) {
        scalars.add(scalar);
      }
    }
    return scalars;
  }

  /** The members that are objects themselves. */
  static Map<String, JsonObject> objects(JsonObject in) {
    Map<String, JsonObject> objects = new LinkedHashMap<>();
    for (Map.Entry<String, JsonElement> each : in.entrySet()) {
      if (each.getValue() instanceof JsonObject object) {
        objects.put(each.getKey(), object);
      }
    }
    return objects;
  }

  static String text(JsonObject in, String name, String otherwise) {
    return isScalar(in, name) ? in.get(name).getAsString() : otherwise;
  }

  static boolean flag(JsonObject in, String name) {
    return isScalar(in, name) && in.get(name).getAsBoolean();
  }

  static int count(JsonObject in, String name, int otherwise) {
    return isScalar(in, name) ? in.get(name).getAsInt() : otherwise;
  }

  static @Nullable BigDecimal decimal(JsonObject in, String name) {
    return isScalar(in, name) ? in.get(name).getAsBigDecimal() : null;
  }

  private static boolean isScalar(JsonObject in, String name) {
    return in.has(name) && in.get(name).isJsonPrimitive();
  }
}
