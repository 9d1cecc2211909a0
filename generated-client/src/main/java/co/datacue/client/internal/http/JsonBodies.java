package co.datacue.client.internal.http;

import co.datacue.client.internal.call.ApiCalls;
import co.datacue.client.internal.json.JsonBody;
import co.datacue.client.internal.json.Utf8JsonWriter;
import com.google.gson.Gson;
import com.google.gson.TypeAdapter;
import com.google.gson.reflect.TypeToken;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import retrofit2.Converter;
import retrofit2.Retrofit;

/** Writes the bodies that Retrofit sends: models, other JSON, and texts. */
public final class JsonBodies extends Converter.Factory {
  private final Gson gson;

  public JsonBodies(Gson gson) {
    this.gson = gson;
  }

  @Override
  public Converter<?, RequestBody> requestBodyConverter(
      Type type, Annotation[] parameter, Annotation[] method, Retrofit retrofit) {
    MediaType contentType = MediaType.get(ApiCalls.operation(method).contentType());
    if (contentType.type().equals("text")) {
      return text -> text((String) text, contentType);
    }
    return bodies(contentType, gson.getAdapter(TypeToken.get(type)));
  }

  private static <T> Converter<T, RequestBody> bodies(
      MediaType contentType, TypeAdapter<T> adapter) {
    return model -> JsonBody.of(contentType, model, adapter);
  }

  private static RequestBody text(String text, MediaType contentType) {
    Utf8JsonWriter.refuseHalves("the body", text);
    return RequestBody.create(text, contentType);
  }

  /** Retrofit demands one for every method; it is {@link ApiCalls} that decode. */
  @Override
  public Converter<ResponseBody, ?> responseBodyConverter(
      Type type, Annotation[] annotations, Retrofit retrofit) {
    return body -> {
      throw new IllegalStateException("ApiCall decodes by itself");
    };
  }
}
