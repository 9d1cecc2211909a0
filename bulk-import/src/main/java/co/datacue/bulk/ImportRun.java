package co.datacue.bulk;

import co.datacue.bulk.ItemOutcome.State;
import co.datacue.bulk.contract.BatchOperation;
import co.datacue.bulk.contract.BatchOperations;
import co.datacue.client.DataCueClient;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs one import on the thread that calls {@link #run}. That thread alone decides and notes; what
 * has been read and what has been answered comes to it by a queue.
 */
final class ImportRun {
  /**
   * How many requests' worth of items are read and not settled beyond those under way: what waits
   * behind others with the same ids, above all. With more, a small heap is busy with nothing else.
   */
  private static final int REQUESTS_WAITING = 2;

  private static final long MOST_BYTES_HELD = 6L * 1024 * 1024;
  private static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(200);
  private static final Object WAKE = new Object();

  private final ImportSettings settings;
  private final Supplier<? extends DataCueClient> clients;
  private final BatchOperations contract;
  private final BatchOperation operation;
  private final BlockingQueue<Object> events = new LinkedBlockingQueue<>();
  private final Map<Action, Lane> lanes = new EnumMap<>(Action.class);
  private final Line line = new Line();
  private final Deque<Feed.Portion> portions = new ArrayDeque<>();
  private final Feed feed;
  private final Ledger ledger;
  private final Pace pace;
  private final Answers answers;
  private final int mostHeld;

  private volatile boolean stopping;
  private boolean inputEnded;
  private int held;
  private long bytesHeld;
  private int underWay;
  private @Nullable ImportFailedException failure;

  ImportRun(
      Supplier<? extends DataCueClient> clients,
      BatchOperations contract,
      BatchOperation operation,
      ItemSource source,
      ImportSettings settings)
      throws IOException {
    this.clients = clients;
    this.contract = contract;
    this.operation = operation;
    this.settings = settings;
    Lane first = lane(operation.action());
    Journal.Progress before = settings.journal().open(operation.id(), source.identity());
    ledger = new Ledger(settings.journal(), before, settings.onOutcome());
    feed = new Feed(source, first.reader(), operation.action(), before, settings.limit(), events);
    pace = new Pace(operation.most(), settings.inFlight(), settings.rate(), System.nanoTime());
    answers = new Answers(settings.onExists(), pace);
    mostHeld = operation.most() * (settings.inFlight() + REQUESTS_WAITING);
  }

  private Lane lane(Action action) {
    return lanes.computeIfAbsent(
        action, each -> new Lane(contract.get(operation.resource(), each)));
  }

  /** What is settled so far. Any thread may ask. */
  ImportSummary summary() {
    return ledger.summary(false);
  }

  /** Lets what is under way come to its end and sends no more. Any thread may ask. */
  void stop() {
    stopping = true;
    events.add(WAKE);
  }

  ImportSummary run() throws InterruptedException {
    Thread reading = new Thread(feed, "datacue-import-reader");
    reading.setDaemon(true);
    reading.start();
    try {
      // While the place to go on at is looked for.
      DataCueClient client = Objects.requireNonNull(clients.get(), "the supplier gave no client");
      while (!isDone()) {
        admit();
        send(client);
        if (!isDone()) {
          await();
        }
        ledger.flush();
        ledger.syncIfDue(System.nanoTime());
      }
      return end();
    } catch (IOException e) {
      throw failed(
          ImportFailedException.Kind.JOURNAL,
          "The journal cannot be written, so nothing more is sent: " + e.getMessage(),
          e);
    } catch (RuntimeException | Error e) { // of onOutcome, most likely
      keep(e);
      throw e;
    } finally {
      feed.stop();
    }
  }

  private void keep(Throwable failure) {
    try {
      ledger.sync();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private ImportSummary end() throws IOException {
    boolean complete = !stopping && failure == null;
    if (complete) {
      ledger.complete();
    } else {
      ledger.sync();
    }
    if (failure != null) {
      throw failed(failure.kind(), failure.getMessage(), failure.getCause());
    }
    return ledger.summary(complete);
  }

  private ImportFailedException failed(
      ImportFailedException.Kind kind, String message, @Nullable Throwable cause) {
    return new ImportFailedException(kind, message, cause, ledger.summary(false));
  }

  private boolean isEnding() {
    return stopping || failure != null;
  }

  private boolean isDone() {
    return underWay == 0 && (isEnding() || (inputEnded && held == 0 && portions.isEmpty()));
  }

  /** Takes in what was read, as long as not too much is held. */
  private void admit() throws IOException {
    while (!portions.isEmpty() && !isEnding() && (held == 0 || !isFull(portions.peek()))) {
      Feed.Portion portion = portions.poll();
      feed.taken(portion);
      ledger.read(portion);
      for (Pending item : portion.read()) {
        held++;
        bytesHeld += item.size();
        if (line.enter(item)) {
          lane(item.action).add(item);
        }
      }
    }
  }

  /** Whether the portion is not taken in until something is settled. */
  private boolean isFull(Feed.@Nullable Portion next) {
    long bytes = next == null ? 0 : next.bytes();
    return held >= mostHeld || bytesHeld + bytes > MOST_BYTES_HELD;
  }

  private void send(DataCueClient client) throws IOException {
    for (Lane lane : List.copyOf(lanes.values())) {
      while (!lane.isEmpty() && mayBeSent(lane)) {
        List<Pending> items = lane.take(pace.items());
        ledger.sending(items);
        pace.sent(items.size(), System.nanoTime());
        underWay++;
        begin(client, lane, items);
      }
    }
  }

  private boolean mayBeSent(Lane lane) {
    if (isEnding() || !pace.admits(underWay) || pace.delay(System.nanoTime()) > 0) {
      return false;
    }
    boolean nothingElse = underWay == 0 && portions.isEmpty() && events.isEmpty();
    return lane.has(pace.items())
        || isFull(portions.peek()) // it would wait for more, which waits for it
        || nothingElse
        || (inputEnded && portions.isEmpty());
  }

  private void begin(DataCueClient client, Lane lane, List<Pending> items) {
    try {
      lane.call(client, items)
          .responseAsync()
          .whenComplete((answer, thrown) -> events.add(new Sent(items, answer, thrown)));
    } catch (RuntimeException e) { // such as a value that cannot be written
      events.add(new Sent(items, null, e));
    }
  }

  private void await() throws InterruptedException {
    long wait = Math.max(1, Math.min(LONGEST_WAIT, pace.delay(System.nanoTime())));
    boolean waiting = pace.delay(System.nanoTime()) > 0;
    Object event = events.poll(waiting ? wait : LONGEST_WAIT, TimeUnit.NANOSECONDS);
    while (event != null) {
      handle(event);
      event = events.poll();
    }
  }

  private void handle(Object event) {
    if (event instanceof Feed.Portion portion) {
      portions.add(portion);
    } else if (event instanceof Feed.End end) {
      inputEnded = true;
      if (end.failure() != null) {
        fail(ImportFailedException.Kind.BAD_INPUT, whyItEnded(end.failure()), end.failure());
      }
    } else if (event instanceof Sent sent) {
      underWay--;
      handle(sent);
    }
  }

  private static String whyItEnded(Throwable failure) {
    if (failure instanceof BadInputException) {
      return failure.getMessage();
    } else if (failure instanceof OutOfMemoryError) {
      return "There is too little memory for so large an item. What is settled is kept; go on with a"
          + " larger heap, such as java -Xmx256m.";
    }
    return "The input cannot be read on: " + failure;
  }

  private void handle(Sent sent) {
    Answers.Verdict verdict = answers.judge(sent);
    verdict.settled().forEach(each -> settle(each.item(), each.outcome()));
    verdict.asUpdates().forEach(this::sendAsUpdate);
    if (!verdict.again().isEmpty()) {
      lane(verdict.again().get(0).action).addFirst(verdict.again());
    }
    if (verdict.failure() != null) {
      fail(verdict.failure().kind(), verdict.failure().message(), verdict.failure().cause());
    } else if (pace.failing(System.nanoTime()).compareTo(settings.patience()) > 0) {
      fail(
          ImportFailedException.Kind.UNREACHABLE,
          "No request has succeeded for "
              + settings.patience().toSeconds()
              + " s; the last: "
              + verdict.trouble()
              + ". What is settled is kept.",
          sent.failure());
    }
  }

  private void settle(Pending item, ItemOutcome outcome) {
    ledger.settle(outcome);
    held--;
    bytesHeld -= item.size();
    Pending next = line.left(item);
    if (next != null) {
      lane(next.action).add(next);
    }
  }

  private void sendAsUpdate(Pending item) {
    Lane lane = lane(Action.UPDATE);
    ItemReader.Read read = lane.reader().read(item.source);
    if (read.isRefused()) {
      settle(
          item,
          Answers.outcome(item, State.REJECTED, "exists, and as an update it " + read.reason()));
      return;
    }
    item.action = Action.UPDATE;
    item.body = read.item();
    item.refusals = 0;
    lane.add(item);
  }

  private void fail(ImportFailedException.Kind kind, String message, @Nullable Throwable cause) {
    if (failure == null) {
      failure = failed(kind, message, cause);
    }
  }
}
