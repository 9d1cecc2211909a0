package co.datacue.bulk;

import co.datacue.bulk.contract.BatchOperation;
import co.datacue.bulk.contract.BatchOperations;
import co.datacue.client.DataCueClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Imports a shop's history over the API's batch endpoints: at most 500 items and 5 MiB a request,
 * several requests at a time, a status for every item. Items with the same ids are sent one after
 * the other, in the order they were read. What may pass is sent again; what the API refuses for
 * good is told item by item.
 *
 * <pre>{@code
 * ImportSummary summary =
 *     BulkImport.products(client).onOutcome(outcomes::add).run(products.iterator());
 * }</pre>
 *
 * <p>The client's own retries are in vain here and hide from the import that it should slow down: a
 * client with {@code RetryPolicy.none()} serves best. Beyond five requests at a time it needs an
 * OkHttp client whose dispatcher allows them.
 *
 * <p>A builder; not for use by several threads. What is imported at a time is bounded: 500 items
 * for each request that may be under way and 3,000 more, or 6 MiB, whatever the input.
 */
public final class BulkImport {
  private static final int BETWEEN_PROGRESS = 500;

  private final Supplier<? extends DataCueClient> client;
  private final BatchOperations contract;
  private final String resource;
  private Action action = Action.CREATE;
  private OnExists onExists = OnExists.SKIP;
  private int inFlight = 4;
  private RateLimit rate = RateLimit.NONE;
  private long limit = Long.MAX_VALUE;
  private Duration patience = Duration.ofMinutes(5);
  private Journal journal = Journal.NONE;
  private Consumer<ItemOutcome> onOutcome = outcome -> {};

  private BulkImport(
      Supplier<? extends DataCueClient> client, BatchOperations contract, String resource) {
    this.client = client;
    this.contract = contract;
    this.resource = resource;
  }

  /** Imports products. */
  public static BulkImport products(DataCueClient client) {
    return of(client, "products");
  }

  /** Imports users. */
  public static BulkImport users(DataCueClient client) {
    return of(client, "users");
  }

  /** Imports orders. */
  public static BulkImport orders(DataCueClient client) {
    return of(client, "orders");
  }

  /**
   * Imports whatever the contract has batches of.
   *
   * @param resource as the path of the batch names it
   * @throws co.datacue.bulk.contract.ContractException if there are no such batches
   */
  public static BulkImport of(DataCueClient client, String resource) {
    return of(() -> client, resource);
  }

  /**
   * As {@link #of(DataCueClient, String)}, with a client that is made when reading has begun: of a
   * large compressed file an import first has to read what an earlier run settled.
   *
   * @param client asked once in each run that sends, by the thread that runs it; what it throws
   *     ends the run before anything is sent
   */
  public static BulkImport of(Supplier<? extends DataCueClient> client, String resource) {
    return new BulkImport(client, BatchOperations.builtIn(), resource);
  }

  /** What is done with each item; create, unless this is called. */
  public BulkImport action(Action action) {
    this.action = action;
    return this;
  }

  /** What a create does with an item that exists; skip it, unless this is called. */
  public BulkImport onExists(OnExists onExists) {
    this.onExists = onExists;
    return this;
  }

  /**
   * How many requests may be under way; 4 unless this is called.
   *
   * @throws IllegalArgumentException unless it is from 1 to 64
   */
  public BulkImport inFlight(int requests) {
    require(requests >= 1 && requests <= 64, "inFlight must be from 1 to 64: " + requests);
    this.inFlight = requests;
    return this;
  }

  /**
   * How many items may be sent in a second; as many as go, unless this is called.
   *
   * @throws IllegalArgumentException unless it is more than 0
   */
  public BulkImport rate(double itemsPerSecond) {
    return rate(RateLimit.of(itemsPerSecond));
  }

  /** The same, counted together with other imports that are given this limit. */
  public BulkImport rate(RateLimit shared) {
    this.rate = shared;
    return this;
  }

