package co.datacue.mock.soak;

import co.datacue.mock.gate.RawCaller.RawAnswer;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was sent and what came back. Safe for any number of threads. */
final class Account {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_PROBLEMS = 50;

  private final Map<String, Integer> counts = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();
  private long received;
  private long unread;

  /** One answer to it, which must be one of those that it may get, in the contract's shape. */
  synchronized void received(Sent sent, RawAnswer answer) {
    received++;
    counts.merge(sent.kind() + " " + answer.status(), 1, Integer::sum);
    if (!sent.statuses().contains(answer.status())) {
      problem(sent, "was answered " + answer.status() + ": " + answer.text());
    } else if (answer.status() >= 400 && !hasMessage(answer)) {
      problem(sent, "has no message: " + answer.head() + answer.text());
    }
  }

  /** It was not waited for an answer, though there may have been one. */
  synchronized void unread(Sent sent) {
    unread++;
    counts.merge(sent.kind() + " left", 1, Integer::sum);
  }

  /** The connection was closed and there was no answer, or no other. */
  synchronized void closed(Sent sent, int answers) {
    if (answers == 0) {
      counts.merge(sent.kind() + " closed", 1, Integer::sum);
      if (!sent.last()) {
        problem(sent, "was not answered");
      }
    }
  }

  synchronized void problem(Sent sent, String what) {
    if (problems.size() < MOST_PROBLEMS) {
      int length = Math.min(sent.bytes().length, 400);
      problems.add(sent.kind() + " " + what + " <- " + new String(sent.bytes(), 0, length));
    }
  }

  synchronized List<String> problems() {
    return List.copyOf(problems);
  }

  synchronized long answersReceived() {
    return received;
  }

  synchronized long answersUnread() {
    return unread;
  }

  synchronized String text() {
    StringBuilder text = new StringBuilder();
    counts.forEach((what, times) -> text.append("%8d %s%n".formatted(times, what)));
    return text.toString();
  }

  private static boolean hasMessage(RawAnswer answer) {
    try {
      return !JSON.readTree(answer.body()).path("message").asText().isEmpty();
    } catch (IOException e) {
      return false;
    }
  }
}
