package co.datacue.examples.spark;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * Plays an import through without sending anything: tasks of unequal speed on so many slots, tasks
 * that fail and are repeated, and, with speculation, second attempts of the slowest. Prints the
 * table in {@code docs/spark.md}. The same each time.
 *
 * @param items of the whole import
 * @param itemsPerTask of one partition
 * @param executors how many there are
 * @param cores tasks of each at a time
 * @param itemsPerSecondOfTask what a task could send if nobody held it back
 * @param rate what all may send together
 * @param failures how many of a thousand tasks fail, at a moment by chance
 * @param speculation whether a slow task is attempted a second time beside the first
 */
record Simulation(
    long items,
    int itemsPerTask,
    int executors,
    int cores,
    double itemsPerSecondOfTask,
    double rate,
    int failures,
    boolean speculation) {

  /** Spark's own settings: a task of 1.5 times the median is slow, once 3 of 4 are done. */
  private static final double SLOW = 1.5;

  private static final double DONE_FIRST = 0.75;

  /** What it came to; {@code again} of the items were sent by more than one attempt. */
  record Result(double seconds, long requests, long again) {}

  private static final class Attempt {
    private final int task;
    private final double begun;
    private final double end;
    private final boolean fails;

    /** When all of its items would be sent. */
    private final double whole;

    private boolean over;

    Attempt(int task, double begun, double seconds, double failsAfter) {
      this.task = task;
      this.begun = begun;
      this.whole = begun + seconds;
      this.fails = failsAfter < 1;
      this.end = begun + seconds * Math.min(1, failsAfter);
    }

    /** How much of its task it has sent. */
    double sent(double now) {
      return Math.min(1, (Math.min(now, end) - begun) / (whole - begun));
    }
  }

  Result run() {
    int tasks = (int) ((items + itemsPerTask - 1) / itemsPerTask);
    int slots = executors * cores;
    double perSlot = Math.min(itemsPerSecondOfTask, rate / slots);
    double usual = itemsPerTask / perSlot;
    Deque<Integer> waiting = new ArrayDeque<>();
    for (int task = 0; task < tasks; task++) {
      waiting.add(task);
    }
    PriorityQueue<Attempt> running =
        new PriorityQueue<>(Comparator.comparingDouble(attempt -> attempt.end));
    Map<Integer, List<Attempt>> ofTask = new HashMap<>();
    int free = slots;
    int done = 0;
    double now = 0;
    double sentTwice = 0;
    double sent = 0;
    while (done < tasks) {
      while (free > 0 && !waiting.isEmpty()) {
        begin(waiting.poll(), now, usual, running, ofTask);
        free--;
      }
      if (speculation && done >= tasks * DONE_FIRST) {
        for (Attempt slow : slow(running, usual, ofTask)) {
          if (free > 0) {
            double noticed = Math.max(now, slow.begun + SLOW * usual);
            begin(slow.task, noticed, usual, running, ofTask);
            free--;
          }
        }
      }
      Attempt ended = running.poll();
      if (ended.over) {
        continue; // killed before, and its slot is free since
      }
      now = ended.end;
      free++;
      ended.over = true;
      List<Attempt> all = ofTask.get(ended.task);
      all.remove(ended);
      sent += ended.sent(now);
      if (ended.fails) {
        sentTwice += ended.sent(now);
        if (all.isEmpty()) {
          waiting.addFirst(ended.task);
        }
        continue;
      }
      done++;
      for (Attempt other : all) {
        other.over = true;
        sent += other.sent(now);
        sentTwice += other.sent(now);
        free++;
      }
      ofTask.remove(ended.task);
    }
    long requests = (long) Math.ceil(sent * itemsPerTask / 500);
    return new Result(now, requests, Math.round(sentTwice * itemsPerTask));
  }

  private void begin(
      int task,
      double now,
      double usual,
      PriorityQueue<Attempt> running,
      Map<Integer, List<Attempt>> ofTask) {
    List<Attempt> attempts = ofTask.computeIfAbsent(task, each -> new ArrayList<>(2));
    // Not one for all, or whatever happens would change the chances of what comes after it.
    SplittableRandom chance = new SplittableRandom(Objects.hash(items, task, attempts.size(), now));
    double slowness = Math.exp(0.25 * chance.nextGaussian());
    double failsAfter = chance.nextInt(1_000) < failures ? chance.nextDouble() : 1;
    Attempt attempt = new Attempt(task, now, usual * slowness, failsAfter);
    running.add(attempt);
    attempts.add(attempt);
  }

  /** Those that will have been noticed to be slow before they end. */
  private static List<Attempt> slow(
      PriorityQueue<Attempt> running, double usual, Map<Integer, List<Attempt>> of) {
    return running.stream()
        .filter(attempt -> !attempt.over && of.get(attempt.task).size() == 1)
        .filter(attempt -> attempt.end > attempt.begun + SLOW * usual)
        .toList();
  }

  /** Prints the table. */
  public static void main(String[] arguments) {
    System.out.print(table());
  }

  static String table() {
    StringBuilder table = new StringBuilder();
    table.append(
        "| Items | Allowed, items/s | Executors × cores | Takes | Requests | Sent again |\n");
    table.append("| ---: | ---: | ---: | ---: | ---: | ---: |\n");
    for (long items : List.of(10_000_000L, 100_000_000L, 1_000_000_000L)) {
      for (int rate : List.of(1_000, 10_000, 100_000)) {
        int cores = 4;
        int executors = Math.max(1, rate / (cores * PER_TASK) + 1);
        Simulation simulation =
            new Simulation(items, 50_000, executors, cores, PER_TASK, rate, 10, true);
        Result result = simulation.run();
        table.append(
            String.format(
                Locale.ROOT,
                "| %,d | %,d | %d × %d | %s | %,d | %.2f %% |%n",
                items,
                rate,
                executors,
                cores,
                time(result.seconds()),
                result.requests(),
                100.0 * result.again() / items));
      }
    }
    return table.toString();
  }

  /** Four requests of 500 items under way, each answered within half a second. */
  private static final int PER_TASK = 4_000;

  private static String time(double seconds) {
    double hours = seconds / 3_600;
    return hours >= 48
        ? String.format(Locale.ROOT, "%.1f days", hours / 24)
        : hours >= 1
            ? String.format(Locale.ROOT, "%.1f h", hours)
            : String.format(Locale.ROOT, "%.0f min", seconds / 60);
  }
}
