package co.datacue.mock.diagnosis;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A way to write JSON, of the many that mean the same.
 *
 * @param comma what stands between values on one line
 * @param colon what stands between a name and its value
 * @param indent one step to the right, or empty for all on one line
 * @param escaped the characters that are written as escapes besides those that have to be
 * @param sorted whether the names of an object are sorted
 * @param doubles whether numbers go through a double, so that 49.90 becomes 49.9
 */
record JsonStyle(
    String comma, String colon, String indent, Escapes escaped, boolean sorted, boolean doubles) {
  /** Which characters a library escapes. */
  enum Escapes {
    NONE("", false, false),
    NOT_ASCII("", true, false),
    /** PHP's. */
    SLASH("/", true, false),
    /** Go's. */
    HTML("<>&", false, false),
    /** Gson's. */
    MORE_HTML("<>&='", false, false),
    /** System.Text.Json's, with capitals. */
    DOTNET("<>&'+`\"", true, true);

    private final String characters;
    private final boolean notAscii;
    private final boolean capitals;

    Escapes(String characters, boolean notAscii, boolean capitals) {
      this.characters = characters;
      this.notAscii = notAscii;
      this.capitals = capitals;
    }
  }

  static final JsonStyle COMPACT = new JsonStyle(",", ":", "", Escapes.NONE, false, false);
  static final JsonStyle SPACED = new JsonStyle(", ", ": ", "", Escapes.NONE, false, false);

  JsonStyle indented(String step) {
    return new JsonStyle(",", ": ", step, escaped, sorted, doubles);
  }

  JsonStyle escaping(Escapes which) {
    return new JsonStyle(comma, colon, indent, which, sorted, doubles);
  }

  JsonStyle withSortedNames() {
    return new JsonStyle(comma, colon, indent, escaped, true, doubles);
  }

  JsonStyle withDoubles() {
    return new JsonStyle(comma, colon, indent, escaped, sorted, true);
  }

  String write(JsonNode value) {
    StringBuilder text = new StringBuilder();
    write(text, value, "\n");
    return text.toString();
  }

  private void write(StringBuilder text, JsonNode value, String line) {
    if (value.isObject()) {
      List<Map.Entry<String, JsonNode>> members = new ArrayList<>(value.properties());
      if (sorted) {
        TreeMap<String, JsonNode> byName = new TreeMap<>();
        members.forEach(member -> byName.put(member.getKey(), member.getValue()));
        members = new ArrayList<>(byName.entrySet());
      }
      Iterator<Map.Entry<String, JsonNode>> each = members.iterator();
      within(
          text,
          '{',
          '}',
          members.size(),
          line,
          inner -> {
            Map.Entry<String, JsonNode> member = each.next();
            string(text, member.getKey());
            text.append(colon);
            write(text, member.getValue(), inner);
          });
    } else if (value.isArray()) {
      Iterator<JsonNode> each = value.iterator();
      within(text, '[', ']', value.size(), line, inner -> write(text, each.next(), inner));
    } else if (value.isTextual()) {
      string(text, value.textValue());
    } else if (value.isNumber() && doubles) {
      text.append(asDouble(value.decimalValue()));
    } else {
      text.append(value.asText());
    }
  }

  private interface Element {
    void write(String line);
  }

  private void within(
      StringBuilder text, char opening, char closing, int size, String line, Element element) {
    String inner = line + indent;
    text.append(opening);
    for (int i = 0; i < size; i++) {
      text.append(i == 0 ? "" : comma);
      text.append(indent.isEmpty() ? "" : inner);
      element.write(inner);
    }
    text.append(size == 0 || indent.isEmpty() ? "" : line).append(closing);
  }

  private static String asDouble(BigDecimal number) {
    double rounded = number.doubleValue();
    return Double.isFinite(rounded)
        ? new BigDecimal(Double.toString(rounded)).stripTrailingZeros().toPlainString()
        : "null"; // as JavaScript has it
  }

  private void string(StringBuilder text, String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      int known = "\b\t\n\f\r".indexOf(c);
      if (escaped.characters.indexOf(c) >= 0 && c != '/') {
        escape(text, c);
      } else if (c == '"' || c == '\\' || c == '/' && escaped == Escapes.SLASH) {
        text.append('\\').append(c);
      } else if (known >= 0) {
        text.append('\\').append("btnfr".charAt(known));
      } else if (c < ' ' || c > '~' && escaped.notAscii) {
        escape(text, c);
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }

  private void escape(StringBuilder text, char c) {
    text.append("\\u").append(String.format(escaped.capitals ? "%04X" : "%04x", (int) c));
  }
}
