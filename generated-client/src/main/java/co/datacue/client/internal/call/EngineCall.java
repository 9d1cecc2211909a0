package co.datacue.client.internal.call;

import co.datacue.client.ApiCall;
import co.datacue.client.FailedCall;
import co.datacue.client.StatusException;
import java.util.concurrent.CompletableFuture;
import okhttp3.Request;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Response;

/**
 * An operation with its arguments. Each of the methods writes the request and makes the call anew.
 *
 * @param batch whether it sends items and is answered item by item
 */
record EngineCall<T extends @Nullable Object>(
    OperationCalls calls, Call<?> call, AnswerDecoder<T> decoder, boolean batch)
    implements ApiCall<T> {

  @Override
  public T execute() {
    return running(this::value).await();
  }

  @Override
  public Response<T> response() {
    return running(this::response).await();
  }

  @Override
  public CompletableFuture<T> executeAsync() {
    return start(this::value);
  }

  @Override
  public CompletableFuture<Response<T>> responseAsync() {
    return start(this::response);
  }

  private <R extends @Nullable Object> CompletableFuture<R> start(AnswerDecoder<R> ending) {
    RunningCall<R> running;
    try {
      running = running(ending);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
    return running.start();
  }

  private <R extends @Nullable Object> RunningCall<R> running(AnswerDecoder<R> ending) {
    Request request = call.clone().request();
    SentBatch sent = batch ? SentBatch.of(request) : null;
    return new RunningCall<>(
        calls.engine(),
        calls.completed(request),
        calls.operation().id(),
        (answer, call) -> ending.decode(answer, call, sent));
  }

  private T value(ReceivedAnswer answer, FailedCall call, @Nullable SentBatch sent) {
    if (!answer.isSuccess()) {
      throw StatusException.of(call, answer.status(), answer.kind(), answer.text());
    }
    return decoder.decode(answer, call, sent);
  }

  private Response<T> response(ReceivedAnswer answer, FailedCall call, @Nullable SentBatch sent) {
    ResponseBody body = answer.content();
    okhttp3.Response raw = answer.raw().newBuilder().body(body).build();
    return answer.isSuccess()
        ? Response.success(decoder.decode(answer, call, sent), raw)
        : Response.error(body, raw);
  }
}
