package co.datacue.contract.fidelity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON as it arrived, held against the values that were to be sent. */
final class WireTree {
  private static final String RFC_3339 =
      "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)";
  private static final ObjectMapper STRICT =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNumberLength(20_000).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private WireTree() {}

  /** Asserts that the JSON has these values, every one and no other, decimals to the last zero. */
  static void assertCarries(Object expected, byte[] json) {
    try {
      assertEquals(comparable(expected), received(STRICT.readTree(json), expected));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Object comparable(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach((name, field) -> copy.put(name, comparable(field)));
      return copy;
    } else if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(comparable(item)));
      return copy;
    } else if (value instanceof BigDecimal decimal) {
      return new BigDecimal(decimal.toPlainString());
    }
    return value instanceof Number number ? new BigDecimal(number.toString()) : value;
  }

  /** The timestamps among the expected values tell which strings are some. */
  private static Object received(JsonNode node, Object expected) {
    if (node.isObject()) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        Object at = expected instanceof Map<?, ?> map ? map.get(field.getKey()) : null;
        copy.put(field.getKey(), received(field.getValue(), at));
      }
      return copy;
    } else if (node.isArray()) {
      List<Object> copy = new ArrayList<>();
      for (JsonNode item : node) {
        boolean inBoth = expected instanceof List<?> list && copy.size() < list.size();
        copy.add(received(item, inBoth ? ((List<?>) expected).get(copy.size()) : null));
      }
      return copy;
    } else if (node.isNumber()) {
      return node.isIntegralNumber() ? new BigDecimal(node.bigIntegerValue()) : node.decimalValue();
    } else if (node.isTextual()) {
      String text = node.textValue();
      return expected instanceof OffsetDateTime && text.matches(RFC_3339)
          ? OffsetDateTime.parse(text)
          : text;
    }
    return node.isNull() ? null : node.booleanValue();
  }
}
