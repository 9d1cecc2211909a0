package co.datacue.client.internal.http;

import co.datacue.client.internal.json.Utf8JsonWriter;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Retrofit;
import retrofit2.http.Path;

/**
 * Refuses an id in a path that would be another one there: an empty one, since {@code DELETE
 * /v1/products/p1/} could be taken for the deletion of the whole product, and one with half a
 * surrogate pair. Retrofit refuses {@code .} and {@code ..}.
 */
public final class SendablePathIds extends Converter.Factory {

  @Override
  public @Nullable Converter<?, String> stringConverter(
      Type type, Annotation[] annotations, Retrofit retrofit) {
    for (Annotation annotation : annotations) {
      if (annotation instanceof Path path) {
        return value -> sendable(path.value(), value.toString());
      }
    }
    return null;
  }

  private static String sendable(String name, String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException(
          name + " is empty: an id in a path needs at least one character");
    }
    Utf8JsonWriter.refuseHalves(name, value);
    return value;
  }
}
