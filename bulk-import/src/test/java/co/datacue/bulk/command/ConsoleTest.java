package co.datacue.bulk.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.bulk.Action;
import co.datacue.bulk.BulkImport;
import co.datacue.bulk.ImportSummary;
import co.datacue.bulk.ItemSource;
import co.datacue.bulk.RunningImport;
import co.datacue.bulk.Shop;
import co.datacue.bulk.SourceItem;
import co.datacue.bulk.contract.BatchOperations;
import co.datacue.bulk.input.Columns;
import co.datacue.bulk.input.FileItems;
import co.datacue.bulk.input.FileItems.Bytes;
import co.datacue.client.DataCueClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleTest {
  private static final long SECOND = 1_000_000_000;

  private static Progress.Now now(ImportSummary soFar, Bytes bytes) {
    return new Progress(0).now(soFar, bytes, 10 * SECOND);
  }

  private static ImportSummary settled(long accepted, long rejected, long earlier) {
    return new ImportSummary(accepted + rejected, accepted, 0, 0, rejected, 0, earlier, false);
  }

  @Test
  void lineTellsItemsRejectsRateBytesAndTimeLeft() {
    Progress.Now now = now(settled(39_997, 3, 0), new Bytes(0, 25_000_000, 100_000_000));
    assertEquals("[##........] ", now.bar());
    assertEquals(
        "25.0 MB of 100.0 MB, 40,000 items, 3 rejected, 4,000 items/s, 30 s left", now.line());
  }

  /** Or an import that goes on at nine tenths would promise to end in a moment. */
  @Test
  void whatAnEarlierRunSettledTakesNoTimeOfThis() {
    Progress.Now now =
        now(settled(91_000, 0, 90_000), new Bytes(900_000_000, 910_000_000, 1_000_000_000));
    assertEquals("[#########.] ", now.bar());
    assertEquals(
        "910.0 MB of 1,000.0 MB, 91,000 items, 0 rejected, 100 items/s, 1 min left", now.line());
  }

  @Test
  void ofStandardInputNobodyKnowsHowMuchThereIs() {
    Progress.Now now = now(settled(500, 0, 0), new Bytes(0, 1_250_000, -1));
    assertEquals("", now.bar());
    assertEquals("1.3 MB, 500 items, 0 rejected, 50 items/s", now.line());
  }

  /** A source that waits, so that the bar is drawn meanwhile. */
  private static final class Waiting implements ItemSource {
    private final CountDownLatch drawn;

    Waiting(CountDownLatch drawn) {
      this.drawn = drawn;
    }

    @Override
    public @Nullable SourceItem next() throws IOException {
      try {
        drawn.await();
        return null;
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }

    @Override
    public Mark mark() {
      return Mark.START;
    }

    @Override
    public void goTo(Mark mark) {}

    @Override
    public String identity() {
      return "waiting";
    }

    @Override
    public void close() {}
  }

  @Test
  void barStaysUntilTheNextIsDrawnAndIsGoneAtTheEnd(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("a.jsonl"), Shop.product(1));
    CountDownLatch drawn = new CountDownLatch(2);
    StringWriter err =
        new StringWriter() {
          @Override
          public void write(String text) {
            super.write(text);
            if (text.contains("items/s")) {
              drawn.countDown();
            }
          }

          @Override
          public void write(String text, int from, int length) {
            write(text.substring(from, from + length));
          }
        };
    Console console =
        new Console(new PrintWriter(new StringWriter()), new PrintWriter(err), false, true);
    try (FileItems items =
            new FileItems(
                List.of(file),
                null,
                Columns.PLAIN,
                BatchOperations.builtIn().get("products", Action.CREATE),
                new ByteArrayInputStream(new byte[0]));
        DataCueClient client = DataCueClient.builder().key("k").secret("s").build();
        RunningImport running = BulkImport.products(client).start(new Waiting(drawn))) {
      console.follow(running, items);
    }
    String erase = "\r\033[K";
    assertTrue(err.toString().startsWith(erase + "\033[?7l[.........."), err::toString);
    // Each is written over the one before, and none is wiped out in between.
    assertFalse(err.toString().contains(erase + erase), err::toString);
    assertTrue(
        err.toString()
            .matches("(?s).*items/s\033\\[\\?7h\r\033\\[K0 kB of 0 kB, 0 items.*\n\r\033\\[K"),
        err::toString);
  }
}
