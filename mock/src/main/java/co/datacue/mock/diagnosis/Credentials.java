package co.datacue.mock.diagnosis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Authorization} header of a request, taken apart as far as it goes.
 *
 * @param header its value, without white space around it; null unless there is exactly one
 * @param key what stands before the first colon; null if the header is not Basic with a colon
 * @param password what stands after it; null as the key is
 */
public record Credentials(
    @Nullable String header, @Nullable String key, @Nullable String password) {
  private static final Credentials NONE = new Credentials(null, null, null);

  /** Takes apart the values of the header. */
  public static Credentials of(List<String> authorization) {
    if (authorization.size() != 1) {
      return NONE;
    }
    String header = authorization.get(0).strip();
    String decoded =
        header.regionMatches(true, 0, "Basic ", 0, 6) ? decoded(header.substring(6)) : null;
    int colon = decoded == null ? -1 : decoded.indexOf(':');
    return colon < 0
        ? new Credentials(header, null, null)
        : new Credentials(header, decoded.substring(0, colon), decoded.substring(colon + 1));
  }

  /** What base64 encodes, or null if it is none. */
  static @Nullable String decoded(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64.strip()), UTF_8);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** The bytes that base64 stands for, one character each; null if it is none. */
  static @Nullable String bytes(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), ISO_8859_1);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
