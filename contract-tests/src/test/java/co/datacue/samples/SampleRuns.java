package co.datacue.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import co.datacue.mock.DataCueMock;
import co.datacue.mock.Exchange;
import java.util.List;
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

  /** A sample's program and what it sent. */
  record Run(Program program, List<Exchange> exchanges) {
    Exchange exchange() {
      assertEquals(1, exchanges.size(), () -> "requests: " + exchanges + "\n" + program.output());
      return exchanges.get(0);
    }
  }

  /** With the credentials that the mock wants. */
  Future<Run> start(Sample sample) {
    return executor.submit(() -> run(sample, mocks.get(0).key(), mocks.get(0).secret()));
  }

  /** With credentials that are refused. */
  Future<Run> startWithWrongCredentials(Sample sample) {
    return executor.submit(() -> run(sample, "another-key", "another-secret"));
  }

  private Run run(Sample sample, String key, String secret) throws Exception {
    DataCueMock mock = idle.take();
    try {
      mock.clear();
      Program program = sample.run(mock.baseUrl(), key, secret);
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
