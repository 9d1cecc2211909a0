package co.datacue.client.internal.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.client.json.DataCueJson;
import co.datacue.client.model.Order;
import co.datacue.client.model.OrderCartItem;
import co.datacue.client.model.Product;
import co.datacue.client.model.ProductBatch;
import co.datacue.client.model.ProductUpdate;
import co.datacue.client.model.UserProfile;
import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that contain themselves, and those nested deeper than Gson reads. */
class NestingTest {
  private final Gson gson = DataCueJson.gson();

  static Stream<Object> valuesThatContainThemselves() {
    Map<String, Object> map = new HashMap<>();
    map.put("self", map);
    List<Object> list = new ArrayList<>();
    list.add(list);
    Object[] array = new Object[1];
    array[0] = array;
    JsonObject object = new JsonObject();
    object.add("self", object);
    JsonArray elements = new JsonArray();
    elements.add(elements);
    Map<String, Object> throughModel = new HashMap<>();
    throughModel.put("model", new Product().extra(throughModel));
    Map<String, Object> throughOpenModel = new HashMap<>();
    throughOpenModel.put(
        "models", List.of(new UserProfile().additionalProperty("m", throughOpenModel)));
    return Stream.of(map, list, array, object, elements, throughModel, throughOpenModel);
  }

  @ParameterizedTest
  @MethodSource("valuesThatContainThemselves")
  void valueThatContainsItselfIsRefused(Object value) {
    UserProfile open = new UserProfile().additionalProperty("outer", value);
    Product product = new Product().putExtraItem("outer", value);
    for (Object model : List.of(open, product)) {
      refused(() -> Sent.text(model, gson));
      refused(() -> gson.toJson(model));
      refused(() -> gson.toJsonTree(model));
    }
  }

  private static void refused(Executable writing) {
    String message = assertThrows(IllegalArgumentException.class, writing).getMessage();
    assertTrue(message.contains("255") && message.contains("contains itself"), message);
    assertTrue(message.length() < 400, message);
  }

  static Stream<Function<Object, Object>> wrappings() {
    return Stream.of(
        value -> Map.of("k", value),
        List::of,
        value -> new Object[] {value},
        value -> {
          JsonArray array = new JsonArray();
          array.add(DataCueJson.gson().toJsonTree(value));
          return array;
        });
  }

  @ParameterizedTest
  @MethodSource("wrappings")
  void whatGsonReadsIsSentAndWhatItDoesNotReadIsRefused(Function<Object, Object> wrapping) {
    // {"batch": [{"extra": {"v": …}}]} is four levels by itself.
    Object value = "deep";
    for (int level = 0; level < 251; level++) {
      value = wrapping.apply(value);
    }
    Object deepest = value;
    assertEquals(
        gson.toJsonTree(batch(deepest)),
        gson.toJsonTree(gson.fromJson(Sent.text(batch(deepest), gson), ProductBatch.class)));
    gson.fromJson(gson.toJson(batch(deepest)), ProductBatch.class);
    Object deeper = wrapping.apply(deepest);
    refused(() -> Sent.text(batch(deeper), gson));
    refused(() -> gson.toJson(batch(deeper)));
    // Where less is around it, the client has room for more.
    ProductUpdate alone = new ProductUpdate().putExtraItem("v", deeper);
    gson.fromJson(Sent.text(alone, gson), ProductUpdate.class);
  }

  @Test
  void modelInAFreeFormFieldHasRoomForItsOwnLevels() {
    Object value = new Order().cart(List.of(new OrderCartItem()));
    for (int level = 1; level <= 251; level++) {
      value = List.of(value);
      ProductBatch batch = batch(value);
      // Four levels around the lists, and three of the order.
      if (level <= 248) {
        gson.fromJson(Sent.text(batch, gson), ProductBatch.class);
      } else {
        refused(() -> Sent.text(batch, gson));
      }
    }
  }

  @Test
  void longPlaceIsCut() {
    for (int length : new int[] {98, 99}) {
      String name = "n".repeat(length);
      UserProfile profile = new UserProfile().additionalProperty(name, Thread.class);
      String message =
          assertThrows(IllegalArgumentException.class, () -> Sent.text(profile, gson)).getMessage();
      assertTrue(
          message.endsWith("(at $." + (length == 98 ? name : name.substring(1) + "…") + ")"),
          message);
    }
  }

  @Test
  void placeOfWhatIsRefusedIsToldByTheClient() {
    Product fine = new Product().productId("p1").putExtraItem("n", 2).putExtraItem("l", List.of(1));
    Product bad =
        new Product().putExtraItem("a", Map.of("b", List.of(1, "x", List.of(), Thread.class)));
    String message =
        assertThrows(
                IllegalArgumentException.class, () -> Sent.text(batchOf(fine, fine, bad), gson))
            .getMessage();
    assertTrue(message.endsWith(" (at $.batch[2].extra.a.b[3])"), message);
    String key =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    Sent.text(batchOf(fine, new Product().putExtraItem("a", Map.of(1.5, 2))), gson))
            .getMessage();
    assertTrue(key.endsWith(" (at $.batch[1].extra.a.?)"), key);
    String decimal =
        assertThrows(
                IllegalArgumentException.class,
                () -> Sent.text(new Product().price(new BigDecimal("1E+99999")), gson))
            .getMessage();
    assertTrue(decimal.endsWith(" (at $.price)"), decimal);
  }

  private static ProductBatch batch(Object value) {
    return batchOf(new Product().putExtraItem("v", value));
  }

  private static ProductBatch batchOf(Product... products) {
    return new ProductBatch().batch(List.of(products));
  }
}