  /**
   * How many items are read of the input at most, those of earlier runs included.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public BulkImport limit(long items) {
    require(items >= 0, "limit must not be negative: " + items);
    this.limit = items;
    return this;
  }

  /**
   * How long every request may fail before the import stops; 5 minutes unless this is called.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public BulkImport patience(Duration patience) {
    require(!patience.isNegative(), "patience must not be negative: " + patience);
    this.patience = patience;
    return this;
  }

  /**
   * Where progress is kept, so that the import can be continued; nowhere, unless this is called.
   */
  public BulkImport journal(Journal journal) {
    this.journal = journal;
    return this;
  }

  /** Called with every outcome, by the thread that runs the import, which waits for it. */
  public BulkImport onOutcome(Consumer<ItemOutcome> onOutcome) {
    this.onOutcome = onOutcome;
    return this;
  }

  /** Returns the operation that this sends. */
  public BatchOperation operation() {
    return contract.get(resource, action);
  }

  /**
   * Imports models such as {@code Product}, or lines of JSON as Strings, and waits for the end.
   *
   * @throws ImportFailedException if it stops before the end
   * @throws InterruptedException if the thread is interrupted; what was under way is not settled
   */
  public ImportSummary run(Iterator<?> items) throws InterruptedException {
    return run(new IteratedItems(items));
  }

  /** As {@link #run(Iterator)}; closes the stream. */
  public ImportSummary run(Stream<?> items) throws InterruptedException {
    try (items) {
      return run(items.iterator());
    }
  }

  /** As {@link #run(Iterator)}; does not close the source. */
  public ImportSummary run(ItemSource source) throws InterruptedException {
    return newRun(source).run();
  }

  /**
   * Reads items and checks them against the contract, and sends nothing. Outcomes are told of those
   * that would be rejected before they are sent; those counted as accepted would be sent.
   *
   * @throws IOException if the items cannot be read on
   */
  public ImportSummary check(ItemSource source) throws IOException {
    return check(source, soFar -> {});
  }

  /**
   * As {@link #check(ItemSource)}, and tells how far it is after each 500 items.
   *
   * @throws IOException if the items cannot be read on
   */
  public ImportSummary check(ItemSource source, Consumer<ImportSummary> progress)
      throws IOException {
    ItemReader reader = new Lane(operation()).reader();
    long read = 0;
    long rejected = 0;
    SourceItem item = read < limit ? source.next() : null;
    while (item != null) {
      ItemReader.Read result = reader.read(item);
      if (result.isRefused()) {
        rejected++;
        onOutcome.accept(
            new ItemOutcome(read, item, ItemOutcome.State.REJECTED, result.reason(), false));
      }
      read++;
      if (read % BETWEEN_PROGRESS == 0) {
        progress.accept(checked(read, rejected, false));
      }
      item = read < limit ? source.next() : null;
    }
    return checked(read, rejected, true);
  }

  private static ImportSummary checked(long read, long rejected, boolean complete) {
    return new ImportSummary(read, read - rejected, 0, 0, rejected, 0, 0, complete);
  }

  /** Begins an import on a thread of its own and returns at once. */
  public RunningImport start(ItemSource source) {
    ImportRun run = newRun(source);
    CompletableFuture<ImportSummary> end = new CompletableFuture<>();
    new Thread(() -> complete(end, run), "datacue-import").start();
    return new RunningImport(run, end);
  }

  /** Begins an import of models or lines on a thread of its own and returns at once. */
  public RunningImport start(Iterator<?> items) {
    return start(new IteratedItems(items));
  }

  private static void complete(CompletableFuture<ImportSummary> end, ImportRun run) {
    try {
      end.complete(run.run());
    } catch (Throwable e) { // the future is where it is heard
      end.completeExceptionally(e);
    }
  }

  private ImportRun newRun(ItemSource source) {
    ImportSettings settings =
        new ImportSettings(onExists, inFlight, rate, limit, patience, journal, onOutcome);
    try {
      return new ImportRun(client, contract, operation(), source, settings);
    } catch (IOException e) {
      throw new UncheckedIOException("The import cannot begin: " + e.getMessage(), e);
    }
  }

  private static void require(boolean rule, String message) {
    if (!rule) {
      throw new IllegalArgumentException(message);
    }
  }
}
