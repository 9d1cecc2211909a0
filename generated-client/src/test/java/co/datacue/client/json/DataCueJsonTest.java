package co.datacue.client.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.client.model.CartUpdateEvent;
import co.datacue.client.model.Event;
import co.datacue.client.model.EventRequest;
import co.datacue.client.model.EventUser;
import co.datacue.client.model.HomePageviewEvent;
import co.datacue.client.model.ItemStatus;
import co.datacue.client.model.LoginEvent;
import co.datacue.client.model.Order;
import co.datacue.client.model.OrderStatus;
import co.datacue.client.model.Product;
import co.datacue.client.model.ProductClickEvent;
import co.datacue.client.model.ProductUpdate;
import co.datacue.client.model.RecommendedProduct;
import co.datacue.client.model.StorefrontSearchConfig;
import co.datacue.client.model.UserProfile;
import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataCueJsonTest {
  private final Gson gson = DataCueJson.gson();

  private static JsonElement json(String text) {
    return JsonParser.parseString(text);
  }

  @Test
  void nothingTheCallerDidNotSetIsSent() {
    assertEquals("{}", gson.toJson(new Product()));
    assertEquals("{}", gson.toJson(new Order()));
  }

  @Test
  void openObjectKeepsNamedAndOtherFieldsBothWays() {
    String text =
        "{'sex':'female','height':1.70,'tags':['a',{'b':null}],'vip':true}".replace('\'', '"');
    UserProfile profile = gson.fromJson(text, UserProfile.class);
    assertEquals("female", profile.getSex());
    assertEquals(Set.of("height", "tags", "vip"), profile.getAdditionalProperties().keySet());
    assertEquals(json(text), json(gson.toJson(profile)));
  }

  @Test
  void otherFieldsOfAnOpenObjectAreSetByName() {
    UserProfile profile = new UserProfile().segment("gold").additionalProperty("height", 170);
    assertEquals("{\"segment\":\"gold\",\"height\":170}", gson.toJson(profile));
    assertThrows(IllegalArgumentException.class, () -> profile.additionalProperty("sex", "male"));
  }

  @Test
  void nullInAFreeFormMapIsKept() {
    Map<String, Object> extra = new HashMap<>();
    extra.put("discount", null);
    assertEquals("{\"extra\":{\"discount\":null}}", gson.toJson(new ProductUpdate().extra(extra)));
  }

  @Test
  void entryOfAFreeFormMapMayBeNull() throws NoSuchMethodException {
    ProductUpdate update = new ProductUpdate().putExtraItem("discount", null);
    assertEquals("{\"extra\":{\"discount\":null}}", gson.toJson(update));
    assertTrue(
        ProductUpdate.class
            .getMethod("putExtraItem", String.class, Object.class)
            .getAnnotatedParameterTypes()[1]
            .isAnnotationPresent(Nullable.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"5", "-3", "0.1", "1.5E300", "12345678901234567890", "0.10", "1e400", "-0.0"})
  void numberInAFreeFormMapIsNotRounded(String number) {
    RecommendedProduct product =
        gson.fromJson("{\"extra\":{\"n\":" + number + "}}", RecommendedProduct.class);
    JsonElement written =
        json(gson.toJson(product)).getAsJsonObject().getAsJsonObject("extra").get("n");
    assertEquals(
        0, new BigDecimal(number).compareTo(written.getAsBigDecimal()), written.toString());
  }

  @Test
  void plainNumbersInAFreeFormMapHaveTheirUsualTypes() {
    Map<String, Object> extra =
        gson.fromJson("{\"extra\":{\"i\":5,\"d\":0.5}}", RecommendedProduct.class).getExtra();
    assertEquals(Map.of("i", 5L, "d", 0.5), extra);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1299", "\"1299.00\"", "1299.00"})
  void priceIsReadFromNumberAndString(String price) {
    RecommendedProduct product =
        gson.fromJson("{\"price\":" + price + "}", RecommendedProduct.class);
    assertEquals(new BigDecimal(price.replace("\"", "")), product.getPrice());
  }

  @ParameterizedTest
  @CsvSource({"1E+3,1000", "4.50,4.50", "0E-2,0.00", "1E-7,0.0000001", "25000,25000"})
  void moneyIsWrittenAsPlainDecimal(String decimal, String written) {
    assertEquals(
        "{\"price\":" + written + "}",
        gson.toJson(new ProductUpdate().price(new BigDecimal(decimal))));
  }

  @Test
  void moneyIsWrittenIntoTreesToo() {
    ProductUpdate update = new ProductUpdate().price(new BigDecimal("1E+3"));
    assertEquals("{\"price\":1000}", gson.toJsonTree(update).toString());
  }

  @Test
  void treesOfMoneyAreReadAsEveryNumber() {
    JsonElement price =
        gson.toJsonTree(new ProductUpdate().price(new BigDecimal("1E+3")))
            .getAsJsonObject()
            .get("price");
    assertEquals(1000, price.getAsInt());
    assertEquals(1000L, price.getAsLong());
    assertEquals(1000f, price.getAsFloat());
    assertEquals(1000.0, price.getAsDouble());
    assertEquals(new BigDecimal(1000), price.getAsBigDecimal());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1E-10000", "1E+10000"})
  void longestDecimalIsSpelledOutAndALongerOneRefused(String longest) {
    String written = gson.toJson(new ProductUpdate().price(new BigDecimal(longest)));
    assertEquals("{\"price\":" + new BigDecimal(longest).toPlainString() + "}", written);
    ProductUpdate longer = new ProductUpdate().price(new BigDecimal(longest.replace("000", "001")));
    assertThrows(IllegalArgumentException.class, () -> gson.toJson(longer));
  }

  @Test
  void longestNumberIsReadAndALongerOneRefused() {
    String digits = "9".repeat(10_000);
    assertEquals(
        new BigDecimal(digits),
        gson.fromJson("{\"price\":" + digits + "}", Product.class).getPrice());
    assertThrows(
        JsonParseException.class,
        () -> gson.fromJson("{\"price\":" + digits + "9}", Product.class));
  }

  @Test
  void nullIsReadAsNotSet() {
    String nulls = "{'price':null,'extra':null,'timestamp':null,'order_status':null}";
    assertEquals(new Product(), gson.fromJson(nulls.replace('\'', '"'), Product.class));
    assertEquals(new Order(), gson.fromJson(nulls.replace('\'', '"'), Order.class));
  }

  @Test
  void onlyTextsAndNumbersAreValuesOfAnEnum() {
    assertTrue(WireEnum.isOneOf(json("\"a\""), "b", "a"));
    assertTrue(WireEnum.isOneOf(json("404"), "404"));
    assertFalse(WireEnum.isOneOf(json("\"c\""), "b", "a"));
    assertFalse(WireEnum.isOneOf(json("[\"a\"]"), "a"));
    assertFalse(WireEnum.isOneOf(null, "a"));
  }

  @Test
  void decimalTooLongToSpellOutIsRefused() {
    ProductUpdate update = new ProductUpdate().price(new BigDecimal("1E+1000000000"));
    String message =
        assertThrows(IllegalArgumentException.class, () -> gson.toJson(update)).getMessage();
    assertTrue(message.contains("1E+1000000000"), message);
  }

  @ParameterizedTest
  @CsvSource({
    "2018-04-04 23:29:04-03:00,2018-04-04T23:29:04-03:00",
    "2018-01-23 00:30:08.276Z,2018-01-23T00:30:08.276Z",
    "2018-04-04T23:29:04Z,2018-04-04T23:29:04Z",
    "2018-04-04T23:29:00Z,2018-04-04T23:29:00Z",
    "2018-04-04T23:29:04.123456789+05:30,2018-04-04T23:29:04.123456789+05:30"
  })
  void timestampIsReadWithSpaceOrTAndWrittenWithT(String read, String written) {
    Order order = gson.fromJson("{\"timestamp\":\"" + read + "\"}", Order.class);
    assertEquals("{\"timestamp\":\"" + written + "\"}", gson.toJson(order));
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "2018-04-04", "2018-04-04 23:29:04"})
  void malformedTimestampIsRefusedWithItsPlace(String text) {
    String message =
        assertThrows(
                JsonParseException.class,
                () -> gson.fromJson("{\"timestamp\":\"" + text + "\"}", Order.class))
            .getMessage();
    assertTrue(message.contains(text) && message.contains("$.timestamp"), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2018-04-04T23:29:04+05:30:15", "+10000-01-01T00:00:00Z"})
  void timestampThatRfc3339CannotHoldIsRefused(String timestamp) {
    Order order = new Order().timestamp(OffsetDateTime.parse(timestamp));
    assertThrows(IllegalArgumentException.class, () -> gson.toJson(order));
  }

  @Test
  void unknownEnumValueIsReadAsNullAndNotSentBack() {
    Order order = gson.fromJson("{\"order_status\":\"refunded\"}", Order.class);
    assertNull(order.getOrderStatus());
    assertEquals("{}", gson.toJson(order));
    assertEquals(
        OrderStatus.CANCELLED,
        gson.fromJson("{\"order_status\":\"cancelled\"}", Order.class).getOrderStatus());
    assertEquals(
        "pending", gson.fromJson("{\"status\":\"pending\"}", ItemStatus.class).getStatus());
  }

  @Test
  void constantsOfAnEventAreSentUnasked() {
    assertEquals("{\"type\":\"login\"}", gson.toJson(new LoginEvent()));
    assertEquals(
        "{\"type\":\"pageview\",\"subtype\":\"home\"}", gson.toJson(new HomePageviewEvent()));
    EventRequest request =
        new EventRequest().user(new EventUser().userId("u")).event(new LoginEvent());
    assertEquals(
        "{\"user\":{\"user_id\":\"u\"},\"event\":{\"type\":\"login\"}}", gson.toJson(request));
  }

  @Test
  void eventDeclaredAsInterfaceIsWrittenByItsKind() {
    assertEquals("{\"type\":\"login\"}", gson.toJson(new LoginEvent(), Event.class));
  }

  @Test
  void everyKindOfEventIsReadBackAsItself() throws Exception {
    Class<?>[] kinds = Event.class.getPermittedSubclasses();
    assertTrue(kinds.length > 1);
    for (Class<?> kind : kinds) {
      Object event = kind.getConstructor().newInstance();
      for (Method choice : choices(kind)) {
        choice.invoke(event, choice.getParameterTypes()[0].getEnumConstants()[0]);
      }
      assertEquals(event, gson.fromJson(gson.toJson(event), Event.class));
    }
  }

  @Test
  void onlyWhatHasSeveralValuesCanBeChosen() {
    assertEquals(
        List.of("subtype"),
        choices(ProductClickEvent.class).stream().map(Method::getName).toList());
    assertEquals(List.of(), choices(HomePageviewEvent.class));
  }

  /** The setters of what tells one kind of event from another. */
  private static List<Method> choices(Class<?> kind) {
    return Arrays.stream(kind.getMethods())
        .filter(method -> method.getReturnType() == kind && method.getParameterCount() == 1)
        .filter(method -> WireEnum.class.isAssignableFrom(method.getParameterTypes()[0]))
        .toList();
  }

  @Test
  void eventOfNoKnownKindIsRefused() {
    String event = "{\"type\":\"pageview\",\"subtype\":\"imprint\"}";
    assertThrows(JsonParseException.class, () -> gson.fromJson(event, Event.class));
  }

  @Test
  void requiredFieldThatMayBeNullIsSentAsNull() {
    assertEquals(
        "{\"api_key\":\"k\",\"user_id\":null,\"page_type\":\"search\"}",
        gson.toJson(new StorefrontSearchConfig().apiKey("k")));
  }

  @Test
  void textIsNotEscapedForHtml() {
    assertEquals(
        "{\"name\":\"<b>Tom & 'Jerry'=é😀\"}",
        gson.toJson(new ProductUpdate().name("<b>Tom & 'Jerry'=é😀")));
  }

  @Test
  void equalModelsAreEqualAndPrintTheirFields() {
    CartUpdateEvent event = new CartUpdateEvent().cart(List.of()).cartLink("/cart");
    assertEquals(event, new CartUpdateEvent().cart(List.of()).cartLink("/cart"));
    assertEquals(
        event.hashCode(), new CartUpdateEvent().cart(List.of()).cartLink("/cart").hashCode());
    assertEquals(
        "CartUpdateEvent[type=cart, subtype=update, cart=[], cartLink=/cart]", event.toString());
  }
}
