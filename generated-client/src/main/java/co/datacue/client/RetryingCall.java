package co.datacue.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import okhttp3.Request;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Response;

/** An {@link ApiCall} that turns answers into values or exceptions. */
final class RetryingCall<T extends @Nullable Object> implements ApiCall<T> {
  private final RequestSource requests;
  private final CallSender sender;
  private final AnswerDecoder<T> decoder;

  /** Makes the request, anew for each call. */
  interface RequestSource {
    Request request();

    CallInfo info(Request request);
  }

  RetryingCall(RequestSource requests, CallSender sender, AnswerDecoder<T> decoder) {
    this.requests = requests;
    this.sender = sender;
    this.decoder = decoder;
  }

  @Override
  public T execute() {
    return send((answer, exchange) -> value(answer, exchange));
  }

  @Override
  public Response<T> response() {
    return send((answer, exchange) -> response(answer, exchange));
  }

  @Override
  public CompletableFuture<T> executeAsync() {
    return sendAsync((answer, exchange) -> value(answer, exchange));
  }

  @Override
  public CompletableFuture<Response<T>> responseAsync() {
    return sendAsync((answer, exchange) -> response(answer, exchange));
  }

  private interface Ending<R extends @Nullable Object> {
    R end(Answer answer, Exchange exchange);
  }

  private <R extends @Nullable Object> R send(Ending<R> ending) {
    Request request = requests.request();
    Exchange exchange = sender.begin(request, requests.info(request));
    return ending.end(sender.send(request, exchange), exchange);
  }

  private <R extends @Nullable Object> CompletableFuture<R> sendAsync(Ending<R> ending) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    try {
      Request request = requests.request();
      Exchange exchange = sender.begin(request, requests.info(request));
      sender.send(request, exchange, answer);
      CompletableFuture<R> result = answer.thenApply(whole -> ending.end(whole, exchange));
      return cancelling(result, answer);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** A future that fails with the exception itself, not wrapped, and passes cancellation on. */
  private static <R extends @Nullable Object> CompletableFuture<R> cancelling(
      CompletableFuture<R> inner, CompletableFuture<Answer> call) {
    CompletableFuture<R> outer = new CompletableFuture<>();
    inner.whenComplete(
        (value, failure) -> {
          if (failure == null) {
            outer.complete(value);
          } else {
            outer.completeExceptionally(
                failure instanceof CompletionException && failure.getCause() != null
                    ? failure.getCause()
                    : failure);
          }
        });
    outer.whenComplete(
        (value, failure) -> {
          if (outer.isCancelled()) {
            call.cancel(false);
          }
        });
    return outer;
  }

  private T value(Answer answer, Exchange exchange) {
    if (!answer.isSuccess()) {
      throw exchange.reported(exchange.unsuccessful(answer));
    }
    return decoder.decode(answer, exchange);
  }

  private Response<T> response(Answer answer, Exchange exchange) {
    ResponseBody body = ResponseBody.create(answer.body(), answer.contentType());
    okhttp3.Response raw = answer.raw().newBuilder().body(body).build();
    return answer.isSuccess()
        ? Response.success(decoder.decode(answer, exchange), raw)
        : Response.error(body, raw);
  }
}
