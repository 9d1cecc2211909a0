package co.datacue.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTest {

  @Test
  void defaultsAreThoseOfTheDocumentation() {
    RetryPolicy policy = RetryPolicy.defaults();
    assertEquals(5, policy.maxAttempts());
    assertEquals(Duration.ofMillis(500), policy.baseDelay());
    assertEquals(Duration.ofSeconds(8), policy.maxDelay());
    assertEquals(Duration.ofSeconds(30), policy.maxRetryAfter());
    assertEquals(Duration.ofSeconds(60), policy.maxTotalTime());
    assertEquals(1, RetryPolicy.none().maxAttempts());
  }

  @Test
  void copyChangesWhatItIsNamedFor() {
    Duration a = Duration.ofSeconds(1);
    Duration b = Duration.ofSeconds(2);
    Duration c = Duration.ofSeconds(3);
    Duration d = Duration.ofSeconds(4);
    assertEquals(
        new RetryPolicy(7, a, b, c, d),
        RetryPolicy.defaults()
            .withMaxAttempts(7)
            .withDelays(a, b)
            .withMaxRetryAfter(c)
            .withMaxTotalTime(d));
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, 0, 101})
  void attemptsOutOfRangeAreRefused(int attempts) {
    String message = refusal(() -> RetryPolicy.defaults().withMaxAttempts(attempts));
    assertEquals("maxAttempts must be 1 to 100: " + attempts, message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT-0.000000001S", "PT24H0.000000001S", "PT2562047788015215H"})
  void durationOutOfRangeIsRefused(String text) {
    Duration wrong = Duration.parse(text);
    Duration fine = Duration.ofDays(1);
    RetryPolicy policy = RetryPolicy.defaults();
    for (var refused :
        new String[][] {
          {"baseDelay", refusal(() -> policy.withDelays(wrong, fine))},
          {"maxDelay", refusal(() -> policy.withDelays(fine, wrong))},
          {"maxRetryAfter", refusal(() -> policy.withMaxRetryAfter(wrong))},
          {"maxTotalTime", refusal(() -> policy.withMaxTotalTime(wrong))}
        }) {
      assertTrue(refused[1].startsWith(refused[0] + " must be 0 to 24 hours: "), refused[1]);
    }
  }

  private static String refusal(Runnable building) {
    return assertThrows(IllegalArgumentException.class, building::run).getMessage();
  }
}
