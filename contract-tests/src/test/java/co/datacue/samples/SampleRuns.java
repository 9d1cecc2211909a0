package co.datacue.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import co.datacue.mock.DataCueMock;
import co.datacue.mock.Exchange;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Runs samples, as many at a time as there are processors, each with a mock that nobody else talks
 * to: what that receives meanwhile is the sample's.
 */
final class SampleRuns implements AutoCloseable {
  private static final int AT_A_TIME =
      Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));

  private final List<DataCueMock> mocks =
      Stream.generate(DataCueMock::start).limit(AT_A_TIME).toList();
  private final BlockingQueue<DataCueMock> idle = new ArrayBlockingQueue<>(AT_A_TIME, false, mocks);
  private final ExecutorService executor = Executors.newFixedThreadPool(AT_A_TIME);

  /** What can be run against a mock, with an environment that may lack credentials. */
  interface Runnable {
    Program run(String baseUrl, Map<String, String> credentials) throws IOException;
  }

  /** A sample's program and what it sent. */
  record Run(Program program, List<Exchange> exchanges) {
    Exchange exchange() {
      assertEquals(1, exchanges.size(), () -> "requests: " + exchanges + "\n" + program.output());
      return exchanges.get(0);
    }
  }

  /** A sample's program, what it sent and what it sent to where it was told to go on. */
  record Redirected(Program program, List<String> asked, List<String> followed) {}

  /** With the credentials that the mock wants. */
  Future<Run> start(Runnable sample) {
    return executor.submit(
        () -> run(sample, credentials(mocks.get(0).key(), mocks.get(0).secret())));
  }

  /** With credentials that are refused. */
  Future<Run> startWithWrongCredentials(Runnable sample) {
    return executor.submit(() -> run(sample, credentials("another-key", "another-secret")));
  }

  /** With a key that is empty. */
  Future<Run> startWithoutKey(Runnable sample) {
    return executor.submit(() -> run(sample, credentials("", "a-secret")));
  }

  /** With a secret that is not there at all. */
  Future<Run> startWithoutSecret(Runnable sample) {
    return executor.submit(() -> run(sample, Map.of("DATACUE_API_KEY", "a-key")));
  }

  /** With a server that only says where to go on. */
  Future<Redirected> startRedirected(Runnable sample) {
    return executor.submit(
        () -> {
          try (RedirectingServer server = new RedirectingServer()) {
            Program program = sample.run(server.url(), credentials("a-key", "a-secret"));
            return new Redirected(program, server.asked(), server.followed());
          }
        });
  }

  private static Map<String, String> credentials(String key, String secret) {
    return Map.of("DATACUE_API_KEY", key, "DATACUE_API_SECRET", secret);
  }

  private Run run(Runnable sample, Map<String, String> credentials) throws Exception {
    DataCueMock mock = idle.take();
    try {
      mock.clear();
      Program program = sample.run(mock.baseUrl(), credentials);
      return new Run(program, mock.exchanges());
    } finally {
      idle.add(mock);
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
    mocks.forEach(DataCueMock::close);
  }
}
