package co.datacue.mock.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import co.datacue.mock.state.ItemStore.Outcome;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is only added, without a server. */
class LogTest {
  private static final ItemKey NONE = ItemKey.of(List.of());

  private final Budget budget = new Budget(100);
  private final Log log = new Log(new Resource("visits", List.of()), budget);

  @Test
  void oldestGoWhenThereIsNoMoreRoom() {
    for (int i = 1; i <= 5; i++) {
      assertEquals(Outcome.DONE, add(i));
    }
    // 24 bytes each beside the JSON.
    assertEquals("[2, 3, 4, 5]", log.all().toString());
    assertEquals(100, budget.used());
    assertEquals(100, budget.limit());
    assertEquals("[5, 4]", log.latest(2).toString());
    assertEquals("[]", log.latest(0).toString());
    assertEquals("[5, 4, 3, 2]", log.latest(9).toString());
  }

  @Test
  void whatIsLargerThanAllRoomIsRefused() {
    add(1);
    JsonNode large = JsonNodeFactory.instance.textNode("x".repeat(75));
    assertEquals(Outcome.FULL, log.create(NONE, large));
    assertEquals(0, budget.used(), "those before it have gone");
    JsonNode fits = JsonNodeFactory.instance.textNode("x".repeat(74));
    assertEquals(Outcome.DONE, log.create(NONE, fits));
    assertEquals(100, budget.used());
  }

  @Test
  void resetGoesBackToTheStart() {
    add(1);
    log.keepAsStart();
    add(2);
    add(3);
    log.reset();
    assertEquals("[1]", log.all().toString());
    assertEquals(25, budget.used());
    assertEquals(1, log.size());
  }

  @Test
  void nothingCanBeNamed() {
    add(1);
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    assertEquals(Outcome.UNKNOWN, log.update(NONE, fields));
    assertEquals(Outcome.UNKNOWN, log.delete(NONE));
    assertEquals("visits", log.resource());
    assertEquals(List.of(), log.idNames());
    assertThrows(IllegalArgumentException.class, () -> log.get("1"));
    assertThrows(IllegalArgumentException.class, () -> log.all("1"));
  }

  private Outcome add(int number) {
    return log.create(NONE, JsonNodeFactory.instance.numberNode(number));
  }
}
