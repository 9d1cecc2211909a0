package co.datacue.mock.prism;

import co.datacue.mock.gate.Upstream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Watches Prism, and starts another as soon as it ends. Safe for any number of threads. */
public final class PrismKeeper implements Upstream, AutoCloseable {
  private static final int ATTEMPTS = 3;

  /** Of how many the last words are remembered. */
  private static final int REMEMBERED = 8;

  private final Supplier<Prism> start;
  private final Map<String, Prism> known = new LinkedHashMap<>();
  private CompletableFuture<Prism> current;
  private boolean closed;

  /**
   * Starts the first one.
   *
   * @param start gives one that is ready
   * @throws co.datacue.mock.MockException if that fails
   */
  public PrismKeeper(Supplier<Prism> start) {
    this.start = start;
    this.current = CompletableFuture.completedFuture(watched(start.get()));
  }

  /**
   * The one that runs, after it has been started if need be.
   *
   * @throws IOException if it cannot be started; the next call tries once more
   */
  public Prism running() throws IOException, InterruptedException {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      CompletableFuture<Prism> awaited = current();
      try {
        Prism prism = awaited.get();
        if (prism.handle().isAlive()) {
          return prism;
        }
        restart(awaited);
      } catch (ExecutionException e) {
        restart(awaited);
        throw new IOException("Prism cannot be started again. " + e.getCause().getMessage(), e);
      }
    }
    throw new IOException("Prism ends whenever it has been started");
  }

  @Override
  public String base() throws IOException, InterruptedException {
    return running().baseUrl();
  }

  @Override
  public boolean hasEnded(String base) {
    Prism prism = known(base);
    return prism == null || prism.endsNow();
  }

  @Override
  public void giveUp(String base) {
    Prism prism = known(base);
    if (prism != null) {
      prism.handle().destroyForcibly();
    }
  }

  @Override
  public String diagnosis(String base) {
    Prism prism = known(base);
    return prism == null ? "It ended a while ago." : prism.diagnosis();
  }

  /** Ends the one that runs, and starts no more. */
  @Override
  public void close() {
    CompletableFuture<Prism> last;
    synchronized (this) {
      closed = true;
      last = current;
    }
    last.thenAccept(Prism::close);
  }

  private synchronized CompletableFuture<Prism> current() {
    return current;
  }

  private synchronized @Nullable Prism known(String base) {
    return known.get(base);
  }

  private Prism watched(Prism prism) {
    synchronized (this) {
      known.put(prism.baseUrl(), prism);
      if (known.size() > REMEMBERED) {
        known.remove(known.keySet().iterator().next());
      }
    }
    prism.handle().onExit().thenRun(() -> replace(prism));
    return prism;
  }

  private void replace(Prism ended) {
    CompletableFuture<Prism> awaited = current();
    if (awaited.isDone() && !awaited.isCompletedExceptionally() && awaited.join() == ended) {
      restart(awaited);
    }
    ended.close(); // its folder
  }

  private synchronized void restart(CompletableFuture<Prism> ended) {
    if (!closed && current == ended) {
      current =
          CompletableFuture.supplyAsync(() -> watched(start.get()), PrismKeeper::inBackground);
    }
  }

  private static void inBackground(Runnable task) {
    Thread thread = new Thread(task, "datacue-mock-prism");
    thread.setDaemon(true);
    thread.start();
  }
}
