package co.datacue.mock.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.mock.state.ItemStore.Outcome;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is held of one resource, without a server. */
@Timeout(60)
class ShelfTest {
  private static final Resource PRODUCTS =
      new Resource("products", List.of("product_id", "variant_id"));

  private final Budget budget = new Budget(1_000_000);
  private final Shelf shelf = new Shelf(PRODUCTS, budget);

  @Test
  void itemsAreToldApartByAllTheirIds() {
    // The second id of one begins where the first of another ends.
    String[][] ids = {{"a", "b"}, {"a\0", "b"}, {"a\0\0b", ""}, {"a", "\0b"}, {"a\0\1", "b"}};
    for (String[] each : ids) {
      assertEquals(Outcome.DONE, create(each));
      assertEquals(Outcome.EXISTS, create(each));
    }
    assertEquals(ids.length, shelf.size());
    assertEquals(2, shelf.all("a").size());
    assertEquals(Outcome.DONE, shelf.delete(key("a")));
    assertEquals(3, shelf.size());
    assertEquals(Outcome.UNKNOWN, shelf.delete(key("a")));
  }

  @Test
  void allAreListedInTheOrderOfTheirCreationAndTheLatestBackwards() {
    create("z", "1");
    create("a", "1");
    create("m", "1");
    shelf.update(key("z", "1"), fields("n", "updated"));
    assertEquals(List.of("z", "a", "m"), ids(shelf.all()));
    assertEquals(List.of("m", "a"), ids(shelf.latest(2)));
    assertEquals(List.of(), ids(shelf.latest(0)));
  }

  @Test
  void treesThatAreGivenOutAreCopies() {
    create("a", "1");
    ((ObjectNode) shelf.get("a", "1").get()).put("product_id", "changed");
    assertEquals("a", shelf.get("a", "1").get().path("product_id").asText());
  }

  @Test
  void itemsAroundOneBeginAfterAllThatShareItsFirstId() {
    for (String id : List.of("a", "b", "c")) {
      create(id, "1");
      create(id, "2");
    }
    assertEquals(List.of("c", "c", "a", "a", "b", "b"), around(key("b", "1"), 9));
    assertEquals(List.of("c", "c", "a"), around(key("b"), 3));
    assertEquals(List.of("a", "a"), around(null, 2));
    assertEquals(List.of("b", "b"), around(key("a", "1"), 2));
    assertEquals("2", shelf.like(key("b", "2")).get().path("variant_id").asText());
    assertEquals("1", shelf.like(key("b", "9")).get().path("variant_id").asText());
    assertEquals("1", shelf.like(key("b")).get().path("variant_id").asText());
    assertTrue(shelf.like(key("z", "1")).isEmpty());
  }

  private List<String> around(ItemKey key, int count) {
    return ids(shelf.around(key, count).toList());
  }

  @Test
  void allIdsNameOneItemOrNone() {
    create("a", "1");
    assertEquals(List.of("a"), ids(shelf.all("a", "1")));
    assertEquals(List.of(), ids(shelf.all("a", "2")));
  }

  @Test
  void itemTakesItsBytesItsKeyAndWhatTheyAreKeptIn() {
    create("abc", "d");
    long json = "{'product_id':'abc','variant_id':'d'}".length();
    assertEquals(json + "abc__d".length() + 160, budget.used());
    shelf.update(key("abc", "d"), fields("variant_id", ""));
    assertEquals(json - 1 + "abc__d".length() + 160, budget.used());
  }

