package co.datacue.mock.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How much is remembered of visitors. */
class ViewsTest {
  private final Views views = new Views();

  @Test
  void lastTwentyThingsOfAVisitorAreKeptEachOnce() {
    for (int i = 1; i <= 21; i++) {
      view("v", i);
    }
    view("v", 5);
    List<String> expected =
        IntStream.concat(
                IntStream.of(5), IntStream.iterate(21, i -> i > 1, i -> i - 1).filter(i -> i != 5))
            .mapToObj(String::valueOf)
            .toList();
    assertEquals(expected, seen("v"));
    assertEquals(20, expected.size());
  }

  @Test
  void tenThousandVisitorsAreKeptAndThoseWhoCameLongAgoForgotten() {
    view("first", 1);
    view("second", 2);
    for (int i = 0; i < 9_998; i++) {
      view("v" + i, i);
    }
    assertEquals(List.of("1"), seen("first"));
    view("one more", 3);
    assertEquals(List.of("1"), seen("first"), "asked for just before");
    assertEquals(List.of(), seen("second"));
    views.clear();
    assertEquals(List.of(), seen("first"));
  }

  private void view(String visitor, int item) {
    views.add(List.of(visitor), ItemKey.of(List.of(item + "")));
  }

  private List<String> seen(String visitor) {
    return views.of(List.of(visitor)).stream().map(ItemKey::text).toList();
  }
}
