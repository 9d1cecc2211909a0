package co.datacue.mock.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.mock.Contract;
import co.datacue.mock.MockException;
import co.datacue.mock.SmallContract;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found out of a contract: what there is to be held, and what each operation does. */
class ResourcesTest {
  private static final String BATCH =
      """
      /batch/goods:
        delete:
          operationId: deleteMany
          requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Few'}}}}
          responses:
            '207':
              content:
                application/json:
                  schema: {$ref: '#/components/schemas/Outcomes'}
                  examples: {one: {value: {results: [{state: failed, why: 'No good'}]}}}
        post:
          operationId: createMany
          requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Many'}}}}
          responses:
            '200': {}
            '207':
              content:
                application/json:
                  schema: {$ref: '#/components/schemas/Outcomes'}
                  examples:
                    none: {value: {results: []}}
                    some:
                      value:
                        results:
                          - {state: done}
                          - {state: failed, why: [not, text]}
                          - {good_id: g.1, state: failed, why: 'g.1 of shop gg.1 or gx1 is there'}
        put:
          operationId: updateMany
          requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Many'}}}}
          responses:
            '207':
              content:
                application/json:
                  schema: {$ref: '#/components/schemas/Outcomes'}
      """;
  private static final String SCHEMAS =
      """
      Good:
        required: [good_id, colour]
        properties: {good_id: {type: string}, colour: {type: string}, shop_id: {type: string}, one: {}}
      Many:
        properties: {goods: {type: array, items: {$ref: '#/components/schemas/Good'}}}
      Few:
        properties:
          goods:
            items: {required: [good_id], properties: {good_id: {type: string}, one: {}}}
      Outcomes:
        properties:
          results:
            items:
              properties:
                good_id: {type: string}
                batch_id: {type: string}
                one: {enum: [only]}
                state: {x-extensible-enum: [done, failed]}
                why: {type: string}
        x-item-outcomes: true
      """;

  private Contract contract;

  @Test
  void idsAreTheParametersOfTheLongestPath() {
    Resources resources =
        resources(
            """
            /shops/{shop_id}/goods: {post: {operationId: a, responses: {'201': {}}}}
            /goods/{good_id}: {delete: {operationId: b, responses: {'204': {}}}}
            /goods/{good_id}/{form_id}/: {patch: {operationId: c, responses: {'204': {}}}}
            /goods/{a}/{b}/{c}: {get: {operationId: d, responses: {'200': {}}}}
            /wishes/{wish_id}: {put: {operationId: e, responses: {'204': {}}}}
            /wishes/{x}: {delete: {operationId: f, responses: {'204': {}}}}
            """);
    assertEquals(
        "[Resource[name=goods, ids=[good_id, form_id]], Resource[name=wishes, ids=[wish_id]]]",
        resources.all().toString());
    assertNull(held(resources, "d"), "what only reads");
    assertNull(resources.of(null));
    assertEquals(HeldOperation.Kind.CREATE, held(resources, "a").kind());
    assertEquals(HeldOperation.Kind.DELETE, held(resources, "b").kind());
    assertEquals(HeldOperation.Kind.UPDATE, held(resources, "c").kind());
    assertEquals(HeldOperation.Kind.UPDATE, held(resources, "e").kind());
    assertFalse(held(resources, "a").onlyAdds());
  }

  @Test
  void contractMayGiveAnotherNameOrNone() {
    Resources resources =
        resources(
            """
            /orders: {post: {operationId: a, x-resource: returns, responses: {'201': {}}}}
            /orders/{order_id}: {put: {operationId: b, x-resource: none, responses: {'204': {}}}}
            """);
    assertEquals("[Resource[name=returns, ids=[]]]", resources.all().toString());
    assertNull(held(resources, "b"));
    assertTrue(held(resources, "a").onlyAdds());
  }

