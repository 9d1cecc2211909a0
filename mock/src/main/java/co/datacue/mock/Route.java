package co.datacue.mock;

import java.util.Comparator;
import java.util.regex.Pattern;

/** Tells whether a request calls an operation. */
record Route(Pattern path, int fixedParts, Operation operation) {
  private static final Pattern PARAMETER = Pattern.compile("\\{[^/{}]*}");

  /** OpenAPI: a path without parameters goes before a templated one that would match too. */
  static final Comparator<Route> FIXED_FIRST = Comparator.comparingInt(Route::fixedParts);

  static Route to(Operation operation) {
    String[] fixed = PARAMETER.split(operation.path(), -1);
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < fixed.length; i++) {
      // An empty segment too: it is signed like any other, and Prism refuses it for its length.
      regex.append(i == 0 ? "" : "[^/]*").append(Pattern.quote(fixed[i]));
    }
    return new Route(Pattern.compile(regex.toString()), fixed.length, operation);
  }

  boolean matches(String method, String rawPath) {
    return operation.method().equals(method) && path.matcher(rawPath).matches();
  }
}
