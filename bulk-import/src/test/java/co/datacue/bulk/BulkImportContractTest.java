package co.datacue.bulk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.bulk.ItemOutcome.State;
import co.datacue.client.DataCueClient;
import co.datacue.client.model.Product;
import co.datacue.mock.Exchange;
import co.datacue.mock.FaultRules;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BulkImportContractTest {
  private static Shop shop;

  private final List<ItemOutcome> outcomes = new ArrayList<>();

  @BeforeAll
  static void open() {
    shop = new Shop();
  }

  @AfterAll
  static void closeShop() {
    shop.close();
  }

  @BeforeEach
  void empty() {
    shop.mock.reset();
    shop.mock.clear();
  }

  private BulkImport products() {
    return BulkImport.products(shop.client()).onOutcome(outcomes::add);
  }

  private static List<String> products(int count) {
    return IntStream.range(0, count).mapToObj(Shop::product).toList();
  }

  @Test
  void everyItemArrivesAsItWasRead() throws Exception {
    ImportSummary summary = products().run(products(1234).iterator());
    assertEquals(new ImportSummary(1234, 1234, 0, 0, 0, 0, 0, true), summary);
    assertEquals(1234, shop.mock.products().size());
    assertEquals("7.50", shop.mock.products().get("p7", "v1").orElseThrow().get("price").asText());
    assertEquals(1234, outcomes.size());
  }

  @Test
  void whatExistsIsCountedApart() throws Exception {
    products().run(products(3).iterator());
    outcomes.clear();
    ImportSummary summary = products().run(products(5).iterator());
    assertEquals(2, summary.accepted());
    assertEquals(3, summary.existed());
    assertEquals(0, summary.doubtful());
    assertEquals(
        State.EXISTED,
        outcomes.stream().filter(o -> o.number() == 2).findFirst().orElseThrow().state());
  }

  @Test
  void modelsAreImportedAndUpdated() throws Exception {
    DataCueClient client = shop.client();
    List<Product> products =
        List.of(
            new Product().productId("p0").variantId("v1").name("Hat"),
            new Product().productId("new").variantId("v1").price(new BigDecimal("1.10")));
    BulkImport.products(client).run(products(1).stream());
    ImportSummary summary =
        BulkImport.products(client)
            .onExists(OnExists.UPDATE)
            .onOutcome(outcomes::add)
            .run(products.iterator());
    assertEquals(2, summary.accepted());
    assertEquals("Hat", shop.mock.products().get("p0", "v1").orElseThrow().get("name").asText());
    assertEquals(2, shop.mock.products().size());
  }

  /** What may be held is full of them long before there are 500. */
  @Test
  void largeItemsAreNotWaitedForUntilThereAreManyOfThem() {
    List<String> large =
        products(12).stream().map(each -> each.replace("Jeans", "J".repeat(3_000_000))).toList();
    ImportSummary summary =
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> products().run(large.iterator()));
    assertEquals(12, summary.accepted());
    assertEquals(12, shop.mock.products().size());
  }

  /** What may be held is full of those that wait for each other. */
  @Test
  void manyItemsOfOneIdAreSentOneAfterTheOther() throws Exception {
    products().run(products(1).iterator());
    List<String> same =
        IntStream.range(0, 2200).mapToObj(i -> Shop.product(0).replace("0.50", i + ".25")).toList();
    ImportSummary summary =
        assertTimeoutPreemptively(
            Duration.ofMinutes(2),
            () -> products().action(Action.UPDATE).inFlight(1).run(same.iterator()));
    assertEquals(2200, summary.accepted());
    assertEquals(
        "2199.25", shop.mock.products().get("p0", "v1").orElseThrow().get("price").asText());
  }

  /** The first request fails, and is sent again when those behind it would long have been taken. */
  @Test
  void itemsWithTheSameIdsKeepTheirOrder() throws Exception {
    products().run(products(500).stream());
    List<String> fourTimes =
        IntStream.range(0, 2000)
            .mapToObj(i -> Shop.product(i % 500).replace(i % 500 + ".50", i + ".00"))
            .toList();
    FaultRules failing = shop.mock.fail("batchUpdateProducts: 1x 503");
    ImportSummary summary = products().action(Action.UPDATE).run(fourTimes.iterator());
    failing.close();
    assertEquals(2000, summary.accepted());
    for (int i = 0; i < 500; i++) {
      JsonNode held = shop.mock.products().get("p" + i, "v1").orElseThrow();
      assertEquals(1500 + i + ".00", held.get("price").asText());
    }
  }

  @Test
  void batchThatIsRefusedAsAWholeIsHalvedUntilTheItemIsFound() throws Exception {
    FaultRules refusing = shop.mock.fail("batchCreateProducts: 3x 400");
    ImportSummary summary = products().inFlight(1).run(products(100).stream());
    refusing.close();
    assertEquals(100, summary.accepted());
    List<Integer> sizes = new ArrayList<>();
    for (Exchange exchange : shop.mock.exchanges()) {
      sizes.add(new ObjectMapper().readTree(exchange.requestBody()).get("batch").size());
    }
    assertEquals(List.of(100, 50, 25, 13), sizes.subList(0, 4));
  }

  @Test
  void batchThatIsTooLargeIsHalved() throws Exception {
    FaultRules refusing = shop.mock.fail("batchCreateProducts: 2x 413");
    ImportSummary summary = products().inFlight(1).run(products(500).stream());
    refusing.close();
    assertEquals(500, summary.accepted());
  }

  @Test
  void journalThatCannotBeWrittenStopsTheImport() {
    Journal full =
        new NoJournal(Journal.Progress.NOTHING) {
          @Override
          public void sync() throws IOException {
            throw new IOException("No space left on device");
          }
        };
    ImportFailedException failure =
        assertThrows(
            ImportFailedException.class, () -> products().journal(full).run(products(10).stream()));
    assertEquals(ImportFailedException.Kind.JOURNAL, failure.kind());
    assertTrue(failure.getMessage().contains("No space left on device"), failure.getMessage());
  }

  @Test
  void closingWaitsForWhatIsUnderWay() throws Exception {
    FaultRules slow = shop.mock.fail("batchCreateProducts: slow 300ms");
    RunningImport running =
        products().start(IntStream.iterate(0, i -> i + 1).mapToObj(Shop::product).iterator());
    while (running.soFar().accepted() == 0) {
      Thread.onSpinWait();
    }
    running.close();
    slow.close();
    ImportSummary summary = running.summary().join();
    assertEquals(shop.mock.products().size(), summary.accepted());
    assertFalse(summary.complete());
  }

  @Test
  void clientIsMadeOnceAndOnlyToSend() throws Exception {
    AtomicInteger made = new AtomicInteger();
    BulkImport bulk =
        BulkImport.of(
            () -> {
              made.incrementAndGet();
              return shop.client();
            },
            "products");
    assertEquals(2, bulk.check(new IteratedItems(products(2).iterator())).accepted());
    assertEquals(0, made.get());
    assertEquals(600, bulk.onExists(OnExists.UPDATE).run(products(600).iterator()).accepted());
    assertEquals(1, made.get());
  }

  @Test
  void clientThatCannotBeMadeEndsTheImportBeforeAnythingIsSent() {
    BulkImport bulk =
        BulkImport.of(
            () -> DataCueClient.builder().baseUrl(shop.mock.baseUrl()).build(), "products");
    IllegalArgumentException failure =
        assertThrows(IllegalArgumentException.class, () -> bulk.run(products(600).iterator()));
    assertTrue(failure.getMessage().startsWith("The key is missing"), failure.getMessage());
    assertThrows(
        NullPointerException.class,
        () -> BulkImport.of(() -> null, "products").run(products(600).iterator()));
    assertEquals(List.of(), shop.mock.exchanges());
  }

  @Test
  void badItemsAreRejectedByFieldAndValue() throws Exception {
    List<String> lines = new ArrayList<>(products(2));
    lines.add(
        "{\"product_id\":\"p9\",\"variant_id\":\"v1\",\"price\":\"cheap\",\"colour\":\"red\"}");
    lines.add("{\"product_id\":\"p10\"}");
    lines.add("{\"product_id\":\"p10\",");
    lines.add("[]");
    lines.add("{\"product_id\":\"p11\",\"variant_id\":\"v\",\"price\":NaN}");
    lines.add("{\"product_id\":\"p12\",\"variant_id\":\"v\",\"stock\":3000000000}");
    ImportSummary summary = products().run(lines.iterator());
    assertEquals(2, summary.accepted());
    assertEquals(6, summary.rejected());
    List<String> reasons =
        outcomes.stream()
            .filter(o -> o.state() == State.REJECTED)
            .map(ItemOutcome::reason)
            .toList();
    assertEquals(
        "/price must be a number, not the text \"cheap\"; /colour is a field that the contract does not know",
        reasons.get(0));
    assertEquals("/variant_id is missing", reasons.get(1));
    assertTrue(reasons.get(2).startsWith("is not JSON"), reasons.get(2));
    assertEquals("the item must be an object, not a list", reasons.get(3));
    assertEquals("is not JSON: Non-standard token 'NaN' (column 49)", reasons.get(4));
    assertTrue(
        reasons.get(5).startsWith("cannot be sent: Expected an int but was 3"), reasons.get(5));
  }

  /** Its first answer was lost, and what was asked for again and again does not say either. */
  @Test
  void ofAnItemThatIsRefusedAfterALostAnswerNothingIsClaimed() throws Exception {
    FaultRules rules = shop.mock.fail("batchCreateProducts: 1x reset midway, items 100%");
    ImportSummary summary = products().run(products(3).iterator());
    rules.close();
    assertEquals(3, shop.mock.products().size());
    assertEquals(3, summary.rejected());
    for (ItemOutcome outcome : outcomes) {
      assertTrue(outcome.reason().startsWith("may have been taken or not: "), outcome::reason);
    }
  }

  @Test
  void everythingArrivesThroughEveryFault() throws Exception {
    FaultRules rules =
        shop.mock.fail(
            "batchCreateProducts: 10% 500, 5% reset, 5% reset midway, 5% truncate,"
                + " 10% 429 after 1s, 10% items 5%");
    ImportSummary summary = products().run(products(5000).iterator());
    rules.close();
    String what = "seed " + shop.mock.seed() + ", " + summary;
    assertEquals(5000, summary.settled(), what);
    assertEquals(5000, outcomes.size(), what);
    for (ItemOutcome outcome : outcomes) {
      boolean there = shop.mock.products().get("p" + outcome.number(), "v1").isPresent();
      boolean unclear =
          outcome.state() == State.REJECTED && outcome.reason().startsWith("may have been taken");
      assertTrue(
          unclear || there == (outcome.state() != State.REJECTED), () -> outcome + ", " + what);
    }
  }
}
