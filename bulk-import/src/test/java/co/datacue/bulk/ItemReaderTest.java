package co.datacue.bulk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import co.datacue.bulk.contract.ArrayShape;
import co.datacue.bulk.contract.BatchOperation;
import co.datacue.bulk.contract.BatchOperations;
import co.datacue.bulk.contract.Findings;
import co.datacue.bulk.contract.ObjectShape;
import co.datacue.bulk.contract.Shape;
import co.datacue.client.json.DataCueJson;
import co.datacue.client.json.ItemId;
import co.datacue.client.json.JsonItem;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is sent as it stands is what the client would have written, and nothing else is. */
class ItemReaderTest {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  private static final BatchOperations CONTRACT = BatchOperations.builtIn();
  private static final String DEEP = "[".repeat(300) + "]".repeat(300);

  /** Values of every kind, in every notation that a model might read and write otherwise. */
  private static final List<String> VALUES =
      List.of(
          "\"x\"",
          "\"\"",
          "\"\\u00e9\\n\\\"\"",
          "\"\\ud83d\\ude00 😀\"",
          "\"\\ud83d\"",
          "\"12\"",
          "\"2018-04-04T23:29:04Z\"",
          "\"2018-04-04 23:29:04\"",
          "\"2018-04-04T23:29:04.50Z\"",
          "0",
          "-0",
          "7",
          "2147483648",
          "99999999999",
          "2.0",
          "49.90",
          "-0.0",
          "1e2",
          "1E-7",
          "123456789012345678901234567890.5",
          "true",
          "null",
          "[]",
          "[ \"a\" , \"b\" ]",
          "[null]",
          "{}",
          "{\"a\":1}",
          "{\"a\":null}",
          "{\"a\":[1e3]}",
          "{\"a\":" + DEEP + "}",
          DEEP);

  private static final Map<Shape, List<String>> FITTING = new HashMap<>();

  private static ItemReader reader(BatchOperation operation) {
    return new Lane(operation).reader();
  }

  private static ItemReader.Read read(BatchOperation operation, String json) {
    return reader(operation).read(SourceItem.of("f", 1, json.getBytes(StandardCharsets.UTF_8)));
  }

  @Property(tries = 3_000)
  void whatIsPassedOnIsWhatTheClientWouldWrite(@ForAll Random random) throws IOException {
    for (BatchOperation operation : CONTRACT.all()) {
      String json = item(operation.items(), random);
      ItemReader.Read read = read(operation, json);
      if (read.item() instanceof JsonItem item) {
        assertEquals(json, new String(item.json(), StandardCharsets.UTF_8));
        Class<?> model = BatchCalls.of(operation).itemType();
        String written = DataCueJson.gson().toJson(DataCueJson.gson().fromJson(json, model));
        assertEquals(plain(JSON.readTree(written)), plain(JSON.readTree(json)), json);
        assertEquals(ids(json), sorted(item.ids()), json);
      }
    }
  }

  @Property(tries = 300)
  void itemIsReadTheSameWhateverCameBefore(@ForAll Random random) throws IOException {
    BatchOperation operation = CONTRACT.get("products", Action.CREATE);
    ItemReader one = reader(operation);
    for (int i = 0; i < 20; i++) {
      String json = mangled(item(operation.items(), random), random);
      SourceItem item = SourceItem.of("f", 1, json.getBytes(StandardCharsets.UTF_8));
      ItemReader.Read fresh = reader(operation).read(item);
      ItemReader.Read read = one.read(item);
      assertEquals(fresh.reason(), read.reason(), json);
      assertEquals(fresh.ids(), read.ids(), json);
      assertEquals(fresh.item() instanceof JsonItem, read.item() instanceof JsonItem, json);
    }
  }

  /** Half of them as they are; most of the others not JSON, or not all of it. */
  private static String mangled(String json, Random random) {
    int at = random.nextInt(json.length());
    return switch (random.nextInt(16)) {
      case 0 -> json.substring(0, at);
      case 1 -> json + json;
      case 2 -> json + " ".repeat(random.nextInt(20_000)) + "x".repeat(random.nextInt(2));
      case 3 -> json.substring(0, at) + "\"" + json.substring(at);
      case 4 -> "[" + json + "]";
      case 5 -> "12";
      case 6 -> " ".repeat(9_000) + json;
      case 7 -> "";
      default -> json;
    };
  }

  private static String item(ObjectShape shape, Random random) throws IOException {
    List<String> fields = new ArrayList<>();
    for (Map.Entry<String, Shape> each : shape.properties().entrySet()) {
      if (shape.required().contains(each.getKey()) || random.nextInt(3) > 0) {
        fields.add('"' + each.getKey() + "\":" + value(each.getValue(), random));
      }
    }
    if (shape.additional() != null) {
      fields.add("\"more_id\": " + value(shape.additional(), random));
    }
    return "{" + String.join(random.nextBoolean() ? "," : " , ", fields) + "}";
  }

