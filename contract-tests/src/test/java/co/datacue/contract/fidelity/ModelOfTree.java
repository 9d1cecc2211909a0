package co.datacue.contract.fidelity;

import co.datacue.client.json.DataCueJson;
import co.datacue.client.json.WireEnum;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Fills the client's models by their setters, as a caller does, so that no JSON is read for it. */
final class ModelOfTree {
  private static final List<String> CONSTANTS = List.of("type", "subtype");

  private final boolean asRead;

  private ModelOfTree(boolean asRead) {
    this.asRead = asRead;
  }

  /** A model with these values. */
  static Object build(Type type, Object tree) {
    return new ModelOfTree(false).value(type, tree);
  }

  /** The same as it should come back: {@code 1E+3} is written, and so read, as {@code 1000}. */
  static Object buildAsRead(Type type, Object tree) {
    return new ModelOfTree(true).value(type, tree);
  }

  private Object value(Type type, Object tree) {
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      return ((List<?>) tree)
          .stream().map(item -> value(list.getActualTypeArguments()[0], item)).toList();
    }
    if (!(type instanceof Class<?> model)) {
      return tree; // a free-form map
    }
    if (tree instanceof BigDecimal decimal && asRead) {
      return new BigDecimal(decimal.toPlainString());
    }
    if (WireEnum.class.isAssignableFrom(model)) {
      return Stream.of(model.getEnumConstants())
          .filter(constant -> ((WireEnum) constant).getValue().equals(tree))
          .findFirst()
          .orElseThrow(() -> new AssertionError(model + " has no constant for " + tree));
    }
    if (tree instanceof Map<?, ?> fields) {
      return model(model, fields);
    }
    // A text in JSON that is none in Java, such as a date; a number of another class.
    return tree == null || model.isInstance(tree)
        ? tree
        : DataCueJson.gson().fromJson(DataCueJson.gson().toJsonTree(tree), model);
  }

  private Object model(Class<?> type, Map<?, ?> fields) {
    if (type.isInterface()) {
      return Arrays.stream(type.getPermittedSubclasses())
          .map(branch -> branch(branch, fields))
          .flatMap(Optional::stream)
          .findFirst()
          .orElseThrow(() -> new AssertionError("No " + type.getSimpleName() + " for " + fields));
    }
    try {
      Object model = type.getConstructor().newInstance();
      for (Map.Entry<?, ?> field : fields.entrySet()) {
        set(model, (String) field.getKey(), field.getValue());
      }
      return model;
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("Not settable: " + fields, e);
    }
  }

  /** This implementer of an interface, if its constants are those of the tree. */
  private Optional<Object> branch(Class<?> type, Map<?, ?> fields) {
    try {
      Object empty = type.getConstructor().newInstance();
      for (String constant : CONSTANTS) {
        Optional<Method> setter = setter(type, constant);
        Optional<Method> getter = method(type, "get" + capital(constant), 0);
        boolean known =
            setter.isPresent()
                ? Arrays.stream(setter.get().getParameterTypes()[0].getEnumConstants())
                    .anyMatch(c -> ((WireEnum) c).getValue().equals(fields.get(constant)))
                : getter.isPresent()
                    ? getter.get().invoke(empty).equals(fields.get(constant))
                    : !fields.containsKey(constant);
        if (!known) {
          return Optional.empty();
        }
      }
      return Optional.of(model(type, fields));
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private void set(Object model, String name, Object tree) throws ReflectiveOperationException {
    Optional<Method> setter = setter(model.getClass(), name);
    if (setter.isPresent()) {
      Method method = setter.get();
      method.invoke(model, value(method.getGenericParameterTypes()[0], tree));
    } else if (!CONSTANTS.contains(name)) {
      method(model.getClass(), "additionalProperty", 2)
          .orElseThrow(() -> new AssertionError(model.getClass() + " has no field " + name))
          .invoke(model, name, tree);
    } // else the model has it by itself: branch() chose the one that does
  }

  private static Optional<Method> setter(Class<?> type, String name) {
    return method(type, camel(name), 1).filter(method -> method.getReturnType() == type);
  }

  private static Optional<Method> method(Class<?> type, String name, int parameters) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getName().equals(name))
        .filter(method -> method.getParameterCount() == parameters)
        .findFirst();
  }

  private static String camel(String name) {
    StringBuilder camel = new StringBuilder();
    for (String word : name.split("_")) {
      camel.append(camel.isEmpty() ? word : capital(word));
    }
    return camel.toString();
  }

  private static String capital(String word) {
    return word.isEmpty() ? "" : Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
