package co.datacue.mock.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.mock.MockException;
import co.datacue.mock.gate.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the lists of an answer are filled with, by the contract's word. */
class RecommenderTest {
  private static final String PATHS =
      """
      /goods:
        post:
          operationId: create
          requestBody:
            content: {application/json: {schema: {$ref: '#/components/schemas/Good'}}}
          responses: {'201': {}}
      /goods/{good_id}/{form_id}:
        put: {operationId: update, responses: {'204': {}}}
      /visits:
        post:
          operationId: visit
          requestBody:
            content:
              application/json:
                schema:
                  properties:
                    who: {$ref: '#/components/schemas/Who'}
                    what: {oneOf: [$LOOK, {$ref: '#/components/schemas/Leave'}]}
          responses:
            '200':
              content:
                application/json:
                  schema: {$ref: '#/components/schemas/Shown'}
                  examples:
                    all: {value: {others: [{}, {}, {}], alike: [{}], note: {a: 1, b: 2, c: 3, d: 4}}}
            '400': {}
      """
          .replace("$LOOK", "{$ref: '#/components/schemas/Look'}");
  private static final String SCHEMAS =
      """
      Good: {required: [good_id, form_id], properties: {good_id: {type: string}}}
      Who: {x-visitor: [name, number]}
      Look: {x-views: goods, properties: {act: {enum: [look]}}}
      Leave: {properties: {act: {enum: [leave]}}}
      Item:
        properties: {good_id: {type: string}, sort: {type: string, x-same-as: kind}, price: {}}
      Shown:
        properties:
          note: {type: string}
          others:
            x-drawn: {from: goods, choose: Others, unless: {gone: true, hidden: 1}}
            items: {$ref: '#/components/schemas/Item'}
          alike:
            x-drawn: {from: goods, choose: alike, by: kind}
            items: {$ref: '#/components/schemas/Item'}
          seen:
            x-drawn: {from: goods, choose: viewed}
            items: {$ref: '#/components/schemas/Item'}
      """;
  private static final String ALL = "{\"others\":[1],\"alike\":[1],\"seen\":[1],\"note\":\"n\"}";

  private final SmallShop shop = new SmallShop(PATHS, SCHEMAS);

  @Test
  void asManyAreShownAsTheLongestExampleHasAndEachOnce() {
    for (String good : List.of("a", "b", "c", "d")) {
      good(good, "1", "");
      good(good, "2", "");
    }
    JsonNode shown = visit("{\"name\":\"n\"}", "{\"act\":\"leave\"}");
    assertEquals("a b c", ids(shown.path("others")));
    assertEquals("", ids(shown.path("alike")), "nothing is looked at");
    assertEquals("", ids(shown.path("seen")));
    assertEquals("n", shown.path("note").asText());
  }

  @Test
  void whatIsLookedAtIsNotAmongTheOthers() {
    good("a", "1", "");
    good("a", "2", "");
    good("b", "1", "");
    assertEquals("b", ids(look("n", "a", "1").path("others")));
    assertEquals("b", ids(look("n", "a", "").path("others")), "an id is enough");
    assertEquals("a b", ids(look("n", "z", "1").path("others")), "nobody knows it");
  }

  @Test
  void onlyWhatHasAllTheFieldsIsLeftOut() {
    good("a", "1", ",\"gone\":true,\"hidden\":1");
    good("b", "1", ",\"gone\":true");
    good("c", "1", ",\"gone\":true,\"hidden\":2");
    assertEquals("b c", ids(visit("{}", "{\"act\":\"leave\"}").path("others")));
  }

  @Test
  void alikeIsWhatSharesTheField() {
    good("a", "1", ",\"kind\":\"hat\"");
    good("b", "1", ",\"kind\":\"cap\"");
    good("c", "1", ",\"kind\":\"hat\"");
    assertEquals("c", ids(look("n", "a", "1").path("alike")));
  }

