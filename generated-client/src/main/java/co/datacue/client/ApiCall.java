package co.datacue.client;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import retrofit2.Response;

/**
 * One call of an operation, made by a method of a generated interface. Nothing is sent until one of
 * these methods is called; each call of one of them is a new exchange with the API.
 *
 * <p>The request is written once per call, so that every attempt sends the same bytes under the
 * same signature, whatever becomes of the model meanwhile. Attempts that failed in a way that may
 * pass are repeated as {@link RetryPolicy} says, which also tells what an "already exists" after a
 * repetition means. At most 16 MiB of an answer are read.
 *
 * <p>Safe for use by many threads, as long as nobody changes the model while one of these methods
 * begins.
 *
 * @param <T> what the operation answers; null where the answer has no body
 */
public interface ApiCall<T extends @Nullable Object> {

  /**
   * Sends the request and returns the answer. If the thread is interrupted while waiting for the
   * next attempt, the call ends at once with a {@link NetworkException} and the thread stays
   * interrupted. Waiting for an answer under way is bounded by the timeouts only.
   *
   * @throws StatusException if the API answered with anything but 2xx: {@link BadRequestException},
   *     {@link UnauthorizedException}, {@link TooLargeException}, {@link ServerErrorException} or
   *     {@link UnexpectedStatusException}
   * @throws NetworkException if no whole answer came
   * @throws UndecodableAnswerException if the answer is not what the contract says
   * @throws RequestRefusedException if the request was not sent, because it would have taken the
   *     credentials elsewhere
   * @throws IllegalArgumentException if an argument cannot be sent, such as an empty id; nothing
   *     was sent
   */
  T execute();

  /**
   * Sends the request and returns at once. The future fails with the exceptions of {@link
   * #execute()}. No thread is blocked while waiting for the next attempt. Cancelling the future, or
   * completing it in another way such as {@code orTimeout}, ends the call.
   *
   * <p>A dispatcher of OkHttp's own makes five calls to one host at a time; further ones wait in
   * line. That is not an attempt yet, but counts towards the bound on the whole call, which is the
   * call timeout and {@link RetryPolicy#maxTotalTime()} together: who begins very many calls at
   * once gives more time, or an {@link okhttp3.OkHttpClient} with another dispatcher, to the
   * builder. What is chained to the future runs where {@link DataCueClientBuilder#callbackExecutor}
   * says.
   */
  CompletableFuture<T> executeAsync();

  /**
   * Sends the request, repeatedly where {@link RetryPolicy} says so, and returns Retrofit's plain
   * response, with status, headers and error body, whatever the last status. Other failures are
   * thrown as by {@link #execute()}.
   */
  Response<T> response();

  /** As {@link #response()}, without blocking. */
  CompletableFuture<Response<T>> responseAsync();
}