  @ParameterizedTest
  @CsvSource({
    "products, product_id, Product",
    "wish_lists, wish_list_id, Wish list",
    "products, sku, Products",
    "products, _id, Products",
    "orders, product_id, Orders",
    "people, 'person_id,people_id', People"
  })
  void oneOfThemIsCalledByItsId(String name, String ids, String label) {
    assertEquals(label, new Resource(name, List.of(ids.split(","))).label());
  }

  @Test
  void batchIsReadFromItsSchemasAndExamples() {
    Resources resources = resources(BATCH);
    assertEquals("[Resource[name=goods, ids=[good_id]]]", resources.all().toString());
    HeldOperation many = held(resources, "createMany");
    assertEquals(
        new Batch(207, "goods", "results", "state", "done", "failed", "why", List.of("good_id")),
        many.batch());
    List<String> names = List.of("good_id");
    assertEquals(
        "7 of shop gg.1 or gx1 is there", many.texts().exists(names, List.of("7")), "whole words");
    assertEquals("No good", many.texts().unknown(names, List.of("7")));
    assertEquals("createMany", resources.creating("goods").orElseThrow().operation().id());
    assertTrue(resources.creating("wishes").isEmpty());
    resources.requireHoldable();
  }

  @Test
  void entriesCarryTheIdsThatTheExamplesShow() {
    Resources resources =
        resources(BATCH + "/goods/{good_id}/{colour}: {put: {operationId: a, responses: {}}}\n");
    assertEquals(List.of("good_id", "colour"), held(resources, "createMany").resource().ids());
    assertEquals(List.of("good_id"), held(resources, "createMany").batch().ids());
    assertEquals(
        List.of("good_id", "colour"), held(resources, "updateMany").batch().ids(), "no examples");
  }

  @Test
  void batchGoesBeforeASingleCreation() {
    Resources resources =
        resources("/goods: {post: {operationId: one, responses: {'201': {}}}}\n" + BATCH);
    assertEquals("createMany", resources.creating("goods").orElseThrow().operation().id());
  }

  @Test
  void listThatIsNoBatchNamesNoItems() {
    Resources resources =
        resources(
            """
            /goods:
              put:
                operationId: replace
                requestBody:
                  content: {application/json: {schema: {$ref: '#/components/schemas/Few'}}}
                responses: {'204': {}}
            """);
    assertEquals("[Resource[name=goods, ids=[]]]", resources.all().toString());
  }

  @Test
  void singleCreationStandsInWhereThereIsNoBatch() {
    Resources resources =
        resources(
            """
            /goods: {post: {operationId: one, responses: {'201': {}}}}
            /goods/{good_id}: {delete: {operationId: delete, responses: {'204': {}}}}
            """);
    assertEquals("one", resources.creating("goods").orElseThrow().operation().id());
    assertEquals(
        "one",
        resources("/other/wishes: {post: {operationId: one, responses: {'201': {}}}}\n")
            .creating("wishes")
            .orElseThrow()
            .operation()
            .id());
  }

