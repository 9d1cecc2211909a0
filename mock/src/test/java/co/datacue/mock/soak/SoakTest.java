package co.datacue.mock.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.mock.Caller;
import co.datacue.mock.gate.RawCaller;
import co.datacue.mock.gate.RawCaller.RawAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Sends the mock good, bad and hostile requests, mixed, on eight connections: it must be alive at
 * the end, with the same Prism, in little memory, and every answer must be one that may be.
 *
 * <p>How many are sent says the system property {@code soak.requests}; {@code soak.seed} says
 * which.
 */
@Tag("soak")
@Timeout(1800)
class SoakTest {
  private static final int REQUESTS = Integer.getInteger("soak.requests", 2_000);
  private static final long SEED = Long.getLong("soak.seed", 1);
  private static final int CALLERS = 8;
  private static final int HALF_SENT = 50;

  /** The mock's and Prism's together; the mock's heap alone may have 256. */
  private static final int MOST_MIB = 1024;

  private static final Path OUTPUT = Path.of("target", "soak.txt");

  private final Account account = new Account();

  @Test
  void mockOutlivesThemAllAndOwesNoAnswer() throws Exception {
    try (MockProcess mock = new MockProcess()) {
      String baseUrl = mock.baseUrl();
      Caller good = new Caller(baseUrl, "test-key", "test-secret");
      assertEquals(204, good.signed("PUT", "/v1/users/u", "{}").statusCode());
      Set<Long> prisms = mock.prisms();
      assertTrue(!prisms.isEmpty());
      List<RawCaller> halfSent = halfSent(baseUrl);
      sendAll(good);
      for (RawCaller each : halfSent) {
        each.close();
      }
      assertEquals(204, good.signed("PUT", "/v1/users/u", "{}").statusCode());
      long memory = mock.mostMemory();
      long printed = mock.answered();
      Files.writeString(
          OUTPUT,
          "%d requests, seed %d, %d MiB at most%n%s"
              .formatted(REQUESTS, SEED, memory, account.text()));
      assertEquals(List.of(), account.problems());
      assertEquals(prisms, mock.prisms(), "Prism never ended");
      assertTrue(memory < MOST_MIB, memory + " MiB");
      long received = account.answersReceived() + 2;
      assertTrue(
          printed >= received && printed <= received + account.answersUnread() + HALF_SENT,
          printed + " answers were given, " + received + " came: " + mock.otherwise());
    }
  }

  private static List<RawCaller> halfSent(String baseUrl) throws IOException {
    List<RawCaller> callers = new ArrayList<>();
    for (int i = 0; i < HALF_SENT; i++) {
      callers.add(
          new RawCaller(baseUrl)
              .send("PUT /v1/users/u HTTP/1.1\r\nContent-Length: 9999999\r\n\r\n{"));
    }
    return callers;
  }

  private void sendAll(Caller good) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
    try {
      List<Future<?>> ends =
          IntStream.range(0, CALLERS)
              .<Future<?>>mapToObj(
                  caller ->
                      threads.submit(
                          () -> {
                            send(new Requests(SEED * CALLERS + caller, good), good.baseUrl());
                            return null;
                          }))
              .toList();
      for (Future<?> end : ends) {
        end.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private void send(Requests requests, String baseUrl) throws IOException {
    RawCaller caller = new RawCaller(baseUrl);
    for (int i = 0; i < REQUESTS / CALLERS; i++) {
      Sent sent = requests.next();
      boolean goesOn = sent.statuses().isEmpty() ? leave(caller, sent) : exchange(caller, sent);
      if (!goesOn) {
        caller.close();
        caller = new RawCaller(baseUrl);
      }
    }
    caller.close();
  }

  private boolean leave(RawCaller caller, Sent sent) throws IOException {
    caller.send(sent.bytes());
    account.unread(sent);
    return false;
  }

  /** Whether the connection can be used for another request. */
  private boolean exchange(RawCaller caller, Sent sent) throws IOException {
    int answers = 0;
    try {
      caller.send(sent.bytes());
      if (sent.last()) {
        caller.end();
      }
      RawAnswer answer;
      do {
        answer = caller.answer();
        answers += answer.status() >= 200 ? 1 : 0;
        if (answer.status() >= 200) {
          account.received(sent, answer);
        }
      } while (sent.last() || answer.status() < 200);
      return !answer.header("Connection").equals("close");
    } catch (IOException e) {
      account.closed(sent, answers);
      return false;
    }
  }
}
