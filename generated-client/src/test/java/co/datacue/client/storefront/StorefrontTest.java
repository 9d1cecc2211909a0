package co.datacue.client.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.client.json.WireEnum;
import co.datacue.client.model.ProductUpdateSnippet;
import co.datacue.client.model.StorefrontConfig;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorefrontTest {
  private static final Storefront STOREFRONT = Storefront.of("your-api-key");

  private final StorefrontVisitor visitor = STOREFRONT.visitor("019mr8mf4r");

  private static JsonObject json(StorefrontPage page) {
    return JsonParser.parseString(page.json()).getAsJsonObject();
  }

  private static ProductUpdateSnippet coolJeans() {
    return new ProductUpdateSnippet()
        .name("cool jeans")
        .price(new BigDecimal("25000.00"))
        .fullPrice(new BigDecimal("35E+3"))
        .photoUrl("https://s3.amazon.com/image.png?w=1&h=2")
        .available(true)
        .stock(5)
        .mainCategory("jeans")
        .categories(List.of("men", "summer", "jeans"))
        .brand("zara");
  }

  private static List<StorefrontPage> everyPageOf(StorefrontVisitor visitor) {
    return List.of(
        visitor.home(),
        visitor.product("1234", "2345"),
        visitor.product("1234", null),
        visitor.product("1234", null, coolJeans()),
        visitor.product("1234", "2345", new ProductUpdateSnippet()),
        visitor.category("living-room"),
        visitor.cart(),
        visitor.search("tables"),
        visitor.search(""),
        visitor.notFound());
  }

  @Test
  void everyPageKeepsToTheContractForEveryVisitor() throws IOException {
    ContractSchema schema = new ContractSchema("StorefrontConfig");
    for (StorefrontVisitor each : List.of(visitor, STOREFRONT.visitor(null))) {
      for (StorefrontPage page : everyPageOf(each)) {
        assertEquals(List.of(), schema.violations(page.json()), page.json());
      }
    }
  }

  /** Of the kinds that the contract knows; one of a single type has it from the start. */
  private static Set<String> pageTypes() {
    Set<String> types = new HashSet<>();
    for (Class<?> kind : StorefrontConfig.class.getPermittedSubclasses()) {
      try {
        Method getter = kind.getMethod("getPageType");
        if (getter.getReturnType() == String.class) {
          types.add((String) getter.invoke(kind.getConstructor().newInstance()));
        } else {
          for (Object each : getter.getReturnType().getEnumConstants()) {
            types.add(((WireEnum) each).getValue().toString());
          }
        }
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(kind.getName(), e);
      }
    }
    return types;
  }

  @Test
  void everyPageTypeOfTheContractCanBeMade() {
    Set<String> made =
        everyPageOf(visitor).stream()
            .map(page -> json(page).get("page_type").getAsString())
            .collect(Collectors.toSet());
    assertEquals(pageTypes(), made);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"api_key":"k","user_id":null,"page_type":"category"}                    | category_name
          {"api_key":"k","user_id":null,"page_type":"product","product_id":"1234"} | variant_id
          {"api_key":"k","user_id":null,"page_type":"search"}                      | term
          {"api_key":"k","page_type":"home"}                                       | user_id
          {"api_key":"","user_id":null,"page_type":"home"}                         | api_key
          {"api_key":"k","user_id":null,"page_type":"checkout"}                    | page_type
          """)
  void pageThatLacksWhatItNeedsBreaksTheContract(String json, String named) throws IOException {
    List<String> violations = new ContractSchema("StorefrontConfig").violations(json);
    assertTrue(violations.toString().contains(named), violations.toString());
  }

  @Test
  void absentVariantIsNullOnProductPagesOnly() {
    assertTrue(json(visitor.product("1234", null)).get("variant_id").isJsonNull());
    assertTrue(json(visitor.product("1234", null, coolJeans())).get("variant_id").isJsonNull());
    assertEquals(Set.of("api_key", "user_id", "page_type"), json(visitor.home()).keySet());
  }

  @Test
  void visitorWhoIsNotLoggedInIsNull() {
    assertTrue(json(STOREFRONT.visitor(null).home()).get("user_id").isJsonNull());
    assertEquals("019mr8mf4r", json(visitor.home()).get("user_id").getAsString());
  }

  @Test
  void productPageTellsWhatTheShopKnows() {
    JsonObject update =
        json(visitor.product("1234", "2345", coolJeans())).getAsJsonObject("product_update");
    assertEquals("25000.00", update.get("price").getAsString());
    assertEquals("35000", update.get("full_price").getAsString());
    assertEquals("https://s3.amazon.com/image.png?w=1&h=2", update.get("photo_url").getAsString());
    assertEquals(3, update.getAsJsonArray("categories").size());
  }

  @Test
  void laterChangesOfTheUpdateDoNotShow() {
    ProductUpdateSnippet update = coolJeans();
    StorefrontPage page = visitor.product("1234", "2345", update);
    String before = page.json();
    update.name("other");
    assertEquals(before, page.json());
  }

  @Test
  void scriptSetsTheGlobalAndTagsFollowIt() {
    String config =
        "{\"api_key\":\"your-api-key\",\"user_id\":\"019mr8mf4r\",\"page_type\":\"404\"}";
    assertEquals(
        "<script>\nwindow.datacueConfig = " + config + ";\n</script>", visitor.notFound().script());
    assertEquals(
        visitor.notFound().script()
            + "\n<script src=\"https://cdn.datacue.co/js/datacue.js\"></script>"
            + "\n<script src=\"https://cdn.datacue.co/js/datacue-storefront.js\"></script>",
        visitor.notFound().scriptTags());
  }

  @Test
  void pagePrintsItsJson() {
    assertEquals(visitor.cart().json(), visitor.cart().toString());
  }

  @Test
  void whatIsMissingOrBlankIsRefusedByName() {
    refused("The API key is null: take it from the dashboard", () -> Storefront.of(null));
    refused("The API key is blank", () -> Storefront.of(" "));
    refused("The user id is blank: pass null for a visitor who", () -> STOREFRONT.visitor(""));
    refused("The product id is null", () -> visitor.product(null, "2345"));
    refused("The product id is blank", () -> visitor.product("\t", "2345"));
    refused("The variant id is blank: pass null", () -> visitor.product("1234", ""));
    refused("The product update is null", () -> visitor.product("1234", "2345", null));
    refused("The category name is null", () -> visitor.category(null));
    refused("The category name is blank", () -> visitor.category(" "));
    refused("The search term is null", () -> visitor.search(null));
  }

  private static void refused(String message, Executable call) {
    String actual = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertTrue(actual.startsWith(message), actual);
    assertFalse(actual.contains("null null"), actual);
  }
}
