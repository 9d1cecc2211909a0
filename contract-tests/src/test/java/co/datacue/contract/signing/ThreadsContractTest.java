package co.datacue.contract.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.client.BatchOutcome;
import co.datacue.client.DataCueClient;
import co.datacue.client.RetryPolicy;
import co.datacue.client.json.DataCueJson;
import co.datacue.client.model.User;
import co.datacue.client.model.UserBatch;
import co.datacue.mock.GatedServer;
import com.google.gson.Gson;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** One client for many threads. The server answers with the hash of what it was sent. */
class ThreadsContractTest {
  private static final int THREADS = 64;
  private static final int REQUESTS = 20_000;
  private static final String KEY = "threads-key";
  private static final String SECRET = "threads-secret";
  private static final Gson GSON = DataCueJson.gson();

  private final AtomicInteger signaturesRight = new AtomicInteger();
  private final Set<String> bodies = ConcurrentHashMap.newKeySet();

  @Test
  void noSignatureIsWrongAndEveryAnswerBelongsToItsRequest() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    OkHttpClient http =
        new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(THREADS, 1, TimeUnit.MINUTES))
            .build();
    try (GatedServer server =
            GatedServer.start(
                KEY,
                SECRET,
                ThreadsContractTest::answerWithHash,
                exchange -> {
                  signaturesRight.addAndGet(exchange.signatureValid() ? 1 : 0);
                  bodies.add(hash(exchange.requestBody()));
                });
        DataCueClient client =
            DataCueClient.builder()
                .key(KEY)
                .secret(SECRET)
                .baseUrl(server.baseUrl())
                .okHttpClient(http)
                .retryPolicy(RetryPolicy.none())
                .build()) {
      CountDownLatch start = new CountDownLatch(1);
      List<Future<?>> all = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int first = thread;
        all.add(
            threads.submit(
                () -> {
                  start.await();
                  for (int i = first; i < REQUESTS; i += THREADS) {
                    assertAnsweredWithOwnHash(client, i);
                  }
                  return null;
                }));
      }
      start.countDown();
      for (Future<?> each : all) {
        finish(each);
      }
    } finally {
      threads.shutdownNow();
      http.connectionPool().evictAll();
    }
    assertEquals(REQUESTS, signaturesRight.get());
    assertEquals(REQUESTS, bodies.size(), "no two bodies are the same");
  }

  /** Bodies of 40 bytes to 20 KB, no two alike. */
  private static UserBatch batch(int number) {
    UserBatch batch = new UserBatch();
    for (int item = 0; item <= number % 5; item++) {
      String name = "é".repeat(number % 97 == 0 ? 2_000 : number % 50);
      batch.addBatchItem(new User().userId("u" + number + "-" + item).firstName(name));
    }
    return batch;
  }

  private static void assertAnsweredWithOwnHash(DataCueClient client, int number) {
    UserBatch sent = batch(number);
    BatchOutcome<User> outcome = client.batch().batchCreateUsers(sent).execute();
    assertEquals(
        hash(GSON.toJson(sent).getBytes(StandardCharsets.UTF_8)),
        outcome.result().getStatus().get(0).getError());
  }

  private static void answerWithHash(HttpExchange exchange) throws IOException {
    String hash = hash(exchange.getRequestBody().readAllBytes());
    byte[] answer =
        ("{\"status\":[{\"status\":\"error\",\"error\":\"" + hash + "\"}]}")
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(207, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static void finish(Future<?> each) throws Exception {
    try {
      each.get(2, TimeUnit.MINUTES);
    } catch (ExecutionException e) {
      assertTrue(e.getCause() instanceof AssertionError, () -> "A request failed: " + e.getCause());
      throw (AssertionError) e.getCause();
    }
  }
}