  private static String value(Shape shape, Random random) throws IOException {
    if (shape.bare() instanceof ObjectShape object && !object.properties().isEmpty()) {
      return item(object, random);
    } else if (shape.bare() instanceof ArrayShape list) {
      return "[" + value(list.items(), random) + "," + value(list.items(), random) + "]";
    }
    List<String> fitting = FITTING.get(shape);
    if (fitting == null) {
      fitting = new ArrayList<>(List.of(shape.wanted().replaceFirst("one of ([^,]*).*", "\"$1\"")));
      fitting.addAll(VALUES);
      fitting.removeIf(each -> !fits(shape, each));
      FITTING.put(shape, fitting);
    }
    return fitting.get(random.nextInt(fitting.size()));
  }

  private static boolean fits(Shape shape, String value) {
    Findings findings = new Findings(true);
    try (JsonParser in = JSON.createParser("[" + value + "]")) {
      in.nextToken();
      in.nextToken();
      shape.check(in, findings);
      return findings.misfits().isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  /** With numbers as their values, and objects without an order. */
  private static Object plain(JsonNode value) {
    if (value.isNumber()) {
      return value.decimalValue().stripTrailingZeros();
    } else if (value.isObject()) {
      Map<String, Object> fields = new TreeMap<>();
      value.properties().forEach(each -> fields.put(each.getKey(), plain(each.getValue())));
      return fields;
    } else if (value.isArray()) {
      List<Object> items = new ArrayList<>();
      value.forEach(each -> items.add(plain(each)));
      return items;
    }
    return value;
  }

  private static Map<String, String> ids(String json) throws IOException {
    Map<String, String> ids = new TreeMap<>();
    for (Map.Entry<String, JsonNode> each : JSON.readTree(json).properties()) {
      boolean isId = each.getKey().endsWith("_id");
      if (isId && (each.getValue().isTextual() || each.getValue().isNumber())) {
        ids.put(each.getKey(), each.getValue().asText());
      }
    }
    return ids;
  }

  private static Map<String, String> sorted(List<ItemId> ids) {
    Map<String, String> sorted = new TreeMap<>();
    ids.forEach(each -> sorted.put(each.name(), each.value()));
    return sorted;
  }

  @Example
  void itemInTheClientsOwnNotationIsPassedOn() {
    BatchOperation products = CONTRACT.get("products", Action.CREATE);
    String ids = "{\"product_id\":\"p\",\"variant_id\":\"v\"";
    for (String rest :
        List.of(
            ",\"price\":49.90,\"stock\":3,\"categories\":[\"a\",\"b\"]}",
            ",\"name\":\"\\u00e9 \\\" 😀 \\ud83d\\ude00\"}",
            ",\"extra\":{\"a\":[1,{\"b\":true}]}}",
            ",\"extra\":{\"\":1}}",
            " , \"name\" : \"n\" } ")) {
      assertInstanceOf(JsonItem.class, read(products, ids + rest).item(), rest);
    }
    for (String rest :
        List.of(
            ",\"price\":1e2}",
            ",\"stock\":3.0}",
            ",\"stock\":1234567890}",
            ",\"extra\":{\"a\":1e2}}",
            ",\"extra\":{\"a\":null}}",
            " ".repeat(5 * 1024 * 1024 - 60) + "}")) {
      ItemReader.Read read = read(products, ids + rest);
      assertEquals("", read.reason());
      assertFalse(read.item() instanceof JsonItem, rest.strip());
    }
  }

  @Example
  void bytesThatAreNoUtf8TextAreNotUnderstoodInAnotherWay() {
    BatchOperation products = CONTRACT.get("products", Action.DELETE);
    String json = "{\"product_id\":\"p\",\"variant_id\":\"v\"}";
    SourceItem latin1 =
        SourceItem.of("f", 1, json.replace("p\"", "é\"").getBytes(StandardCharsets.ISO_8859_1));
    assertEquals("is not UTF-8", reader(products).read(latin1).reason());
    for (byte[] bytes :
        List.of(
            json.getBytes(StandardCharsets.UTF_16LE),
            json.getBytes(StandardCharsets.UTF_16BE),
            ("\uFEFF" + json).getBytes(StandardCharsets.UTF_8))) {
      ItemReader.Read read = reader(products).read(SourceItem.of("f", 1, bytes));
      assertEquals("is not JSON", read.reason().replaceFirst(":.*", ""));
    }
  }

  @Example
  void halfACharacterIsRefusedWhereverItComesFrom() {
    BatchOperation products = CONTRACT.get("products", Action.CREATE);
    String rule = "/name has half a character (a lone surrogate), which cannot be sent";
    String ids = "{\"product_id\":\"p\",\"variant_id\":\"v\",\"name\":\"";
    assertEquals(rule, read(products, ids + "a\\ud83d\"}").reason());
    SourceItem text = SourceItem.of("f", 1, new byte[0], ids + "\ud83d😀\"}");
    assertEquals(rule, reader(products).read(text).reason());
    SourceItem whole = SourceItem.of("f", 1, new byte[0], ids + "😀\"}");
    assertEquals(ids + "😀\"}", whole.text());
  }
}
