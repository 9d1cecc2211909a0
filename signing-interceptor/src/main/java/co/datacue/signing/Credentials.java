package co.datacue.signing;

import java.util.Objects;
import okio.ByteString;

/**
 * An API key and its secret. Immutable, so safe for any number of threads. The secret cannot be
 * read back: it is not printed, and not written by serialisers that go by fields.
 */
public final class Credentials {
  private final transient String key;
  private final transient ByteString secret;

  private Credentials(String key, ByteString secret) {
    this.key = key;
    this.secret = secret;
  }

  /**
   * Takes the key and secret as the dashboard shows them. They are used as UTF-8.
   *
   * @throws NullPointerException if either is null
   * @throws IllegalArgumentException if either is blank or has a control or format character in it,
   *     or if the key has a colon or begins or ends in white space. The message does not repeat the
   *     value.
   */
  public static Credentials of(String key, String secret) {
    requirePrintable("key", key);
    require(
        key.indexOf(':') < 0,
        "key must not contain a colon: Basic credentials end the key there; was the secret joined to it?");
    require(key.equals(key.strip()), "key must not begin or end in white space: strip it first");
    requirePrintable("secret", secret);
    return new Credentials(key, ByteString.encodeUtf8(secret));
  }

  /** The API key. It is public: the hosted browser script sends it too. */
  public String key() {
    return key;
  }

  ByteString secret() {
    return secret;
  }

  /** Neither key nor secret. */
  @Override
  public String toString() {
    return "Credentials[redacted]";
  }

  private static void requirePrintable(String name, String value) {
    Objects.requireNonNull(value, name);
    require(!value.isBlank(), name + " must not be blank: is the setting it comes from set?");
    require(
        !hasInvisible(value),
        name
            + " must not contain control or format characters: a line end or byte-order mark often"
            + " comes from reading a file; strip it first");
  }

  private static boolean hasInvisible(String value) {
    for (int i = 0; i < value.length(); i = value.offsetByCodePoints(i, 1)) {
      if (isInvisible(value.codePointAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isInvisible(int codePoint) {
    return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.FORMAT;
  }

  private static void require(boolean rule, String message) {
    if (!rule) {
      throw new IllegalArgumentException(message);
    }
  }
}
