package co.datacue.mock.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.mock.SmallContract;
import co.datacue.mock.gate.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is held of a request, and what is not, in a contract with whatever there can be. */
class HoldingRulesTest {
  private static final String PATHS =
      """
      /shops/{shop_id}/goods:
        post:
          operationId: create
          requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Good'}}}}
          responses: {'201': {}}
      /shops/{shop_id}/goods/{good_id}:
        put:
          operationId: update
          requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Good'}}}}
          responses: {'204': {}}
        delete: {operationId: delete, responses: {'204': {}}}
      /returns:
        post: {operationId: choose, x-resource: choices, responses: {'300': {}}}
      /batch/{shop_id}:
        post:
          operationId: createMany
          x-resource: goods
          requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Many'}}}}
          responses:
            '207':
              content:
                application/json:
                  schema: {$ref: '#/components/schemas/Outcomes'}
      """;
  private static final String SCHEMAS =
      """
      Good: {required: [good_id], properties: {good_id: {type: string}}}
      Many:
        properties: {goods: {type: array, items: {$ref: '#/components/schemas/Good'}}}
      Outcomes:
        x-item-outcomes: true
        properties:
          results:
            items:
              properties: {good_id: {}, shop_id: {}, state: {enum: [ok, bad]}, error: {}}
      """;

  private final SmallShop shop = new SmallShop(PATHS, SCHEMAS);

  @Test
  void idsOfThePathAreHeldWithTheItem() {
    assertEquals(201, create("s", "{\"good_id\":\"g\",\"n\":1}").status());
    assertEquals("[{\"good_id\":\"g\",\"n\":1,\"shop_id\":\"s\"}]", held());
    assertEquals(400, create("s", "{\"good_id\":\"g\"}").status());
    assertEquals(201, create("t", "{\"good_id\":\"g\"}").status());
  }

  @Test
  void updateSetsFieldsAndNoIds() {
    create("s", "{\"good_id\":\"g\",\"n\":1,\"m\":1}");
    String change = "{\"good_id\":\"x\",\"shop_id\":\"x\",\"n\":2}";
    assertEquals(204, shop.send("update", "/shops/s/goods/g", change).status());
    assertEquals("[{\"good_id\":\"g\",\"n\":2,\"m\":1,\"shop_id\":\"s\"}]", held());
    assertEquals(204, shop.send("update", "/shops/s/goods/g", "[1]").status());
    assertEquals("[{\"good_id\":\"g\",\"n\":2,\"m\":1,\"shop_id\":\"s\"}]", held());
  }

  @Test
  void entriesOfABatchCarryTheIdsThatTheirItemsHave() {
    shop.answers("{}");
    Answer answer =
        shop.send(
            "createMany",
            "/batch/s",
            "{\"goods\":[{\"good_id\":\"a\"},{\"good_id\":\"a\",\"shop_id\":\"s\"},7]}");
    assertEquals(
        "[{\"good_id\":\"a\",\"state\":\"ok\"},"
            + "{\"shop_id\":\"s\",\"good_id\":\"a\",\"state\":\"bad\",\"error\":\"s already exists\"},"
            + "{\"state\":\"ok\"}]",
        SmallShop.json(answer).path("results").toString());
  }

  @Test
  void whatIsNoSuccessIsNotHeld() {
    assertEquals(300, shop.send("choose", "/returns", "{}").status());
    assertEquals(0, shop.state().held("choices").size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"?__code=201", "?a=1&__example=x", "?__dynamic=true", "?__code=201&__example=x"})
  void answerThatTheQueryAsksForIsGivenAndNothingHeld(String query) {
    shop.send("create", "/shops/s/goods" + query, "{\"good_id\":\"g\"}");
    assertEquals("[]", held());
  }

  @Test
  void headerIsLookedAtBeforeTheQuery() {
    String good = "{\"good_id\":\"g\"}";
    for (String preference : List.of("code=201", "x, EXAMPLE = y", "wait;dynamic=true")) {
      shop.send("create", "/shops/s/goods", good, Map.of("Prefer", List.of(preference)));
      assertEquals("[]", held(), preference);
    }
    String other = "return=minimal, barcode=1";
    String query = "/shops/s/goods?__code=201";
    shop.send("create", query, good, Map.of("Prefer", List.of(other)));
    assertEquals(1, shop.state().held("goods").size());
  }

  @Test
  void fullMockSaysHowMuchItHolds() {
    create("s", "{\"good_id\":\"small\"}");
    Answer answer = create("s", "{\"good_id\":\"" + "g".repeat(1_000_000) + "\"}");
    assertEquals(500, answer.status());
    String message = SmallShop.json(answer).path("message").asText();
    assertTrue(
        message.startsWith("The mock is full: what it holds takes 0 MiB of the 0 MiB it may."),
        message);
    State large = new State(new Resources(SmallContract.of(PATHS, SCHEMAS)), 7 << 20);
    assertTrue(large.full().contains("0 MiB of the 7 MiB"), large.full());
    assertTrue(State.shareOfMemory() < Runtime.getRuntime().maxMemory());
    assertTrue(State.shareOfMemory() > Runtime.getRuntime().maxMemory() / 2);
  }

  @Test
  void resetGoesBackToTheStart() {
    create("s", "{\"good_id\":\"g\"}");
    shop.state().keepAsStart();
    create("s", "{\"good_id\":\"h\"}");
    shop.state().reset();
    assertEquals("[{\"good_id\":\"g\",\"shop_id\":\"s\"}]", held());
  }

  private Answer create(String shopId, String good) {
    return shop.send("create", "/shops/" + shopId + "/goods", good);
  }

  private String held() {
    List<JsonNode> all = shop.state().held("goods").all();
    return all.toString();
  }
}
