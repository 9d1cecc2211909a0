package co.datacue.client.internal.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.client.CallListener;
import co.datacue.client.DataCueException;
import co.datacue.client.NetworkException;
import co.datacue.client.internal.json.JsonBody;
import co.datacue.client.json.DataCueJson;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.Request;
import org.junit.jupiter.api.Test;

class CallProgressTest {
  private final List<String> told = new ArrayList<>();
  private Runnable atRequest = () -> {};
  private final CallListener listener =
      new CallListener() {
        @Override
        public void onRequest(Attempt attempt) {
          atRequest.run();
          told.add("request " + attempt.number() + " of " + attempt.requestBytes());
        }

        @Override
        public void onResponse(Attempt attempt, int status, long bytes, Duration duration) {
          told.add("response " + status + " of " + bytes);
        }

        @Override
        public void onRetry(Attempt failed, String reason, Duration wait) {
          told.add("retry for " + reason + " in " + wait);
        }

        @Override
        public void onFailure(Attempt last, DataCueException failure, Duration duration) {
          told.add("failure after " + failure.attempts());
        }
      };
  private final CallProgress progress =
      new CallProgress(
          new CallEngine(
              null, null, null, listener, new TimeAndChance(), null, Runnable::run, Runnable::run),
          "updateUser",
          new Request.Builder()
              .url("https://api.datacue.co/v1/a%20b?token=x#y")
              .put(
                  JsonBody.of(
                      MediaType.get("a/b"), "seven", DataCueJson.gson().getAdapter(String.class)))
              .build());

  private Object lost() {
    return progress.end(
        call -> {
          throw new NetworkException(call, new IOException("lost"));
        });
  }

  private Object answered() {
    return progress.end(call -> "answer");
  }

  @Test
  void attemptThatTheListenerEndsIsNotMade() {
    assertTrue(progress.beginAttempt());
    atRequest = this::lost;
    assertFalse(progress.beginAttempt());
    assertEquals(
        List.of("request 1 of 7", "failure after 2", "request 2 of 7"),
        told,
        "told as it happened");
  }

  @Test
  void listenerHearsOfEverythingUntilTheEnd() {
    assertTrue(progress.beginAttempt());
    assertTrue(progress.goesOn("503", Duration.ZERO));
    assertTrue(progress.beginAttempt());
    assertTrue(progress.answered(200, 3));
    assertFalse(progress.hasEnded());
    assertEquals(new CallProgress.Outcome<>("answer", null), answered());
    assertTrue(progress.hasEnded());
    List<String> all =
        List.of("request 1 of 7", "retry for 503 in PT0S", "request 2 of 7", "response 200 of 3");
    assertEquals(all, told);
    assertFalse(progress.beginAttempt());
    assertFalse(progress.answered(200, 3));
    assertFalse(progress.goesOn("503", Duration.ZERO));
    assertNull(answered());
    assertNull(lost());
    assertEquals(all, told, "after the end nothing is told");
    assertEquals(2, progress.call().attempts(), "nor counted");
  }

  @Test
  void callFailsOnce() {
    progress.beginAttempt();
    assertNotNull(lost());
    assertNull(lost());
    assertNull(answered());
    assertEquals(List.of("request 1 of 7", "failure after 1"), told);
  }

  @Test
  void queryIsNotPartOfThePath() {
    assertEquals("/v1/a%20b", progress.call().path());
    assertEquals("PUT", progress.call().method());
    assertEquals("updateUser", progress.call().operationId());
    assertEquals(0, progress.call().attempts(), "nothing was sent yet");
  }
}
