package co.datacue.benchmarks.contestants;

import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The program that runs one contestant in a JVM of its own: {@code NAME URL batch|single ITEMS
 * THREADS}. For each line with a number of milliseconds that it is given it sends for so long, on
 * new threads, and prints {@code calls nanoseconds allocated-bytes}.
 */
public final class Load {
  private final Contestant contestant;
  private final boolean batch;
  private final int items;

  private Load(Contestant contestant, boolean batch, int items) {
    this.contestant = contestant;
    this.batch = batch;
    this.items = items;
  }

  public static void main(String[] arguments) throws Exception {
    int items = Integer.parseInt(arguments[3]);
    int threads = Integer.parseInt(arguments[4]);
    Contestant contestant =
        Contestant.named(
            arguments[0], arguments[1], new Contestant.Account("my-key", "my-secret"), items);
    Load load = new Load(contestant, arguments[2].equals("batch"), items);
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    for (String millis = in.readLine(); millis != null; millis = in.readLine()) {
      System.out.println(load.onAll(threads, Long.parseLong(millis)));
    }
    System.exit(0);
  }

  private record Sent(long calls, long nanos, long allocated) {
    Sent plus(Sent other) {
      return new Sent(
          calls + other.calls, Math.max(nanos, other.nanos), allocated + other.allocated);
    }

    @Override
    public String toString() {
      return calls + " " + nanos + " " + allocated;
    }
  }

  private Sent onAll(int threads, long millis) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    List<Callable<Sent>> tasks = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      tasks.add(() -> send(millis * 1_000_000));
    }
    Sent all = new Sent(0, 0, 0);
    for (Future<Sent> future : executor.invokeAll(tasks)) {
      all = all.plus(future.get());
    }
    executor.shutdown();
    return all;
  }

  private Sent send(long nanos) throws Exception {
    ThreadMXBean bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long allocatedBefore = bean.getThreadAllocatedBytes(thread);
    long begun = System.nanoTime();
    long calls = 0;
    while (System.nanoTime() - begun < nanos) {
      if (!batch) {
        contestant.sendSingle();
      } else if (contestant.sendBatch() != items) {
        throw new IllegalStateException("Not every item was taken");
      }
      calls++;
    }
    return new Sent(
        calls, System.nanoTime() - begun, bean.getThreadAllocatedBytes(thread) - allocatedBefore);
  }
}
