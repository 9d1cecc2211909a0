package co.datacue.client;

import static co.datacue.client.Calls.builder;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.client.BatchOutcome.State;
import co.datacue.client.model.BatchResult;
import co.datacue.client.model.ItemStatus;
import co.datacue.client.model.Order;
import co.datacue.client.model.OrderBatch;
import co.datacue.client.model.Product;
import co.datacue.client.model.ProductBatch;
import co.datacue.client.model.UserId;
import co.datacue.client.model.UserIdBatch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchOutcomeTest {
  private final ScriptedServer server = new ScriptedServer(ScriptedServer.status(204));
  private final OkHttpClient own = new OkHttpClient();
  private final DataCueClient client =
      builder(server).okHttpClient(own).time(new FakeTime()).build();

  @AfterEach
  void nothingIsLeftOpen() {
    Calls.assertNothingLeaks(own);
    client.close();
    server.close();
  }

  private static UserIdBatch users(String... ids) {
    UserIdBatch batch = new UserIdBatch();
    for (String id : ids) {
      batch.addBatchItem(new UserId().userId(id));
    }
    return batch;
  }

  private BatchOutcome<UserId> outcome(String statuses, String... ids) {
    server.then(ScriptedServer.json(207, "{\"status\":[" + statuses.replace('\'', '"') + "]}"));
    return client.batch().batchDeleteUsers(users(ids)).execute();
  }

  private static List<State> states(BatchOutcome<?> outcome) {
    return outcome.items().stream().map(BatchOutcome.Item::state).toList();
  }

  @ParameterizedTest
  @EnumSource(Calls.class)
  void itemsAreMatchedByPosition(Calls calls) {
    server.then(
        ScriptedServer.json(
            207,
            "{\"status\":[{\"user_id\":\"u1\",\"status\":\"OK\"},"
                + "{\"status\":\"error\",\"error\":\"u2 is odd\"}]}"));
    UserIdBatch sent = users("u1", "u2");
    BatchOutcome<UserId> outcome = calls.result(client.batch().batchDeleteUsers(sent));
    assertFalse(outcome.allOk());
    assertEquals(1, outcome.attempts());
    assertEquals(List.of(0), outcome.succeeded().stream().map(BatchOutcome.Item::index).toList());
    BatchOutcome.Item<UserId> failed = outcome.failed().get(0);
    assertEquals(1, failed.index());
    assertSame(sent.getBatch().get(1), failed.sent());
    assertEquals("u2 is odd", failed.error());
    assertNotNull(failed.status());
    assertNull(outcome.items().get(0).error());
    assertEquals(List.of(), outcome.unknown());
    assertEquals(2, outcome.result().getStatus().size());
    assertThrows(UnsupportedOperationException.class, () -> outcome.items().clear());

    assertEquals(207, calls.response(client.batch().batchDeleteUsers(sent)).code());
  }

  @Test
  void allOkOnlyIfEveryItemIs() {
    String ok = "{'status':'OK'}";
    assertTrue(outcome(ok + "," + ok, "u1", "u2").allOk());
    assertFalse(outcome(ok, "u1", "u2").allOk());
    assertFalse(outcome(ok + ",{'status':'error'}", "u1", "u2").allOk());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "fewer    | {'user_id':'u1','status':'OK'}            | no status for this item",
        "null     | {'status':'OK'},null                      | no status for this item",
        "empty    | {'status':'OK'},{}                        | does not tell the item's status",
        "new word | {'status':'OK'},{'status':'pending'}      | does not know the item's status \"pending\"",
        "other id | {'status':'OK'},{'user_id':'u9','status':'OK'} | user_id \"u9\" at the place of [user_id=u2]",
        "other's  | {'status':'OK'},{'banner_id':'u1','status':'OK'} | banner_id \"u1\" at the place"
      })
  void itemThatTheAnswerDoesNotMentionIsUnknown(String what, String statuses, String why) {
    BatchOutcome<UserId> outcome = outcome(statuses, "u1", "u2");
    assertEquals(List.of(State.OK, State.UNKNOWN), states(outcome));
    assertTrue(outcome.unknown().get(0).error().contains(why), outcome.toString());
    assertEquals("u2", outcome.worthResending().get(0).getUserId());
    assertEquals(1, outcome.worthResending().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'related_id':['u2'],'user_id':'u1'", // ids that are not the item's own
        "'user_id':'u2','user_id':'u1'" // as in the model, the last counts
      })
  void idIsTheItemsOwn(String ids) {
    String other = "{'user_id':'u2','status':'OK'}";
    assertTrue(outcome("{" + ids + ",'status':'OK'}," + other, "u1", "u2").allOk());
  }

  @Test
  void statusesInAnotherOrderAreUnknown() {
    String reordered = "{'user_id':'u2','status':'OK'},{'user_id':'u1','status':'error'}";
    assertEquals(List.of(State.UNKNOWN, State.UNKNOWN), states(outcome(reordered, "u1", "u2")));
  }

  @Test
  void statusesBeyondTheItemsAreTold() {
    BatchOutcome<UserId> outcome =
        outcome("{'user_id':'u1','status':'OK'},{'status':'error'}", "u1");
    assertTrue(outcome.allOk(), "its own id says so");
    assertEquals(1, outcome.surplus().size());
    assertEquals("error", outcome.surplus().get(0).getStatus());
    assertEquals(2, outcome.result().getStatus().size());
    assertEquals(List.of(), outcome("{'user_id':'u1','status':'OK'}", "u1").surplus());
    assertEquals(List.of(), outcome("{'user_id':'u1','status':'OK'}", "u1", "u2").surplus());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'status':'OK'}",
        "{'status':'OK'},{'status':'OK'}",
        "{'status':'OK'},{'status':'OK'},{'user_id':'u9','status':'error'},{'status':'OK'}"
      })
  void statusesThatAreTooFewOrTooManyAreNotGuessedToBeAnItems(String statuses) {
    BatchOutcome<UserId> outcome = outcome(statuses, "u1", "u2", "u3");
    assertEquals(List.of(State.UNKNOWN, State.UNKNOWN, State.UNKNOWN), states(outcome));
    String why = outcome.items().get(0).error();
    assertTrue(why.endsWith("does not say whose it is"), why);
    assertTrue(why.contains(" statuses for 3 items"), why);
  }

  @Test
  void idThatIsExactlyAnotherItemsIsAnotherItems() {
    String swapped = "{'user_id':'SKU','status':'OK'},{'user_id':'sku','status':'error'}";
    assertEquals(List.of(State.UNKNOWN, State.UNKNOWN), states(outcome(swapped, "sku", "SKU")));
    String foreign = "{'banner_id':'SKU','status':'OK'},{'banner_id':'sku','status':'error'}";
    assertEquals(List.of(State.UNKNOWN, State.UNKNOWN), states(outcome(foreign, "sku", "SKU")));
    String right = "{'user_id':'sku','status':'OK'},{'user_id':'SKU','status':'OK'}";
    assertTrue(outcome(right, "sku", "SKU").allOk());
    assertTrue(outcome("{'user_id':'SKU','status':'OK'}", "sku").allOk(), "no other is meant");
  }

  @Test
  void variantsOfOneProductAreNotToldApartByTheProduct() {
    String product = "{\"product_id\":\"p1\",\"status\":\"OK\"}";
    String both = "{\"product_id\":\"p1\",\"variant_id\":\"v2\",\"status\":\"OK\"}";
    server.then(ScriptedServer.json(207, "{\"status\":[" + product + "," + both + "]}"));
    ProductBatch products =
        new ProductBatch()
            .addBatchItem(new Product().productId("p1").variantId("v1"))
            .addBatchItem(new Product().productId("p1").variantId("v2"))
            .addBatchItem(new Product().productId("p2").variantId("v2"));
    assertEquals(
        List.of(State.UNKNOWN, State.OK, State.UNKNOWN),
        states(client.batch().batchUpdateProducts(products).execute()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "sku,SKU | {'user_id':'Sku','status':'OK'}",
        "p1,p1   | {'user_id':'p1','status':'error'}",
      })
  void statusOfOneOfSeveralAlikeIsNobodys(String ids, String statuses) {
    BatchOutcome<UserId> outcome = outcome(statuses, ids.split(","));
    assertEquals(List.of(State.UNKNOWN, State.UNKNOWN), states(outcome));
  }

  @Test
  void idUnderAForeignNameThatAnotherItemHasToo() {
    server.then(
        ScriptedServer.json(
            207,
            "{\"status\":[{\"product_id\":\"2\",\"status\":\"OK\"},"
                + "{\"product_id\":\"1\",\"status\":\"error\"}]}"));
    OrderBatch orders =
        new OrderBatch()
            .addBatchItem(new Order().orderId("1").userId("2"))
            .addBatchItem(new Order().orderId("2").userId("1"));
    assertEquals(
        List.of(State.UNKNOWN, State.UNKNOWN),
        states(client.batch().batchCreateOrders(orders).execute()));
  }

  @Test
  void outcomeCanBeMadeForATest() {
    BatchResult result =
        new BatchResult()
            .addStatusItem(new ItemStatus().status(ItemStatus.STATUS_OK).userId("u1"))
            .addStatusItem(new ItemStatus().status(ItemStatus.STATUS_OK).userId("u1"));
    BatchOutcome<UserId> outcome = BatchOutcome.of(users("u1", "u2").getBatch(), result);
    assertEquals(List.of(State.OK, State.UNKNOWN), states(outcome));
    assertEquals(1, outcome.attempts());
    assertSame(result, outcome.result());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // as in the reference's samples
        "{'user_id':'u1','status':'OK'},{'banner_id':'u2','status':'OK'}",
        "{'user_id':'u1','status':'OK'},{'product_id':'u2','status':'OK'}",
        "{'user_id':'U1','status':'OK'},{'user_id':'u2','status':'OK'}",
        "{'user_id':null,'status':'OK'},{'job_id':77,'status':'OK'}"
      })
  void idUnderAForeignNameIsNoMismatch(String statuses) {
    assertTrue(outcome(statuses, "u1", "u2").allOk());
  }

  @Test
  void orderMayBeNamedAsAProduct() {
    server.then(
        ScriptedServer.json(
            207,
            "{\"status\":[{\"order_id\":\"o1\",\"status\":\"error\",\"error\":\"o1 already exists\"},"
                + "{\"product_id\":\"o2\",\"status\":\"OK\"}]}"));
    OrderBatch orders =
        new OrderBatch()
            .addBatchItem(new Order().orderId("o1").userId("u1"))
            .addBatchItem(new Order().orderId("o2").userId("u2"));
    BatchOutcome<Order> outcome = client.batch().batchCreateOrders(orders).execute();
    assertEquals(List.of(State.FAILED, State.OK), states(outcome));
  }

  @Test
  void variantIsCheckedToo() {
    server.then(
        ScriptedServer.json(
            207,
            "{\"status\":[{\"product_id\":\"p1\",\"variant_id\":\"v2\",\"status\":\"OK\"},"
                + "{\"product_id\":\"p1\",\"status\":\"OK\"}]}"));
    ProductBatch products =
        new ProductBatch()
            .addBatchItem(new Product().productId("p1").variantId("v1"))
            .addBatchItem(new Product().productId("p1").variantId("v2"));
    assertEquals(
        List.of(State.UNKNOWN, State.OK),
        states(client.batch().batchUpdateProducts(products).execute()));
  }

  @Test
  void onlyWhatCanSucceedIsWorthResending() {
    BatchOutcome<UserId> outcome =
        outcome(
            "{'status':'OK'},{'status':'error','error':'u2 Already Exists'},"
                + "{'status':'error','error':'User not found'},{'status':'error','error':'busy'},"
                + "{'status':'error'},{'status':'pending'}",
            "u1",
            "u2",
            "u3",
            "u4",
            "u5",
            "u6");
    assertEquals(
        List.of("u4", "u5", "u6"),
        outcome.worthResending().stream().map(UserId::getUserId).toList());
  }

  @ParameterizedTest
  @EnumSource(Calls.class)
  void batchIsRepeatedWholeUntilItIsAnsweredItemByItem(Calls calls) {
    try (ScriptedServer failing =
            new ScriptedServer(
                ScriptedServer.status(503),
                ScriptedServer.json(
                    207, "{\"status\":[{\"status\":\"error\"},{\"status\":\"error\"}]}"));
        DataCueClient built = builder(failing).time(new FakeTime()).build()) {
      BatchOutcome<UserId> outcome =
          calls.result(built.batch().batchDeleteUsers(users("u1", "u2")));
      assertEquals(2, outcome.failed().size());
      assertEquals(2, outcome.attempts(), "what exists may be the first attempt's work");
      assertEquals(2, failing.received().size(), "a 207 is never repeated");
      assertEquals(failing.received().get(0).text(), failing.received().get(1).text());
    }
  }

  @Test
  void listMayBeUsedAgainWhileTheCallIsUnderWay() {
    UserIdBatch batch = new UserIdBatch().batch(new ArrayList<>(users("u1", "u2").getBatch()));
    UserId first = batch.getBatch().get(0);
    String statuses =
        "[{\"user_id\":\"u1\",\"status\":\"OK\"},{\"user_id\":\"u2\",\"status\":\"OK\"}]";
    server.then(
        socket -> {
          first.userId("changed");
          batch.getBatch().clear();
          return ScriptedServer.json(207, "{\"status\":" + statuses + "}").play(socket);
        });
    BatchOutcome<UserId> outcome = client.batch().batchDeleteUsers(batch).execute();
    assertTrue(outcome.allOk(), outcome.toString());
    assertEquals(2, outcome.items().size());
  }

  @Test
  void answerInAnotherCharsetIsMatched() {
    byte[] answer =
        "{\"status\":[{\"user_id\":\"u1\",\"status\":\"OK\"}]}".getBytes(StandardCharsets.UTF_16LE);
    String type = "Content-Type: application/json; charset=utf-16le";
    server.then(ScriptedServer.answer(207, answer, type));
    assertTrue(client.batch().batchDeleteUsers(users("u1")).execute().allOk());
  }

  @Test
  void ofANameThatComesTwiceTheLastCounts() {
    server.then(
        ScriptedServer.json(
            207,
            "{\"status\":[{\"user_id\":\"u9\",\"status\":\"error\"}],\"more\":{\"status\":[]},"
                + "\"status\":[{\"user_id\":\"u1\",\"status\":\"OK\"}]}"));
    assertTrue(client.batch().batchDeleteUsers(users("u1")).execute().allOk());
  }

  @Test
  void batchWithoutItemsIsEmpty() {
    assertTrue(outcome("").items().isEmpty());
    server.then(ScriptedServer.json(207, "{}"));
    var outcome = client.batch().batchDeleteUsers(users("u1")).execute();
    assertEquals(List.of(State.UNKNOWN), states(outcome));
  }

  @Test
  void batchAnsweredWithoutABodyIsUndecodable() {
    server.then(ScriptedServer.status(204));
    var call = client.batch().batchDeleteUsers(users("u1"));
    assertThrows(UndecodableAnswerException.class, call::execute);
  }

  @Test
  void nullItemIsTheApisToRefuse() {
    UserIdBatch batch = users("u1").addBatchItem(null);
    server.then(
        ScriptedServer.json(207, "{\"status\":[{\"status\":\"OK\"},{\"status\":\"error\"}]}"));
    var outcome = client.batch().batchDeleteUsers(batch).execute();
    assertEquals(List.of(State.OK, State.FAILED), states(outcome));
    assertNull(outcome.failed().get(0).sent());
  }
}
