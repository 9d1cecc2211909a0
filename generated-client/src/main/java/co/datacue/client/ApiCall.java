package co.datacue.client;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import retrofit2.Response;

/**
 * One call of an operation, made by a method of a generated interface. Nothing is sent until one of
 * these methods is called; each call of one of them is a new exchange with the API.
 *
 * <p>The request is written and signed once per attempt from the same bytes, so that every attempt
 * sends the same body. Attempts that failed in a way that may pass are repeated as {@link
 * RetryPolicy} says.
 *
 * <p>Safe for use by many threads, as long as nobody changes the model that was passed.
 *
 * @param <T> what the operation answers; null where the answer has no body
 */
public interface ApiCall<T extends @Nullable Object> {

  /**
   * Sends the request and returns the answer. If the thread is interrupted while waiting for the
   * next attempt, the call ends at once and the thread stays interrupted.
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
   * #execute()}. No thread is blocked while waiting for the next attempt. Cancelling the future
   * ends the call.
   */
  CompletableFuture<T> executeAsync();

  /**
   * Sends the request and returns Retrofit's plain response, with status, headers and error body,
   * whatever the status. Other failures are thrown as by {@link #execute()}.
   */
  Response<T> response();

  /** As {@link #response()}, without blocking. */
  CompletableFuture<Response<T>> responseAsync();
}
