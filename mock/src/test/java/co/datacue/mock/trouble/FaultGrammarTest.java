package co.datacue.mock.trouble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.mock.Contract;
import co.datacue.mock.Operation;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultGrammarTest {
  private static final Contract CONTRACT = Contract.builtIn();

  private static List<FaultRule> rules(String text) {
    return FaultGrammar.rules(text, CONTRACT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "batchCreateProducts: 5% 500, 2% reset, 1% slow 3s",
        "createUser updateUser: 2x 503, 1x reset midway, 0.5% truncate, slow 200ms then 429 after 2s",
        "createUser: 599; batch*: items 20%; *: slow 90s",
      })
  void whatIsReadIsWrittenTheSame(String text) {
    String written =
        rules(text).stream().map(FaultRule::toString).collect(Collectors.joining("; "));
    assertEquals(text.replace(", slow 200ms", ", 99.5% slow 200ms"), written);
  }

  /** Bounds that are still allowed, and other words for the same. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "createUser: 40% 500, 60% reset | createUser: 40% 500, 60% reset",
        "createUser: 100% 500 | createUser: 500",
        "createUser: slow 10m | createUser: slow 600s",
        "createUser: slow 1ms then 500 | createUser: slow 1ms then 500",
        "createUser: 429 after 2m | createUser: 429 after 120s",
        "createUser: 1x 300, 599 | createUser: 1x 300, 599",
        "batchCreateUsers: items 100% | batchCreateUsers: items 100%",
      })
  void boundsAreAllowed(String text, String written) {
    assertEquals(
        written, rules(text).stream().map(FaultRule::toString).collect(Collectors.joining("; ")));
  }

  @Test
  void signsNeedNoSpacesAndSpacesNoSigns() {
    assertEquals(
        rules("createUser: 5% 500, reset; *: slow 1s").toString(),
        rules("  createUser:5% 500,reset;*:slow\n1000ms  ").toString());
  }

  @Test
  void starStandsForAnyLettersAndLeavesWhatEarlierRulesHave() {
    List<FaultRule> rules = rules("batch*Users: 500; batch*: 501; *: 502");
    assertTrue(rules.get(0).operations().stream().allMatch(id -> id.matches("batch\\w+Users")));
    assertTrue(rules.get(1).operations().stream().noneMatch(id -> id.endsWith("Users")));
    int all = rules.stream().mapToInt(rule -> rule.operations().size()).sum();
    assertEquals(CONTRACT.operations().size(), all);
  }

  /** The place is counted from 1, as editors do. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                              | The end, character 1      | operation
          createUser                      | The end, character 11     | colon
          createUser:                     | The end, character 12     | is no fault
          createUser 500                  | "500", character 12       | no operation
          creatUser: 500                  | "creatUser", character 1  | createUser, updateUser
          : 500                           | ":", character 1          | should be an operation
          createUser: 5% 50               | "50", character 16        | a status from 300 to 599
          createUser: 200                 | "200", character 13       | a status from 300 to 599
          createUser: 500 502             | "502", character 17       | comma
          createUser: 500;                | The end, character 17     | should be an operation
          createUser: 0% 500              | "0%", character 13        | more than 0%
          createUser: 101% 500            | "101%", character 13      | at most 100%
          createUser: x% 500              | "x%", character 13        | share
          createUser: 60% 500, 50% reset  | "50%", character 22       | 40% are left
          createUser: 500, reset          | "reset", character 18     | could never happen
          createUser: 5% 500, 2x reset    | "2x", character 21        | before any share
          createUser: 1.5x 500            | "1.5x", character 13      | whole number
          createUser: 0x 500              | "0x", character 13        | whole number
          createUser: slow                | The end, character 17     | 200ms
          createUser: slow 3              | "3", character 18         | 200ms
          createUser: slow 0s             | "0s", character 18        | up to 10 minutes
          createUser: slow 11m            | "11m", character 18       | up to 10 minutes
          createUser: 429 after 100ms     | "100ms", character 23     | whole seconds
          createUser: 429 after 2         | "2", character 23         | whole seconds
          createUser: slow 9999999999999999999s | "9999999999999999999s", character 18 | up to 10
          createUser: slow 601s           | "601s", character 18      | up to 10 minutes
          createUser: 429 after 1.5s      | "1.5s", character 23      | whole seconds
          createUser: items 20%           | "items", character 13     | item by item
          batchCreateUsers: items         | The end, character 24     | share
          createUser: 500; createUser: 501 | "createUser", character 18 | never apply
          *: 500; createUser: 501         | "createUser", character 9 | never apply
          """)
  void mistakeIsRefusedAndItsPlaceNamed(String text, String place, String problem) {
    String message = assertThrows(IllegalArgumentException.class, () -> rules(text)).getMessage();
    assertTrue(message.startsWith(place + " of \"" + text + "\""), message);
    assertTrue(message.contains(problem), message);
  }

  @Test
  void requestAsksForFaultsAloneAndIsNotCounted() {
    Operation user = CONTRACT.operation("createUser");
    assertEquals(
        "createUser: 5% 500, 95% reset",
        FaultGrammar.asked("5% 500, reset", user, CONTRACT).toString());
    for (String wrong : List.of("2x 503", "createUser: 500", "500; 501", "items 5%", "")) {
      String message =
          assertThrows(
                  IllegalArgumentException.class, () -> FaultGrammar.asked(wrong, user, CONTRACT))
              .getMessage();
      assertTrue(message.contains("character "), message);
    }
  }
}
