package co.datacue.examples.spark;

import co.datacue.bulk.RateLimit;
import co.datacue.client.DataCueClient;
import co.datacue.client.RetryPolicy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/**
 * What the tasks of one executor have in common: a client, whose connections they share, and the
 * executor's part of the rate. As long as the executor lives.
 */
record Executor(DataCueClient client, RateLimit rate) {
  private static final Map<ImportJob, Executor> OF_THIS_PROCESS = new ConcurrentHashMap<>();

  static Executor of(ImportJob job) {
    return OF_THIS_PROCESS.computeIfAbsent(job, Executor::open);
  }

  private static Executor open(ImportJob job) {
    Dispatcher dispatcher = new Dispatcher();
    // As many as the tasks want: how many that are is theirs to say.
    dispatcher.setMaxRequests(Integer.MAX_VALUE);
    dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
    DataCueClient client =
        DataCueClient.builder()
            .key(job.key())
            .secret(job.secret())
            .baseUrl(job.baseUrl())
            .okHttpClient(new OkHttpClient.Builder().dispatcher(dispatcher).build())
            .retryPolicy(RetryPolicy.none()) // the import itself waits and repeats
            .build();
    double rate = job.itemsPerSecond();
    return new Executor(client, rate == 0 ? RateLimit.NONE : RateLimit.of(rate));
  }
}
