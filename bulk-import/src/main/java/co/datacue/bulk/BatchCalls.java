package co.datacue.bulk;

import co.datacue.bulk.contract.BatchOperation;
import co.datacue.client.ApiCall;
import co.datacue.client.ApiOperation;
import co.datacue.client.BatchOutcome;
import co.datacue.client.DataCueClient;
import co.datacue.client.ItemList;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;

/**
 * Calls one batch operation by its id in the contract, since a resource that is new there has a
 * method that nothing here can name. Immutable.
 */
final class BatchCalls {
  private final Method group;
  private final Method call;
  private final Class<?> body;
  private final Method setItems;
  private final Class<?> itemType;

  private BatchCalls(Method group, Method call) {
    this.group = group;
    this.call = call;
    this.body = call.getParameterTypes()[0];
    this.setItems =
        Arrays.stream(body.getMethods())
            .filter(method -> method.getReturnType() == body)
            .filter(
                method -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {List.class}))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(body + " takes no list of items"));
    this.itemType =
        Arrays.stream(body.getGenericInterfaces())
            .filter(ParameterizedType.class::isInstance)
            .map(ParameterizedType.class::cast)
            .filter(type -> type.getRawType() == ItemList.class)
            .map(type -> type.getActualTypeArguments()[0])
            .map(BatchCalls::asClass)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(body + " is no list of items"));
  }

  private static Class<?> asClass(Type type) {
    return (Class<?>) type;
  }

  static BatchCalls of(BatchOperation operation) {
    for (Method group : DataCueClient.class.getMethods()) {
      if (group.getParameterCount() == 0 && group.getReturnType().isInterface()) {
        for (Method method : group.getReturnType().getMethods()) {
          ApiOperation about = method.getAnnotation(ApiOperation.class);
          if (about != null && about.id().equals(operation.id())) {
            return new BatchCalls(group, method);
          }
        }
      }
    }
    throw new IllegalArgumentException(
        "The client has no operation "
            + operation.id()
            + "; its version and that of datacue-bulk-import differ. Align them with datacue-bom.");
  }

  /** The model of an item. */
  Class<?> itemType() {
    return itemType;
  }

  /** One request with these items, not sent yet. */
  @SuppressWarnings("unchecked") // the contract's batches answer with outcomes
  ApiCall<BatchOutcome<Object>> call(DataCueClient client, List<?> items) {
    Object batch = invoke(newBody(), setItems, items);
    return (ApiCall<BatchOutcome<Object>>) invoke(invoke(client, group), call, batch);
  }

  private Object newBody() {
    try {
      return body.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(body + " cannot be made", e);
    }
  }

  private static Object invoke(Object on, Method method, Object... arguments) {
    try {
      return method.invoke(on, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(method + " failed", e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(method + " is not public", e);
    }
  }
}
