package co.datacue.client;

import co.datacue.client.model.EventRequest;
import co.datacue.client.model.EventUser;
import co.datacue.client.model.LoginEvent;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import okhttp3.OkHttpClient;
import retrofit2.Response;

/** The ways to make a call, so that a test can hold both to the same. */
enum Calls {
  SYNC {
    @Override
    <T> T result(ApiCall<T> call) {
      return call.execute();
    }

    @Override
    <T> Response<T> response(ApiCall<T> call) {
      return call.response();
    }
  },
  ASYNC {
    @Override
    <T> T result(ApiCall<T> call) {
      return get(call.executeAsync());
    }

    @Override
    <T> Response<T> response(ApiCall<T> call) {
      return get(call.responseAsync());
    }
  };

  static final String KEY = "key-that-must-not-show";
  static final String SECRET = "s3cr3t-that-must-not-show";

  abstract <T> T result(ApiCall<T> call);

  abstract <T> Response<T> response(ApiCall<T> call);

  static DataCueClientBuilder builder(ScriptedServer server) {
    return DataCueClient.builder().key(KEY).secret(SECRET).baseUrl(server.url());
  }

  static EventRequest login() {
    return new EventRequest().user(new EventUser().userId("u1")).event(new LoginEvent());
  }

  /** Throws what the future fails with, which must be unchecked and not wrapped twice. */
  static <T> T get(CompletableFuture<T> future) {
    try {
      return future.get(30, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new AssertionError(e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("The future does not end", e);
    }
  }

  static void await(String what, BooleanSupplier condition) {
    for (int i = 0; i < 3_000; i++) {
      if (condition.getAsBoolean()) {
        return;
      }
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
    throw new AssertionError("In vain waited for: " + what);
  }

  /** Fails if a connection is still in use. */
  static void assertNothingLeaks(OkHttpClient client) {
    await(
        "all connections are idle or closed",
        () ->
            client.connectionPool().connectionCount()
                == client.connectionPool().idleConnectionCount());
  }
}
