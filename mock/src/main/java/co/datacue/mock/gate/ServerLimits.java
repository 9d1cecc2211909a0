package co.datacue.mock.gate;

import java.time.Duration;

/**
 * What the server gives its callers, so that none of them can take it from the others.
 *
 * @param connections how many may be open; beyond that idle ones are closed, then new ones refused
 * @param idle how long a connection may wait for its next request
 * @param patience how long a request under way may be silent
 * @param bodyBytes how many bytes all bodies above {@link BodyBudget#FREE_BYTES} may have together
 */
record ServerLimits(int connections, Duration idle, Duration patience, long bodyBytes) {
  /** Longer than clients keep their connections, which are not to lose one as they send. */
  private static final Duration IDLE = Duration.ofMinutes(6);

  private static final long LEAST_BODY_BYTES = 16L * 1024 * 1024;

  /** Of the memory that this JVM may take, a part that leaves room for their copies. */
  static ServerLimits standard() {
    long bodyBytes = Math.max(LEAST_BODY_BYTES, Runtime.getRuntime().maxMemory() / 16);
    return new ServerLimits(1024, IDLE, Duration.ofSeconds(30), bodyBytes);
  }
}
