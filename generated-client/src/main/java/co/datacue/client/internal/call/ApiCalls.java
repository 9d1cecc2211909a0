package co.datacue.client.internal.call;

import co.datacue.client.ApiCall;
import co.datacue.client.ApiOperation;
import co.datacue.client.BatchOutcome;
import co.datacue.client.model.BatchResult;
import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.CallAdapter;
import retrofit2.Retrofit;

/** Makes Retrofit's calls into {@link ApiCall}s. */
public final class ApiCalls extends CallAdapter.Factory {
  private final Gson gson;
  private final CallEngine engine;

  public ApiCalls(Gson gson, CallEngine engine) {
    this.gson = gson;
    this.engine = engine;
  }

  @Override
  public @Nullable CallAdapter<?, ?> get(Type type, Annotation[] annotations, Retrofit retrofit) {
    if (getRawType(type) != ApiCall.class) {
      return null;
    }
    Type answered = getParameterUpperBound(0, (ParameterizedType) type);
    ApiOperation operation = operation(annotations);
    OperationCalls calls = new OperationCalls(engine, operation);
    if (getRawType(answered) == BatchOutcome.class) {
      var decoder = AnswerDecoder.batch(gson.getAdapter(BatchResult.class));
      return new Adapter(calls, BatchResult.class, decoder, true);
    }
    return new Adapter(calls, answered, decoder(answered, calls.answers()), false);
  }

  private AnswerDecoder<@Nullable Object> decoder(Type answered, DeclaredAnswers declared) {
    if (answered == Void.class) {
      return AnswerDecoder.nothing();
    }
    return answered == Object.class
        ? AnswerDecoder.any(gson.getAdapter(Object.class), declared)
        : AnswerDecoder.value(gson.getAdapter(TypeToken.get(answered)), declared);
  }

  /** Returns what the contract says of the operation behind a method. */
  public static ApiOperation operation(Annotation[] annotations) {
    for (Annotation annotation : annotations) {
      if (annotation instanceof ApiOperation operation) {
        return operation;
      }
    }
    throw new IllegalArgumentException("A method that returns ApiCall needs @ApiOperation");
  }

  private record Adapter(
      OperationCalls calls,
      Type responseType,
      AnswerDecoder<@Nullable Object> decoder,
      boolean batch)
      implements CallAdapter<Object, ApiCall<?>> {

    @Override
    public ApiCall<?> adapt(Call<Object> call) {
      return new EngineCall<>(calls, call, decoder, batch);
    }
  }
}