  @Test
  void fieldsAreShownByTheirOwnNamesWhereTheyHaveAValue() {
    good("a", "1", ",\"kind\":\"hat\",\"price\":null,\"secret\":1");
    assertEquals(
        "[{\"good_id\":\"a\",\"sort\":\"hat\"}]",
        visit("{}", "{\"act\":\"leave\"}").path("others").toString());
  }

  @Test
  void visitorIsKnownByEveryName() {
    good("a", "1", "");
    good("b", "1", "");
    look("n", "a", "1");
    visit("{\"name\":\"n\",\"number\":\"7\"}", look("b", "1"));
    assertEquals("b a", ids(visit("{\"name\":\"n\"}", "{\"act\":\"leave\"}").path("seen")));
    assertEquals("b", ids(visit("{\"number\":\"7\"}", "{\"act\":\"leave\"}").path("seen")));
    assertEquals("", ids(visit("{\"number\":\"n\"}", "{\"act\":\"leave\"}").path("seen")));
    assertEquals("", ids(visit("{\"name\":\"\"}", "{\"act\":\"leave\"}").path("seen")));
    assertEquals("a", ids(look("n", "b", "1").path("seen")), "but not what is looked at");
    shop.state().reset();
    good("a", "1", "");
    good("b", "1", "");
    assertEquals("", ids(visit("{\"name\":\"n\"}", "{\"act\":\"leave\"}").path("seen")));
  }

  @Test
  void visitsAreHeldAndResetGoesBackToThoseOfTheStart() {
    visit("{}", "{\"act\":\"leave\"}");
    shop.state().keepAsStart();
    visit("{}", "{\"act\":\"leave\"}");
    assertEquals(2, shop.state().held("visits").size());
    shop.state().reset();
    assertEquals(1, shop.state().held("visits").size());
  }

  @Test
  void answerWithoutTheListsStaysAsItIs() {
    good("a", "1", "");
    for (String answer : List.of("", "{\"other\":[1]}", "{ }")) {
      shop.answers(answer);
      byte[] body = shop.send("visit", "/visits", "{\"what\":{\"act\":\"leave\"}}").body();
      assertEquals(answer.replace(" ", ""), new String(body));
    }
    shop.answers("{ }");
    byte[] created = shop.send("create", "/goods", "{\"good_id\":\"b\",\"form_id\":\"1\"}").body();
    assertArrayEquals("{ }".getBytes(), created, "nothing is drawn for it");
  }

  @ParameterizedTest
  @CsvSource({
    "choose: Others, choose: best, 'others: x-drawn can choose others, alike or viewed, not \"best\"'",
    "'from: goods, choose: alike', 'from: bads, choose: alike', alike: x-drawn names nothing that",
    "'from: goods, choose: viewed', 'from: visits, choose: viewed', seen: x-drawn names nothing"
  })
  void whatCannotBeDrawnIsNamed(String right, String wrong, String message) {
    Exception refusal =
        assertThrows(
            MockException.class, () -> new SmallShop(PATHS, SCHEMAS.replace(right, wrong)));
    assertTrue(refusal.getMessage().contains(message), refusal::getMessage);
  }

  private void good(String id, String form, String more) {
    String good = "{\"good_id\":\"" + id + "\",\"form_id\":\"" + form + "\"" + more + "}";
    assertEquals(201, shop.send("create", "/goods", good).status());
  }

  private JsonNode look(String visitor, String good, String form) {
    return visit("{\"name\":\"" + visitor + "\"}", look(good, form));
  }

  private static String look(String good, String form) {
    return "{\"act\":\"look\",\"good_id\":\"" + good + "\",\"form_id\":\"" + form + "\"}";
  }

  private JsonNode visit(String who, String what) {
    shop.answers(ALL);
    Answer answer = shop.send("visit", "/visits", "{\"who\":" + who + ",\"what\":" + what + "}");
    return SmallShop.json(answer);
  }

  private static String ids(JsonNode list) {
    List<String> ids = new ArrayList<>();
    list.forEach(item -> ids.add(item.path("good_id").asText()));
    return String.join(" ", ids);
  }
}
