package co.datacue.contract.drift;

import static co.datacue.contract.drift.Mutation.add;
import static co.datacue.contract.drift.Mutation.remove;
import static co.datacue.contract.drift.Mutation.rename;
import static co.datacue.contract.drift.Mutation.set;
import static co.datacue.contract.drift.Mutation.swap;

import java.util.List;
import java.util.stream.Stream;

/** Ways in which the contract could drift from the API, each small enough to slip in unseen. */
final class Mutations {
  private static final String S = "/components/schemas/";
  private static final String EVENTS = "/paths/~1v1~1events/post";
  private static final String PRODUCTS = "/paths/~1v1~1products/post";
  private static final String VARIANT = "/paths/~1v1~1products~1{product_id}~1{variant_id}";
  private static final String USER = "/paths/~1v1~1users~1{user_id}";
  private static final String ORDER = "/paths/~1v1~1orders~1{order_id}";
  private static final String BATCH_USERS = "/paths/~1v1~1batch~1users";
  private static final String JSON = "/content/application~1json";

  private Mutations() {}

  static List<Mutation> all() {
    return Stream.of(required(), properties(), types(), operations(), answers(), texts())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Mutation> required() {
    return List.of(
        remove("a new user needs no first_name", S + "UserCreate/allOf/1/required/0"),
        remove("a new product needs no price", S + "ProductCreate/allOf/1/required/3"),
        remove("a product needs no variant_id", S + "Product/allOf/0/required/1"),
        remove("a new order needs no user_id", S + "OrderCreate/allOf/1/required"),
        remove("an event needs no user", S + "EventRequest/required/0"),
        remove("a visitor needs no id at all", S + "EventUser/anyOf"),
        remove("anonymous visitors are refused", S + "EventUser/anyOf/1"),
        remove("an order line needs no quantity", S + "OrderCartItem/required/3"),
        remove("a batch may have no items list", S + "UserBatch/required"),
        remove(
            "a category page of the storefront needs no category", S + "StorefrontConfig/anyOf/2"),
        add("a new user needs an email", S + "UserCreate/allOf/1/required", "\"email\""),
        add("a batch product needs a name", S + "Product/allOf/0/required", "\"name\""),
        add(
            "a search needs a subtype that it does not have",
            S + "SearchEvent/required",
            "\"subtype\""));
  }

  private static List<Mutation> properties() {
    return List.of(
        rename("brand is renamed", S + "ProductUpdate/properties/brand", "label"),
        rename(
                "cart_link is renamed, also where required",
                S + "CartUpdateEvent/properties/cart_link",
                "link")
            .and(set("", S + "CartUpdateEvent/required/3", "\"link\"")),
        rename(
            "an answer's list is renamed",
            S + "Recommendations/properties/recent_product_skus",
            "recent"),
        remove("owner_id is gone", S + "ProductUpdate/properties/owner_id"),
        remove("the deprecated variant is gone", S + "EventCartItem/properties/variant"),
        remove(
            "category_1 of a recommendation is gone",
            S + "RecommendedProduct/properties/category_1"),
        set(
            "a product has a field of nobody's",
            S + "ProductUpdate/properties/sku",
            "{\"type\":\"string\",\"description\":\"SKU.\",\"example\":\"s1\"}"),
        remove("a profile takes no other fields", S + "UserProfile/additionalProperties"),
        set("an order line takes any field", S + "OrderCartItem/additionalProperties", "true"),
        set("an event takes no other fields", S + "LoginEvent/additionalProperties", "false"),
        remove(
            "variant is no longer deprecated", S + "EventCartItem/properties/variant/deprecated"));
  }

  private static List<Mutation> types() {
    return List.of(
        set("stock may have decimals", S + "ProductUpdate/properties/stock/type", "\"number\""),
        set("price has none", S + "ProductUpdate/properties/price/type", "\"integer\""),
        set("price is a string", S + "ProductUpdate/properties/price/type", "\"string\""),
        set(
            "email_subscriber is a string",
            S + "UserUpdate/properties/email_subscriber/type",
            "\"string\""),
        set(
            "a wishlist is of numbers",
            S + "UserUpdate/properties/wishlist/items/type",
            "\"integer\""),
        remove("a timestamp is any string", S + "EventRequest/properties/timestamp/format"),
        set("a timestamp is a date", S + "Order/properties/timestamp/format", "\"date\""),
        remove("a product id may be empty", S + "ProductId/properties/product_id/minLength"),
        set("a name has a greatest length", S + "ProductUpdate/properties/name/maxLength", "80"),
        set("a quantity may not be zero", S + "OrderCartItem/properties/quantity/minimum", "1"),
        set("a batch holds 100", S + "ProductBatch/properties/batch/maxItems", "100"),
        remove("a batch of ids has no limit", S + "OrderIdBatch/properties/batch/maxItems"),
        set("a cart may not be empty", S + "CartUpdateEvent/properties/cart/minItems", "1"),
        remove(
            "related products may not be null",
            S + "Recommendations/properties/related_product_skus/nullable"),
        set("an email may be null", S + "UserUpdate/properties/email/nullable", "true"),
        remove("prices of answers are numbers only", S + "Price/oneOf/1"),
        set(
            "price strings have two decimals",
            S + "Price/oneOf/1/pattern",
            "\"^[0-9]+[.][0-9]{2}$\""),
        remove(
            "clicks on similar products are refused",
            S + "ProductClickEvent/properties/subtype/enum/2"),
        add("orders can be returned", S + "OrderStatus/enum", "\"returned\""),
        set(
            "a constant is misspelt",
            S + "HomePageviewEvent/properties/type/enum/0",
            "\"page_view\""),
        remove("there is no wishlist removal", S + "Event/oneOf/7"),
        set(
            "products are not available unless said",
            S + "ProductUpdate/properties/available/default",
            "false"));
  }

  private static List<Mutation> operations() {
    return List.of(
        rename("a path is renamed", "/paths/~1v1~1events", "/v1/event"),
        rename("a path has no version", "/paths/~1v1~1users", "/users"),
        rename("users are patched", USER + "/put", "patch"),
        remove("orders cannot be deleted", ORDER + "/delete"),
        remove("a whole path is gone", "/paths/~1v1~1products~1{product_id}"),
        set("an operation is called otherwise", USER + "/put/operationId", "\"changeUser\""),
        set("an operation moves to another section", ORDER + "/delete/tags/0", "\"Users\""),
        set("a path parameter is renamed", "/components/parameters/UserId/name", "\"id\"")
            .and(rename("", USER, "/v1/users/{id}")),
        remove("a path parameter is not declared", VARIANT + "/parameters/1"),
        set(
            "a query parameter is invented",
            USER + "/delete/parameters",
            "[{\"name\":\"hard\",\"in\":\"query\",\"schema\":{\"type\":\"boolean\"}}]"),
        remove("a body is optional", PRODUCTS + "/requestBody/required"),
        rename("a body is not called JSON", PRODUCTS + "/requestBody" + JSON, "text/json"),
        set(
            "a body has another schema",
            USER + "/put/requestBody" + JSON + "/schema/$ref",
            "\"#/components/schemas/User\""),
        set("a delete carries only the key", USER + "/delete/security/0", "{\"apiKeyOnly\":[]}"),
        set("events are signed", EVENTS + "/security/0", "{\"signedBody\":[]}"),
        add("a request may go unsigned", PRODUCTS + "/security", "{}"),
        swap(
            "the schemes swap their signing",
            "/components/securitySchemes/signedBody/x-signing-scheme",
            "/components/securitySchemes/apiKeyOnly/x-signing-scheme"),
        set(
            "the key goes as a bearer token",
            "/components/securitySchemes/apiKeyOnly/scheme",
            "\"bearer\""),
        set("the server is another one", "/servers/0/url", "\"https://api.datacue.com\""));
  }

  private static List<Mutation> answers() {
    return List.of(
        rename("a creation answers 204", PRODUCTS + "/responses/201", "204"),
        rename("an update answers 201", USER + "/put/responses/204", "201"),
        rename("a batch answers 200", BATCH_USERS + "/post/responses/207", "200"),
        remove("events answer only 204", EVENTS + "/responses/200"),
        remove("events always answer with a body", EVENTS + "/responses/204"),
        remove("a batch cannot be too large", BATCH_USERS + "/put/responses/413"),
        remove("nothing is unauthorized", ORDER + "/put/responses/401"),
        set(
            "a 404 is invented",
            USER + "/delete/responses/404",
            "{\"description\":\"Not known.\"}"),
        swap("400 and 401 change places", PRODUCTS + "/responses/400", PRODUCTS + "/responses/401"),
        set(
            "an answer has another schema",
            EVENTS + "/responses/200" + JSON + "/schema/$ref",
            "\"#/components/schemas/BatchResult\""),
        remove("an item's status has no error", S + "ItemStatus/properties/error"),
        add(
            "an item can be skipped",
            S + "ItemStatus/properties/status/x-extensible-enum",
            "\"skipped\""),
        set("errors are closed", S + "Error/additionalProperties", "false"));
  }

  private static List<Mutation> texts() {
    return List.of(
        remove(
            "a request example is gone", EVENTS + "/requestBody" + JSON + "/examples/clickBanner"),
        remove(
            "an answer's example is gone", EVENTS + "/responses/200" + JSON + "/examples/search"),
        remove(
            "the failed batch is no example",
            BATCH_USERS + "/post/responses/207" + JSON + "/examples/partlyFailed"),
        rename(
            "an example is renamed",
            EVENTS + "/requestBody" + JSON + "/examples/pageviewHome",
            "home"),
        set(
            "an example breaks its schema",
            PRODUCTS + "/requestBody" + JSON + "/examples/jeans/value/stock",
            "\"5\""),
        set(
            "an answer's example breaks its schema",
            EVENTS + "/responses/200" + JSON + "/examples/search/value/recent_product_skus/0/price",
            "\"much\""),
        set(
            "a property's example breaks its schema",
            S + "EventCartItem/properties/quantity/example",
            "\"one\""),
        remove("a parameter has no example", "/components/parameters/OrderId/example"),
        remove("a property has no description", S + "EventContext/properties/ip/description"),
        remove("a property has no example", S + "EventContext/properties/ip/example"),
        remove("an operation has no description", ORDER + "/put/description"),
        remove("an operation has no summary", ORDER + "/put/summary"));
  }
}
