package co.datacue.client.internal.http;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Retrofit;
import retrofit2.http.Path;

/**
 * Refuses an empty id in a path: {@code DELETE /v1/products/p1/} could be taken for the deletion of
 * the whole product.
 */
public final class NonEmptyPathIds extends Converter.Factory {

  @Override
  public @Nullable Converter<?, String> stringConverter(
      Type type, Annotation[] annotations, Retrofit retrofit) {
    for (Annotation annotation : annotations) {
      if (annotation instanceof Path path) {
        return value -> nonEmpty(path.value(), value.toString());
      }
    }
    return null;
  }

  private static String nonEmpty(String name, String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException(
          name + " is empty: an id in a path needs at least one character");
    }
    return value;
  }
}
