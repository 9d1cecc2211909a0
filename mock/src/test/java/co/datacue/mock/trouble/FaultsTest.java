package co.datacue.mock.trouble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.mock.Contract;
import co.datacue.mock.Operation;
import co.datacue.mock.trouble.Faults.Met;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultsTest {
  private static final Contract CONTRACT = Contract.builtIn();
  private static final Operation CREATE = CONTRACT.operation("createUser");
  private static final Operation UPDATE = CONTRACT.operation("updateUser");
  private static final String RULES = "createUser updateUser: 2x 503, 10% 500, 5% reset";

  private static Faults faults(long seed) {
    Faults faults = new Faults(CONTRACT, seed);
    faults.add(RULES);
    return faults;
  }

  private static List<String> met(Faults faults, Operation operation, int requests) {
    return IntStream.range(0, requests).mapToObj(i -> words(faults.byRule(operation))).toList();
  }

  private static String words(Met met) {
    return met == null ? "" : met.fault().toString();
  }

  @Test
  void sameSeedAndRequestsMeetTheSameFaults() {
    assertEquals(met(faults(7), CREATE, 500), met(faults(7), CREATE, 500));
    assertNotEquals(met(faults(7), CREATE, 500), met(faults(8), CREATE, 500));
    assertNotEquals(met(faults(7), CREATE, 500), met(faults(7), UPDATE, 500));
  }

  @Test
  void requestsOfOtherOperationsChangeNothing() {
    Faults mixed = faults(7);
    List<String> create = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      create.add(words(mixed.byRule(CREATE)));
      met(mixed, UPDATE, i % 3);
    }
    assertEquals(met(faults(7), CREATE, 500), create);
  }

  @Test
  void requestsAtOnceMeetTheSameFaultsInSomeOrder() {
    Faults shared = faults(7);
    List<String> together =
        IntStream.range(0, 500)
            .parallel()
            .mapToObj(i -> words(shared.byRule(CREATE)))
            .collect(Collectors.toCollection(ArrayList::new));
    List<String> oneByOne = new ArrayList<>(met(faults(7), CREATE, 500));
    Collections.sort(together);
    Collections.sort(oneByOne);
    assertEquals(oneByOne, together);
  }

  @Test
  void countedComeFirstAndSharesAreKept() {
    List<String> met = met(faults(7), CREATE, 10_002);
    assertEquals(List.of("503", "503"), met.subList(0, 2));
    Map<String, Long> counts =
        met.subList(2, 10_002).stream()
            .collect(Collectors.groupingBy(each -> each, Collectors.counting()));
    assertEquals(1000, counts.get("500"), 150);
    assertEquals(500, counts.get("reset"), 100);
    assertEquals(3, counts.size());
  }

  @Test
  void laterRulesGoBeforeAndAreTakenAwayAgain() {
    Faults faults = faults(7);
    Runnable end = faults.add("createUser: 1x 418");
    assertEquals(List.of("418", ""), met(faults, CREATE, 2));
    end.run();
    end.run();
    assertEquals(List.of("503", "503"), met(faults, CREATE, 2));
    assertNull(faults.byRule(CONTRACT.operation("deleteUser")));
  }

  @Test
  void itemsFailByChanceAndOnlyInBatches() {
    Faults faults = new Faults(CONTRACT, 7);
    faults.add("*: items 20%");
    assertNull(faults.byRule(CREATE));
    Met met = faults.byRule(CONTRACT.operation("batchCreateUsers"));
    FailingItems items = new FailingItems(new BigDecimal(20), met.draw());
    List<Integer> failed = IntStream.range(0, 500).filter(items::fails).boxed().toList();
    assertEquals(100, failed.size(), 35);
    Met next = faults.byRule(CONTRACT.operation("batchCreateUsers"));
    FailingItems others = new FailingItems(new BigDecimal(20), next.draw());
    assertNotEquals(failed, IntStream.range(0, 500).filter(others::fails).boxed().toList());
    assertTrue(IntStream.range(0, 500).allMatch(new FailingItems(Chance.ALL, 1)::fails));
  }

  @Test
  void itemsThatFailAreCounted() {
    FailingItems items = new FailingItems(new BigDecimal(50), 1);
    assertFalse(items.wereAsked());
    long failed = IntStream.range(0, 100).filter(items::fails).count();
    assertTrue(items.wereAsked());
    assertEquals(failed + " of 100", items.toString());
    assertTrue(failed > 0 && failed < 100, items::toString);
    assertEquals(items.fails(3), items.fails(3), "the same each time");
  }

  @Test
  void requestThatAsksIsDrawnForLikeAnyOther() {
    Faults faults = faults(7);
    assertEquals(7, faults.seed());
    assertEquals("reset", words(faults.asked(CREATE, "reset")));
    List<String> asked =
        IntStream.range(0, 200).mapToObj(i -> words(faults.asked(CREATE, "50% 500"))).toList();
    assertEquals(100, Collections.frequency(asked, "500"), 35);
    assertEquals(100, Collections.frequency(asked, ""), 35);
    assertEquals(List.of("503", "503"), met(faults, CREATE, 2), "the rules count for themselves");
  }
}
