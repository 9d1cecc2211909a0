package co.datacue.client;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it was told. */
final class RecordingListener implements CallListener {
  final List<String> events = new CopyOnWriteArrayList<>();
  final List<DataCueException> failures = new CopyOnWriteArrayList<>();
  final Set<Long> callIds = ConcurrentHashMap.newKeySet();

  private void add(Attempt attempt, String event) {
    callIds.add(attempt.callId());
    events.add(attempt.number() + " " + event);
  }

  @Override
  public void onRequest(Attempt attempt) {
    String name = attempt.operationId() + " " + attempt.method() + " " + attempt.path();
    add(attempt, "request " + name + " " + attempt.requestBytes());
  }

  @Override
  public void onResponse(Attempt attempt, int status, long responseBytes, Duration duration) {
    add(attempt, "response " + status + " " + responseBytes + " " + duration);
  }

  @Override
  public void onRetry(Attempt failed, String reason, Duration wait) {
    add(failed, "retry " + reason + " " + wait);
  }

  @Override
  public void onFailure(Attempt last, DataCueException failure, Duration duration) {
    failures.add(failure);
    add(last, "failure " + failure.getClass().getSimpleName() + " " + duration);
  }
}