  @Test
  void tooManyOrTooFewIdsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> shelf.get("a"));
    assertThrows(IllegalArgumentException.class, () -> shelf.all("a", "b", "c"));
  }

  @Test
  void fullShelfTakesNothingMoreAndLosesNothing() {
    int taken = 0;
    while (taken < 100_000 && create("p" + taken, "1") == Outcome.DONE) {
      taken++;
    }
    assertEquals(taken, shelf.size());
    assertEquals(Outcome.FULL, create("one more", "1"));
    String text = "x".repeat(1000);
    assertEquals(Outcome.FULL, shelf.update(key("p0", "1"), fields("n", text)));
    assertFalse(shelf.get("p0", "1").get().has("n"));
    assertEquals(Outcome.DONE, shelf.delete(key("p0", "1")));
    assertEquals(Outcome.DONE, create("q0", "1"), "what was deleted makes room");
    assertEquals(Outcome.FULL, create("q1", "1"));
    for (String id : ids(shelf.all())) {
      shelf.delete(key(id));
    }
    assertEquals(0, budget.used(), "all that was taken was given back");
  }

  @Test
  void resetGoesBackToTheStartWhateverBecameOfIt() {
    create("kept", "1");
    create("changed", "1");
    create("deleted", "1");
    shelf.keepAsStart();
    long used = budget.used();
    for (int time = 0; time < 3; time++) {
      shelf.update(key("changed", "1"), fields("n", "2"));
      shelf.delete(key("deleted"));
      create("new", "1");
      shelf.reset();
      assertEquals(List.of("kept", "changed", "deleted"), ids(shelf.all()));
      assertFalse(shelf.get("changed", "1").get().has("n"));
      assertEquals(used, budget.used());
    }
  }

  @Test
  void manyThreadsLeaveWhatTheyWereToldTheyDid() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Integer>> counts = new ArrayList<>();
      for (int thread = 0; thread < 8; thread++) {
        counts.add(
            threads.submit(
                () -> {
                  int more = 0;
                  for (int i = 0; i < 50_000; i++) {
                    String id = "p" + ThreadLocalRandom.current().nextInt(50);
                    switch (i % 3) {
                      case 0 -> more += create(id, "1") == Outcome.DONE ? 1 : 0;
                      case 1 -> more -= shelf.delete(key(id, "1")) == Outcome.DONE ? 1 : 0;
                      default -> shelf.update(key(id, "1"), fields("n", "" + i));
                    }
                  }
                  return more;
                }));
      }
      int held = 0;
      for (Future<Integer> count : counts) {
        held += count.get();
      }
      assertEquals(held, shelf.size());
      shelf.all().forEach(item -> shelf.delete(key(item.path("product_id").asText())));
      assertEquals(0, budget.used());
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void logDropsItsOldestEntries() {
    Log log = new Log(new Resource("events", List.of()), new Budget(1_000));
    for (int i = 0; i < 100; i++) {
      assertEquals(Outcome.DONE, log.create(key(), fields("n", "" + i)));
    }
    assertTrue(log.size() > 10 && log.size() < 100, "" + log.size());
    assertEquals("99", log.latest(1).get(0).path("n").asText());
    assertEquals(100 - log.size() + "", log.all().get(0).path("n").asText());
    assertEquals(Outcome.FULL, log.create(key(), fields("n", "x".repeat(2_000))));
  }

  @Test
  void logKeepsAHundredThousandEntries() {
    Log log = new Log(new Resource("events", List.of()), new Budget(100_000_000));
    for (int i = 0; i <= 100_000; i++) {
      log.create(key(), fields("n", "" + i));
    }
    assertEquals(100_000, log.size());
    assertEquals("1", log.all().get(0).path("n").asText());
  }

  private Outcome create(String... ids) {
    ObjectNode item = fields("product_id", ids[0]).put("variant_id", ids[1]);
    return shelf.create(key(ids), item);
  }

  private static ObjectNode fields(String name, String value) {
    return JsonNodeFactory.instance.objectNode().put(name, value);
  }

  private static ItemKey key(String... ids) {
    return ItemKey.of(List.of(ids));
  }

  private static List<String> ids(List<JsonNode> items) {
    return items.stream().map(item -> item.path("product_id").asText()).toList();
  }
}
