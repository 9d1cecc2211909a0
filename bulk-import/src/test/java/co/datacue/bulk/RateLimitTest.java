package co.datacue.bulk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class RateLimitTest {
  private static final long SECOND = 1_000_000_000;

  /** A clock may begin anywhere, below zero too. */
  private static final long NOW = -7 * SECOND;

  @Test
  void thoseWhoHaveItInCommonWaitForEachOther() {
    RateLimit shared = RateLimit.of(1_000);
    assertEquals(0, shared.delay(NOW));
    Pace one = new Pace(500, 4, shared, NOW);
    Pace other = new Pace(500, 4, shared, NOW);
    one.sent(500, NOW);
    assertEquals(SECOND / 2, other.delay(NOW));
    other.sent(500, NOW);
    assertEquals(SECOND, one.delay(NOW));
  }

  @Test
  void whatWasNotUsedIsNotSaved() {
    RateLimit limit = RateLimit.of(1_000);
    limit.sent(500, NOW);
    limit.sent(500, NOW + 10 * SECOND);
    assertEquals(SECOND / 2, limit.delay(NOW + 10 * SECOND));
  }

  @Test
  void withoutOneNobodyWaits() {
    RateLimit.NONE.sent(500, NOW);
    assertEquals(0, RateLimit.NONE.delay(NOW));
    assertThrows(IllegalArgumentException.class, () -> RateLimit.of(0));
    assertThrows(IllegalArgumentException.class, () -> RateLimit.of(Double.NaN));
  }
}
