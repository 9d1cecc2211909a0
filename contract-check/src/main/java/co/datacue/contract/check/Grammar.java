package co.datacue.contract.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The objects of OpenAPI 3.0 and the fields of each, from {@code openapi-3.0.properties}. */
public final class Grammar {
  /** Stands for keys that are the author's. */
  private static final String ANY = "any";

  private final Map<String, Map<String, String>> objects = new TreeMap<>();

  private Grammar(Properties file) {
    for (String object : file.stringPropertyNames()) {
      Map<String, String> fields = new LinkedHashMap<>();
      for (String field : file.getProperty(object).split(" ")) {
        String[] parts = field.split(":");
        fields.put(parts[0], parts.length == 1 ? "text" : parts[1]);
      }
      objects.put(object, fields);
    }
  }

  /** Reads the grammar. */
  public static Grammar load() {
    try (InputStream file = Grammar.class.getResourceAsStream("openapi-3.0.properties")) {
      Properties properties = new Properties();
      properties.load(file);
      return new Grammar(properties);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the objects by name, each with its fields and what type those have: text, boolean,
   * integer, number, array, object, any, or the name of an object, with {@code *} for a list and
   * {@code %} for a map of them.
   */
  public Map<String, Map<String, String>> objects() {
    return objects;
  }

  /** Whether an object may have that field; extensions always may. */
  boolean knows(String object, String field) {
    return field.startsWith("x-") || !type(object, field).isEmpty();
  }

  /** The type of a field, as in {@link #objects}; empty if there is no such field. */
  String type(String object, String field) {
    Map<String, String> fields = objects.get(object);
    return field.startsWith("x-")
        ? "any"
        : fields.getOrDefault(field, fields.getOrDefault(ANY, ""));
  }

  /** Whether a value is of a field's type. */
  boolean fits(String object, String field, JsonNode value) {
    return switch (type(object, field)) {
      case "any", "" -> true;
      case "text" -> value.isTextual();
      case "boolean" -> value.isBoolean();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "array" -> value.isArray();
      default ->
          type(object, field).endsWith("*")
              ? value.isArray()
              : value.isObject() || field.equals("additionalProperties") && value.isBoolean();
    };
  }
}