  @Test
  void withoutWordsOfTheContractThePlainOnesAreSaid() {
    Resources resources =
        resources(
            """
            /goods/{good_id}: {put: {operationId: update, responses: {'204': {}}}}
            /visits: {post: {operationId: visit, responses: {'200': {}}}}
            """);
    ErrorTexts texts = held(resources, "update").texts();
    assertEquals("7 already exists", texts.exists(List.of("good_id"), List.of("7")));
    assertEquals("Good not found", texts.unknown(List.of("good_id"), List.of("7")));
    ErrorTexts ofVisits = held(resources, "visit").texts();
    assertEquals("It already exists", ofVisits.exists(List.of(), List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "true, ''",
    "true, '{name: id, in: path, schema: {type: string, minLength: 1, description: d, example: e}}'",
    "false, '{name: id, in: path, schema: {type: string, minLength: 2}}'",
    "false, '{name: id, in: path, schema: {type: string, pattern: x}}'",
    "false, '{name: id, in: path, schema: {type: integer}}'",
    "false, '{name: id, in: query, schema: {type: string}}'",
  })
  void onlyPathsOfAnyTextAreDecidedByTheirIds(boolean decided, String parameter) {
    String both =
        """
        /goods/{id}:
          parameters: [%s]
          delete: {operationId: a, responses: {'204': {}}}
          put: {operationId: b, requestBody: {content: {}}, responses: {'204': {}}}
        /wishes/{id}:
          delete: {operationId: c, parameters: [%s], responses: {'204': {}}}
        """
            .formatted(parameter, parameter);
    Resources resources = resources(both);
    assertEquals(decided, held(resources, "a").decidedByIds(), "the path's");
    assertFalse(held(resources, "b").decidedByIds(), "a body");
    assertEquals(decided, held(resources, "c").decidedByIds(), "its own");
  }

  @Test
  void successWithoutABodyIsTheLowestIfThatHasNone() {
    Resources resources =
        resources(
            """
            /a/{id}: {delete: {operationId: a, responses: {'204': {}, '400': {}}}}
            /b/{id}: {delete: {operationId: b, responses: {'404': {}, '300': {}}}}
            /c/{id}:
              delete:
                operationId: c
                responses:
                  '204': {}
                  '200': {content: {application/json: {examples: {a: {value: 1}}}}}
            """);
    assertEquals(204, held(resources, "a").emptySuccess().orElseThrow());
    assertTrue(held(resources, "b").emptySuccess().isEmpty());
    assertTrue(held(resources, "c").emptySuccess().isEmpty());
  }

  @Test
  void whatNeedNotCarryItsIdsIsRefused() {
    String needs = "/goods: {post: {operationId: one, responses: {'201': {}}}}\n";
    String path = "/goods/{good_id}: {put: {operationId: change, responses: {'204': {}}}}\n";
    Resources resources = resources(needs + path);
    String message = assertThrows(MockException.class, resources::requireHoldable).getMessage();
    assertTrue(
        message.startsWith(
            "one (POST /goods) cannot be held: nothing says that a request carries good_id."),
        message);
    assertThrows(MockException.class, () -> new State(resources, 1));
  }

  @Test
  void deletionMayNameFewerIds() {
    resources(
            """
            /goods/{good_id}: {delete: {operationId: all, responses: {'204': {}}}}
            /goods/{good_id}/{form_id}: {delete: {operationId: one, responses: {'204': {}}}}
            """)
        .requireHoldable();
  }

  @Test
  void batchThatDeletesMustNameItsItems() {
    Resources resources =
        resources(BATCH + "/goods/{good_id}/{form_id}: {put: {operationId: c, responses: {}}}\n");
    String message = assertThrows(MockException.class, resources::requireHoldable).getMessage();
    assertTrue(message.contains("carries form_id"), message);
  }

  @Test
  void collectionsOfOneNameAreRefused() {
    Resources resources =
        resources(
            """
            /orders: {post: {operationId: a, responses: {'201': {}}}}
            /returned/orders: {post: {operationId: b, responses: {'201': {}}}}
            """);
    String message = assertThrows(MockException.class, resources::requireHoldable).getMessage();
    assertTrue(
        message.startsWith("/orders and /returned/orders would both be held as orders."), message);
  }

  @Test
  void resourcesAreHeldInTheContractsOrder() {
    Resources resources =
        resources(
            """
            /zoos/{zoo_id}: {put: {operationId: a, responses: {'204': {}}}}
            /visits: {post: {operationId: b, responses: {'200': {}}}}
            """);
    State state = new State(resources, 1_000);
    List<String> names = new ArrayList<>();
    state.held().forEach(held -> names.add(held.resource()));
    assertEquals(List.of("zoos", "visits"), names);
    assertEquals(
        "Held are [zoos, visits], not goods",
        assertThrows(IllegalArgumentException.class, () -> state.held("goods")).getMessage());
  }

  private HeldOperation held(Resources resources, String operation) {
    return resources.of(contract.operation(operation));
  }

  private Resources resources(String paths) {
    contract = SmallContract.of(paths, SCHEMAS);
    return new Resources(contract);
  }
}
