package co.datacue.client.internal.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.client.json.DataCueJson;
import co.datacue.client.json.ItemId;
import co.datacue.client.json.JsonItem;
import co.datacue.client.model.EventRequest;
import co.datacue.client.model.EventUser;
import co.datacue.client.model.Product;
import co.datacue.client.model.ProductBatch;
import co.datacue.client.model.UserProfile;
import com.google.gson.Gson;
import com.google.gson.TypeAdapter;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.MediaType;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ids that are noted while items are written and read, and those that cannot be sent. */
class ItemIdsTest {
  private final Gson gson = DataCueJson.gson();
  private final TypeAdapter<Object> anything = gson.getAdapter(Object.class);

  @Test
  void idsOfItemsAreNotedOnTheWayOutAndIn() throws IOException {
    Map<String, Object> nulls = new LinkedHashMap<>();
    nulls.put("user_id", null);
    List<Object> items = new ArrayList<>();
    items.add(new LinkedHashMap<>(Map.of("product_id", "p1")));
    items.add(null);
    items.add(nulls);
    items.add(Map.of("order_id", 7, "cart", List.of(Map.of("product_id", "not an item's"))));
    for (int i = 4; i < 40; i++) {
      items.add(Map.of("name", "no id"));
    }
    items.add(new LinkedHashMap<>(Map.of("user_id", "U1")));
    items.add(Map.of("other_id", List.of("not an item's")));
    Map<String, Object> batch = Map.of("batch", items);
    JsonBody body = JsonBody.of(MediaType.get("application/json"), batch, anything);
    Buffer sent = new Buffer();
    body.writeTo(sent);
    for (ItemIds ids : List.of(body.ids(), reread(sent.readUtf8()))) {
      assertEquals(List.of(new ItemId("product_id", "p1")), ids.of(0));
      assertEquals(List.of(), ids.of(1));
      assertEquals(List.of(), ids.of(2));
      assertEquals(List.of(new ItemId("order_id", "7")), ids.of(3));
      assertEquals(List.of(), ids.of(39));
      assertEquals(List.of(new ItemId("user_id", "U1")), ids.of(40));
      assertEquals(List.of(), ids.of(41));
      assertEquals(List.of(), ids.of(42));
      assertEquals(42, ids.size());
      assertEquals(0, ids.count("u1"));
      assertEquals(1, ids.count("U1"));
      assertEquals(0, ids.count("not an item's"));
    }
  }

  @Test
  void objectUnderAnIdNameIsNoId() throws IOException {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("user_id", Map.of());
    List<Object> items = List.of(item, "t", Map.of("order_id", "o"));
    JsonBody body =
        JsonBody.of(MediaType.get("application/json"), Map.of("batch", items), anything);
    Buffer sent = new Buffer();
    body.writeTo(sent);
    for (ItemIds ids : List.of(body.ids(), reread(sent.readUtf8()))) {
      assertEquals(List.of(), ids.of(0));
      assertEquals(List.of(), ids.of(1));
      assertEquals(List.of(new ItemId("order_id", "o")), ids.of(2));
    }
  }

  @Test
  void idsOfModelsAreNotedUnderTheirNames() {
    Product product = new Product().productId("p").variantId("v");
    ItemIds ids = Sent.body(new ProductBatch().addBatchItem(product), gson).ids();
    assertEquals("[variant_id=v, product_id=p]", sorted(ids.of(0)));
  }

  @Test
  void itemsThatAreJsonAlreadyAreSentAsTheyAreWithTheirIds() throws IOException {
    String json = "{\"product_id\": \"p\", \"name\":\"ñ\",\"price\":1.0e1}";
    JsonItem item =
        new JsonItem(json.getBytes(StandardCharsets.UTF_8), List.of(new ItemId("product_id", "p")));
    // As who fills a list by reflection does.
    List<Object> items = new ArrayList<>(List.of(item, new Product().productId("q"), item));
    @SuppressWarnings({"unchecked", "rawtypes"})
    ProductBatch batch = new ProductBatch().batch((List) items);
    JsonBody body = Sent.body(batch, gson);
    Buffer sent = new Buffer();
    body.writeTo(sent);
    String model = "{\"product_id\":\"q\"}";
    assertEquals("{\"batch\":[" + json + "," + model + "," + json + "]}", sent.readUtf8());
    assertEquals("[product_id=p]", body.ids().of(0).toString());
    assertEquals("[product_id=q]", body.ids().of(1).toString());
    assertEquals("[product_id=p]", body.ids().of(2).toString());
    assertEquals(2, body.ids().count("p"));
    assertEquals(json, gson.toJson(item));
  }

