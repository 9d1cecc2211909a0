package co.datacue.contract.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Compares JSON by what it means to the client: a price is the same as number and as decimal
 * string, and a field that is null is the same as one that is absent.
 */
public final class SameMeaning {
  private SameMeaning() {}

  public static void assertSame(String expected, String actual) {
    assertEquals(
        normal("", JsonParser.parseString(expected)), normal("", JsonParser.parseString(actual)));
  }

  private static JsonElement normal(String name, JsonElement json) {
    if (json instanceof JsonObject object) {
      JsonObject copy = new JsonObject();
      for (Map.Entry<String, JsonElement> field : object.entrySet()) {
        if (!field.getValue().isJsonNull()) {
          copy.add(field.getKey(), normal(field.getKey(), field.getValue()));
        }
      }
      return copy;
    } else if (json instanceof JsonArray array) {
      JsonArray copy = new JsonArray();
      array.forEach(item -> copy.add(normal(name, item)));
      return copy;
    } else if (name.equals("price") || json instanceof JsonPrimitive number && number.isNumber()) {
      return new JsonPrimitive(
          new BigDecimal(json.getAsString()).stripTrailingZeros().toPlainString());
    }
    return json;
  }
}
