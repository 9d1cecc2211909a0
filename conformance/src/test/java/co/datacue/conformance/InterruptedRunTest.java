package co.datacue.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.mock.Contract;
import co.datacue.mock.DataCueMock;
import co.datacue.mock.Exchange;
import co.datacue.mock.ExchangeListener;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C, and what a pipeline sends when it is cancelled. */
@Timeout(120)
class InterruptedRunTest {
  private static final String SLOW = "slow 1100ms"; // as no other test
  private static final CountDownLatch UPDATING = new CountDownLatch(1);

  /** For ServiceLoader: tells when the product is there that the update needs. */
  public static final class Listener implements ExchangeListener {
    @Override
    public void answered(Contract contract, Exchange exchange) {
      if (SLOW.equals(exchange.fault())) {
        UPDATING.countDown();
      }
    }
  }

  @Test
  void interruptedRunDeletesWhatItCreated(@TempDir Path folder) throws Exception {
    try (DataCueMock server =
        DataCueMock.builder().stateful().fail("updateProduct: " + SLOW).start()) {
      ProcessBuilder builder =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-cp",
              System.getProperty("java.class.path"),
              ConformanceCommand.class.getName(),
              "--base-url",
              server.baseUrl(),
              "--only",
              "updateProduct");
      builder.environment().put("DATACUE_API_KEY", server.key());
      builder.environment().put("DATACUE_API_SECRET", server.secret());
      builder.redirectErrorStream(true).redirectOutput(folder.resolve("output").toFile());
      Process program = builder.start();
      try {
        assertTrue(UPDATING.await(60, TimeUnit.SECONDS));
        assertEquals(1, server.products().size());
        program.destroy();
        assertTrue(program.waitFor(60, TimeUnit.SECONDS));
      } finally {
        program.destroyForcibly();
      }
      assertEquals(0, server.products().size());
      List<Exchange> exchanges = server.exchanges();
      assertEquals("DELETE", exchanges.get(exchanges.size() - 1).method());
      assertEquals(3, exchanges.size(), "created, updated, deleted, and no more");
    }
  }
}
