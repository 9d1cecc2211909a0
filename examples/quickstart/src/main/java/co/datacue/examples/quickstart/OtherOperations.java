package co.datacue.examples.quickstart;

import co.datacue.client.ApiCall;
import co.datacue.client.ApiOperation;
import co.datacue.client.DataCueClient;
import co.datacue.client.json.DataCueJson;
import co.datacue.mock.DataCueMock;
import co.datacue.mock.Operation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.stream.Stream;
import retrofit2.http.Body;

/**
 * Calls operations that {@link Requests} has no line for, such as those that are new in the
 * contract, with the contract's first example. A shop calls the generated methods instead.
 */
final class OtherOperations {
  private final DataCueClient client;
  private final JsonNode contract;

  OtherOperations(DataCueClient client, DataCueMock mock) {
    this.client = client;
    try {
      this.contract = new YAMLMapper().readTree(mock.contract().text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ApiCall<?> call(Operation operation) {
    for (Method accessor : DataCueClient.class.getMethods()) {
      for (Method method : accessor.getReturnType().getMethods()) {
        ApiOperation named = method.getAnnotation(ApiOperation.class);
        if (named != null && named.id().equals(operation.id())) {
          return call(accessor, method, operation);
        }
      }
    }
    throw new IllegalStateException("The client has no method for " + operation);
  }

  private ApiCall<?> call(Method accessor, Method method, Operation operation) {
    Object[] arguments =
        Stream.of(method.getParameters()).map(each -> argument(each, operation)).toArray();
    try {
      return (ApiCall<?>) method.invoke(accessor.invoke(client), arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Not callable: " + method, e);
    }
  }

  private Object argument(Parameter parameter, Operation operation) {
    JsonNode example =
        parameter.isAnnotationPresent(Body.class)
            ? operation.requestExamples().values().iterator().next()
            : example(name(parameter));
    return DataCueJson.gson().fromJson(example.toString(), parameter.getParameterizedType());
  }

  /** The name that Retrofit's annotation gives the parameter, in path or query. */
  private static String name(Parameter parameter) {
    return Arrays.stream(parameter.getAnnotations())
        .filter(annotation -> annotation.annotationType().getPackageName().equals("retrofit2.http"))
        .map(OtherOperations::value)
        .findFirst()
        .orElseThrow();
  }

  private static String value(Annotation annotation) {
    try {
      return (String) annotation.annotationType().getMethod("value").invoke(annotation);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(annotation + " has no name", e);
    }
  }

  /** The example of the parameter with this name, wherever in the contract it is described. */
  private JsonNode example(String name) {
    return contract.findParents("in").stream()
        .filter(parameter -> parameter.path("name").asText().equals(name))
        .map(parameter -> parameter.path("example"))
        .filter(example -> !example.isMissingNode())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("The contract gives no example of " + name));
  }
}
