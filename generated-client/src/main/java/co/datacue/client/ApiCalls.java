package co.datacue.client;

import co.datacue.client.model.BatchResult;
import co.datacue.signing.SigningScheme;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.CallAdapter;
import retrofit2.Converter;
import retrofit2.Retrofit;

/** Makes Retrofit's calls into {@link ApiCall}s. */
final class ApiCalls extends CallAdapter.Factory {
  private final CallSender sender;
  private final HttpUrl baseUrl;
  private final HttpUrl eventsBaseUrl;

  ApiCalls(CallSender sender, HttpUrl baseUrl, HttpUrl eventsBaseUrl) {
    this.sender = sender;
    this.baseUrl = baseUrl;
    this.eventsBaseUrl = eventsBaseUrl;
  }

  @Override
  public @Nullable CallAdapter<?, ?> get(Type type, Annotation[] annotations, Retrofit retrofit) {
    if (getRawType(type) != ApiCall.class) {
      return null;
    }
    Type answered = getParameterUpperBound(0, (ParameterizedType) type);
    boolean batch = getRawType(answered) == BatchOutcome.class;
    Type decoded = batch ? BatchResult.class : answered;
    Operation operation = operation(annotations);
    if (decoded == Void.class) {
      return new Adapter(decoded, operation, AnswerDecoder.nothing(), batch);
    }
    Converter<ResponseBody, ?> converter = retrofit.responseBodyConverter(decoded, annotations);
    return new Adapter(decoded, operation, AnswerDecoder.json(converter), batch);
  }

  /** The same path and query, below another base URL. */
  static HttpUrl moved(HttpUrl url, HttpUrl from, HttpUrl to) {
    String path = url.encodedPath().substring(from.encodedPath().length());
    return to.newBuilder().addEncodedPathSegments(path).encodedQuery(url.encodedQuery()).build();
  }

  private static Operation operation(Annotation[] annotations) {
    for (Annotation annotation : annotations) {
      if (annotation instanceof Operation operation) {
        return operation;
      }
    }
    throw new IllegalArgumentException("A method that returns ApiCall needs @Operation");
  }

  private final class Adapter implements CallAdapter<Object, ApiCall<?>> {
    private final Type decoded;
    private final Operation operation;
    private final AnswerDecoder<@Nullable Object> decoder;
    private final boolean batch;

    Adapter(
        Type decoded, Operation operation, AnswerDecoder<@Nullable Object> decoder, boolean batch) {
      this.decoded = decoded;
      this.operation = operation;
      this.decoder = decoder;
      this.batch = batch;
    }

    @Override
    public Type responseType() {
      return decoded;
    }

    @Override
    public ApiCall<?> adapt(Call<Object> call) {
      RetryingCall.RequestSource requests =
          new RetryingCall.RequestSource() {
            @Override
            public Request request() {
              return prepared(call.clone().request());
            }

            @Override
            public CallInfo info(Request request) {
              return CallInfo.of(operation, request);
            }
          };
      return new RetryingCall<>(requests, sender, batch ? this::outcome : decoder);
    }

    private Request prepared(Request request) {
      Request.Builder builder = request.newBuilder();
      if (operation.signing() == SigningScheme.KEY_ONLY) {
        builder.url(moved(request.url(), baseUrl, eventsBaseUrl));
      }
      if (batch) {
        builder.tag(SentItems.class, SentItems.of(request));
      }
      return builder.build();
    }

    private BatchOutcome<?> outcome(Answer answer, Exchange exchange) {
      Object result = decoder.decode(answer, exchange);
      if (result == null) {
        throw exchange.undecodable(answer, "a batch wants a body", null);
      }
      BatchMatcher matcher =
          new BatchMatcher(
              SentItems.ids(exchange.request()),
              ItemIds.read(answer.content().charStream(), "status"));
      SentItems sent = exchange.request().tag(SentItems.class);
      return matcher.match(sent.items(), (BatchResult) result, exchange.attempts());
    }
  }
}
