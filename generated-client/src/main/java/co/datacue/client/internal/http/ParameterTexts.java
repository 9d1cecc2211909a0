package co.datacue.client.internal.http;

import co.datacue.client.PathStyle;
import co.datacue.client.internal.json.Utf8JsonWriter;
import com.google.gson.Gson;
import com.google.gson.JsonParser;
import com.google.gson.TypeAdapter;
import com.google.gson.reflect.TypeToken;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Retrofit;
import retrofit2.http.Header;
import retrofit2.http.Path;
import retrofit2.http.Query;

/**
 * Writes parameters as JSON would write them, but without the quotes. Refuses what would be another
 * one in a path: an empty id, since {@code DELETE /v1/products/p1/} could be taken for the deletion
 * of the whole product, and one with half a surrogate pair. Retrofit refuses {@code .} and {@code
 * ..}.
 */
public final class ParameterTexts extends Converter.Factory {
  private final Gson gson;

  public ParameterTexts(Gson gson) {
    this.gson = gson;
  }

  @Override
  public Converter<?, String> stringConverter(
      Type type, Annotation[] annotations, Retrofit retrofit) {
    Path path = find(Path.class, annotations);
    if (path == null) {
      Query query = find(Query.class, annotations);
      Header header = find(Header.class, annotations);
      return texts(query != null ? query.value() : header != null ? header.value() : "it", type);
    }
    String name = path.value();
    PathValue value = new PathValue(name, find(PathStyle.class, annotations));
    if (path.encoded()) { // a list, of which no item must be taken for two
      return list(value, texts(name, ((ParameterizedType) type).getActualTypeArguments()[0]));
    }
    return scalar(value, texts(name, type));
  }

  private static <A extends Annotation> @Nullable A find(Class<A> type, Annotation[] annotations) {
    for (Annotation annotation : annotations) {
      if (type.isInstance(annotation)) {
        return type.cast(annotation);
      }
    }
    return null;
  }

  private static <T> Converter<T, String> scalar(PathValue path, Converter<T, String> texts) {
    return value -> path.of(texts.convert(value));
  }

  private static <T> Converter<Collection<T>, String> list(
      PathValue path, Converter<T, String> texts) {
    return items -> {
      String[] values = new String[items.size()];
      int i = 0;
      for (T item : items) {
        values[i++] = texts.convert(item);
      }
      return path.of(values);
    };
  }

  private Converter<Object, String> texts(String name, Type type) {
    if (type == String.class) {
      return value -> whole(name, value.toString());
    }
    TypeAdapter<Object> adapter = adapter(type);
    return value -> {
      String json = adapter.toJson(value);
      return json.startsWith("\"") ? whole(name, JsonParser.parseString(json).getAsString()) : json;
    };
  }

  @SuppressWarnings("unchecked") // Retrofit hands over what the method's signature allows
  private TypeAdapter<Object> adapter(Type type) {
    return (TypeAdapter<Object>) gson.getAdapter(TypeToken.get(type));
  }

  private static String whole(String name, String text) {
    Utf8JsonWriter.refuseHalves(name, text);
    return text;
  }
}
