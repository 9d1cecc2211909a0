package co.datacue.client.storefront;

import org.jspecify.annotations.Nullable;

/** Refuses what a page cannot do without. */
final class Required {
  private Required() {}

  static String text(String what, @Nullable String value, String remedy) {
    if (given(what, value, remedy).isBlank()) {
      throw new IllegalArgumentException("The " + what + " is blank: " + remedy);
    }
    return value;
  }

  static String given(String what, @Nullable String value, String remedy) {
    if (value == null) {
      throw new IllegalArgumentException("The " + what + " is null: " + remedy);
    }
    return value;
  }
}