  private static String sorted(List<ItemId> ids) {
    List<String> texts = new ArrayList<>();
    ids.forEach(id -> texts.add(id.toString()));
    texts.sort(java.util.Comparator.reverseOrder());
    return texts.toString();
  }

  private ItemIds idsOf(String... items) {
    StringBuilder json = new StringBuilder("{\"batch\":[");
    json.append(String.join(",", items).replace('\'', '"')).append("]}");
    return JsonBody.ids(gson.fromJson(json.toString(), Object.class), anything);
  }

  @Test
  void itemIsConfirmedByItsOwnIdsAlone() {
    ItemIds sent = idsOf("{'product_id':'p','variant_id':'v'}", "{'product_id':'q'}");
    assertTrue(sent.confirmedBy(idsOf("{'product_id':'p'}"), 0));
    assertTrue(sent.confirmedBy(idsOf("{'variant_id':'v','product_id':'p'}"), 0));
    assertTrue(sent.confirmedBy(idsOf("{}", "{'product_id':'q'}"), 1));
    for (String other :
        List.of(
            "{}",
            "{'product_id':'P'}",
            "{'user_id':'p'}",
            "{'product_id':'v'}",
            "{'product_id':'p','variant_id':'w'}")) {
      assertEquals(false, sent.confirmedBy(idsOf(other), 0), other);
    }
    assertEquals(false, sent.confirmedBy(idsOf("{'product_id':'p'}"), 1), "beyond the answer");
    assertEquals(false, idsOf("{}").confirmedBy(idsOf("{'user_id':'u'}"), 0));
  }

  @Test
  void noIdIsThereBeyondTheItems() throws IOException {
    for (int items : new int[] {0, 1, 15, 16, 17, 32}) {
      ProductBatch batch = new ProductBatch().batch(new ArrayList<>());
      for (int i = 0; i < items; i++) {
        batch.addBatchItem(new Product().productId("p" + i));
      }
      ItemIds ids = Sent.body(batch, gson).ids();
      for (int i = 0; i < items; i++) {
        assertEquals(List.of(new ItemId("product_id", "p" + i)), ids.of(i));
      }
      assertEquals(List.of(), ids.of(items));
      assertEquals(List.of(), ids.of(items + 1));
    }
  }

  private ItemIds reread(String json) throws IOException {
    IdNotingReader in = new IdNotingReader(new StringReader(json), "batch");
    anything.read(in);
    return in.ids();
  }

  @Test
  void ofTwoListsTheLastCountsAsItIsSent() {
    Map<String, Object> lists = new LinkedHashMap<>();
    lists.put("a", List.of(Map.of("user_id", "gone"), 1));
    lists.put("b", List.of(Map.of("user_id", "u")));
    ItemIds ids = Sent.body(lists, gson).ids();
    assertEquals("[user_id=u]", ids.of(0).toString());
    assertEquals(List.of(), ids.of(1));
    assertEquals(0, ids.count("gone"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud83d", "p\ud83d", "\ude00p", "\ude00\ud83d", "😀\ud83d", "\ud83d😀"})
  void idWithHalfASurrogatePairIsRefusedWhereverItStands(String id) {
    for (Object model :
        List.of(
            new Product().productId(id),
            new EventRequest().user(new EventUser().userId(id)),
            new ProductBatch().addBatchItem(new Product().variantId(id)),
            new UserProfile().additionalProperty("loyalty_id", id))) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> Sent.text(model, gson)).getMessage();
      assertTrue(message.contains("half a surrogate pair"), message);
      assertTrue(message.endsWith("_id)"), message);
    }
  }

  @Test
  void idWithWholePairsIsSentAndInTextsHalfOfOneBecomesAQuestionMark() {
    assertEquals(
        "{\"name\":\"b?c\",\"product_id\":\"a😀\"}",
        Sent.text(new Product().productId("a😀").name("b\ud83dc"), gson));
  }
}
