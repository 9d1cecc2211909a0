package co.datacue.examples.spark;

import co.datacue.bulk.Action;
import co.datacue.bulk.OnExists;
import java.io.Serializable;
import java.time.Duration;

/**
 * What every task of an import has to know. It goes to the executors with the task's code, which
 * neither Spark's log nor its pages show.
 *
 * @param resource what the items are: {@code products}, {@code users}, {@code orders}
 * @param itemsPerSecond what one executor may send, all its tasks together; 0 for as much as goes
 * @param inFlight how many requests each task has under way
 * @param patience how long a task goes on while every request fails
 * @param repeats whether Spark may run a task a second time beside the first
 */
record ImportJob(
    String baseUrl,
    String key,
    String secret,
    String resource,
    Action action,
    OnExists onExists,
    double itemsPerSecond,
    int inFlight,
    Duration patience,
    boolean repeats)
    implements Serializable {

  /** Without the secret. */
  @Override
  public String toString() {
    return action + " " + resource + " at " + baseUrl;
  }
}
