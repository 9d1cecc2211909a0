package co.datacue.examples.spring;

import co.datacue.client.CallListener;
import co.datacue.client.DataCueException;
import co.datacue.client.StatusException;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;

/**
 * Tells how the latest attempt went. It sends nothing of its own, since every operation of the API
 * changes something or counts as a visit. Before the first attempt the state is unknown.
 *
 * <p>An answer that refuses the request for what is in it, such as a 400, shows an API that is up.
 * Leave this out of the readiness group: a shop can sell while DataCue is down.
 */
class DataCueHealthIndicator implements HealthIndicator, CallListener {
  private volatile Health latest = Health.unknown().withDetail("reason", "no call yet").build();

  @Override
  public Health health() {
    return latest;
  }

  @Override
  public void onResponse(Attempt attempt, int status, long responseBytes, Duration duration) {
    if (status >= 500) {
      remember(Status.DOWN, attempt, "the API failed with " + status);
    } else if (status == 401) {
      remember(Status.DOWN, attempt, "the API refused the key or the secret");
    } else {
      remember(Status.UP, attempt, "the API answered " + status);
    }
  }

  @Override
  public void onRetry(Attempt failed, String reason, Duration wait) {
    remember(Status.DOWN, failed, reason);
  }

  @Override
  public void onFailure(Attempt last, DataCueException failure, Duration duration) {
    if (!(failure instanceof StatusException)) { // its answer has been seen
      remember(Status.DOWN, last, failure.getMessage());
    }
  }

  private void remember(Status status, Attempt attempt, String reason) {
    latest =
        Health.status(status)
            .withDetail("operation", attempt.operationId())
            .withDetail("reason", reason)
            .withDetail("at", Instant.now())
            .build();
  }
}
