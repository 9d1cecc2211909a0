package co.datacue.client;

import java.util.concurrent.CompletableFuture;
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
    return send(this::value);
  }

  @Override
  public Response<T> response() {
    return send(this::response);
  }

  @Override
  public CompletableFuture<T> executeAsync() {
    return sendAsync(this::value);
  }

  @Override
  public CompletableFuture<Response<T>> responseAsync() {
    return sendAsync(this::response);
  }

  private interface Ending<R extends @Nullable Object> {
    R end(Answer answer, Exchange exchange);
  }

  private Exchange begin() {
    Request request = requests.request();
    return sender.begin(request, requests.info(request));
  }

  private <R extends @Nullable Object> R send(Ending<R> ending) {
    Exchange exchange = begin();
    try {
      return ending.end(sender.send(exchange), exchange);
    } catch (DataCueException e) {
      exchange.report(e);
      throw e;
    }
  }

  private <R extends @Nullable Object> CompletableFuture<R> sendAsync(Ending<R> ending) {
    Exchange exchange;
    try {
      exchange = begin();
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
    CompletableFuture<R> result = new CompletableFuture<>();
    CompletableFuture<Answer> sending = new CompletableFuture<>();
    result.whenComplete(
        (value, failure) -> {
          // Whether by cancel, orTimeout or complete: nobody waits for the answer any more.
          if (sending.cancel(false)) {
            exchange.report(exchange.givenUp());
          }
        });
    sending.whenComplete(
        (answer, failure) -> {
          if (failure == null) {
            end(exchange, answer, ending, result);
          } else if (!sending.isCancelled()) {
            fail(exchange, failure, result);
          }
        });
    sender.send(exchange, sending);
    return result;
  }

  private static <R extends @Nullable Object> void end(
      Exchange exchange, Answer answer, Ending<R> ending, CompletableFuture<R> result) {
    R value;
    try {
      value = ending.end(answer, exchange);
    } catch (RuntimeException | Error e) {
      fail(exchange, e, result);
      return;
    }
    if (!result.complete(value)) {
      exchange.report(exchange.givenUp());
    }
  }

  private static void fail(Exchange exchange, Throwable failure, CompletableFuture<?> result) {
    // First the listener, so that it knows when the caller does.
    if (failure instanceof DataCueException e) {
      exchange.report(e);
    }
    result.completeExceptionally(failure);
  }

  private T value(Answer answer, Exchange exchange) {
    if (!answer.isSuccess()) {
      throw exchange.unsuccessful(answer);
    }
    return decoder.decode(answer, exchange);
  }

  private Response<T> response(Answer answer, Exchange exchange) {
    ResponseBody body = answer.content();
    okhttp3.Response raw = answer.raw().newBuilder().body(body).build();
    return answer.isSuccess()
        ? Response.success(decoder.decode(answer, exchange), raw)
        : Response.error(body, raw);
  }
}
