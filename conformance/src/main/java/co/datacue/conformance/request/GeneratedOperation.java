package co.datacue.conformance.request;

import co.datacue.client.ApiCall;
import co.datacue.client.DataCueClient;
import co.datacue.client.json.DataCueJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.google.gson.Gson;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import retrofit2.http.Body;
import retrofit2.http.Header;
import retrofit2.http.Path;
import retrofit2.http.Query;

/** One operation as the generated client offers it, found by its id. */
public record GeneratedOperation(Method accessor, Method method) {
  private static final Gson GSON = DataCueJson.gson();

  public static List<GeneratedOperation> all() {
    return Arrays.stream(DataCueClient.class.getMethods())
        .filter(accessor -> accessor.getReturnType().getPackageName().endsWith(".api"))
        .flatMap(
            accessor ->
                Stream.of(accessor.getReturnType().getMethods())
                    .map(method -> new GeneratedOperation(accessor, method)))
        .toList();
  }

  public static GeneratedOperation of(String operationId) {
    return all().stream()
        .filter(operation -> operation.id().equals(operationId))
        .max(Comparator.comparing(operation -> operation.method().getParameterCount()))
        .orElseThrow(
            () -> new IllegalStateException("The client has no method for " + operationId));
  }

  /** The method with that many parameters: an optional body makes two. */
  public static GeneratedOperation of(String operationId, int parameters) {
    return all().stream()
        .filter(operation -> operation.id().equals(operationId))
        .filter(operation -> operation.method().getParameterCount() == parameters)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The client has no method with "
                        + parameters
                        + " parameters for "
                        + operationId));
  }

  public String id() {
    return method.getAnnotation(co.datacue.client.ApiOperation.class).id();
  }

  /** A call with a body read from JSON and the contract's examples as path parameters. */
  public ApiCall<?> call(DataCueClient client, JsonNode body) {
    return call(client, body, OwnIds.AS_THEY_ARE);
  }

  /** The same with ids of one's own, in the path and in the body. */
  public ApiCall<?> call(DataCueClient client, JsonNode body, OwnIds ids) {
    Object[] arguments =
        Arrays.stream(method.getParameters())
            .map(parameter -> argument(parameter, ids.own(body), ids))
            .toArray();
    return callWith(client, arguments);
  }

  /** A call with this body as a model, and the contract's examples as parameters. */
  public ApiCall<?> callWithBody(DataCueClient client, Object body) {
    Object[] arguments =
        Arrays.stream(method.getParameters())
            .map(
                parameter ->
                    parameter.isAnnotationPresent(Body.class)
                        ? body
                        : argument(parameter, NullNode.getInstance(), OwnIds.AS_THEY_ARE))
            .toArray();
    return callWith(client, arguments);
  }

  /** The type of the body; the operation must have one. */
  public Type bodyType() {
    return Arrays.stream(method.getParameters())
        .filter(parameter -> parameter.isAnnotationPresent(Body.class))
        .map(Parameter::getParameterizedType)
        .findFirst()
        .orElseThrow(() -> new AssertionError(id() + " has no body"));
  }

  /** A call with the generated method's own arguments. */
  public ApiCall<?> callWith(DataCueClient client, Object... arguments) {
    try {
      return (ApiCall<?>) method.invoke(accessor.invoke(client), arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private Object argument(Parameter parameter, JsonNode body, OwnIds ids) {
    JsonNode value =
        Arrays.stream(parameter.getAnnotations())
            .flatMap(annotation -> sent(annotation, ids))
            .findFirst()
            .orElse(body);
    return GSON.fromJson(value.toString(), parameter.getParameterizedType());
  }

  /** The contract's example of what Retrofit's annotation names; none for the body. */
  private Stream<JsonNode> sent(Annotation annotation, OwnIds ids) {
    if (annotation instanceof Path path) {
      return ids.example(id(), "path", path.value());
    } else if (annotation instanceof Query query) {
      return ids.example(id(), "query", query.value());
    } else if (annotation instanceof Header header) {
      return ids.example(id(), "header", header.value());
    }
    return Stream.empty();
  }

  /** What {@link ApiCall#execute()} gives. */
  public Type answer() {
    return ((ParameterizedType) method.getGenericReturnType()).getActualTypeArguments()[0];
  }
}
