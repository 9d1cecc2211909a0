package co.datacue.mock.diagnosis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import co.datacue.mock.Signing;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells the likely cause of wrong credentials: tries the usual mistakes on the request that came,
 * until one of them gives the very header that came. Says so in words that repeat neither key nor
 * secret nor signature. Takes some hundred hashes of the body. Immutable.
 */
public final class LikelyCause {
  /** What stands before a cause in the reason of a refusal. */
  public static final String INTRODUCTION = " Likely cause: ";

  /** Larger bodies are not tried: some fifty hashes of them take longer than an answer may. */
  private static final int MAX_BYTES = 1024 * 1024;

  private static final List<String> UNSET = List.of("", "undefined", "null", "None", "nil");

  private final String key;
  private final String secret;

  /** Knows what would have been right. */
  public LikelyCause(String key, String secret) {
    this.key = key;
    this.secret = secret;
  }

  /**
   * The cause of a refusal for credentials, as one or two sentences of ASCII, or empty if none of
   * the usual mistakes was made or the body has more than 1 MiB.
   *
   * @param authorization the values of the {@code Authorization} header
   * @param method the request's method
   * @param target its path and query
   */
  public Optional<String> of(
      Signing signing, List<String> authorization, String method, String target, byte[] body) {
    Credentials sent = Credentials.of(authorization);
    String cause;
    if (sent.key() == null) {
      cause = ofForm(sent.header(), authorization);
    } else if (!sent.key().equals(key)) {
      cause = ofKey(sent.key(), sent.password(), body);
    } else if (signing == Signing.KEY_ONLY) {
      cause = ofNeedlessPassword(sent.password(), body);
    } else {
      cause = ofSignature(sent.password(), method, target, body);
    }
    return Optional.ofNullable(cause);
  }

  private @Nullable String ofForm(@Nullable String header, List<String> authorization) {
    if (header == null) {
      return authorization.isEmpty()
          ? "many HTTP clients send credentials only after a 401 that asks for them, and drop them"
              + " on a redirect; set the header yourself"
          : "both the HTTP client and your own code set the header";
    }
    String value = header.replaceFirst("(?i)^Basic\\s*", "");
    String decoded = Credentials.decoded(value);
    if (header.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return "a bearer token was sent, where key and signature are wanted as Basic credentials";
    }
    if (value.startsWith(key + ":")) {
      return "key and password were not encoded as base64";
    }
    if (!header.regionMatches(true, 0, "Basic", 0, 5)) {
      return decoded != null && decoded.startsWith(key + ":")
          ? "the word Basic is missing before the base64"
          : null;
    }
    if (decoded == null) {
      return value.matches("[A-Za-z0-9_=-]+")
          ? "it was encoded as base64url, with - and _, where base64 with + and / is wanted"
          : null;
    }
    String again = Credentials.decoded(decoded);
    if (again != null && again.startsWith(key + ":")) {
      return "it was encoded as base64 twice";
    }
    if (decoded.equals(key)) {
      return "the colon after the key is missing; it is wanted even where no password follows";
    }
    return decoded.matches("[0-9a-f]{64}") ? "the signature came without the key before it" : null;
  }

  private @Nullable String ofKey(String sentKey, String password, byte[] body) {
    if (sentKey.equals(secret)) {
      return password.equals(key)
          ? "key and secret were swapped, and sent as they are"
          : "the secret was sent in place of the key";
    }
    if (UNSET.contains(sentKey)) {
      return "the key is not set where the request is made: "
          + (sentKey.isEmpty() ? "it is empty" : "the word " + sentKey + " came");
    }
    if (sentKey.matches("\\$.*|\\{\\{.*|%\\w+%|<.*>")) {
      return "a placeholder was sent in place of the key: nothing put the value in";
    }
    if (sentKey.strip().equals(key)) {
      return "there is white space around the key, as from a file with a line break at its end";
    }
    if (sentKey.matches("(['\"]).*\\1") && sentKey.substring(1, sentKey.length() - 1).equals(key)) {
      return "the key came with the quotes around it";
    }
    if (sentKey.equalsIgnoreCase(key)) {
      return "the key came with letters of the other case";
    }
    return signature(body).equals(password)
        ? "the signature is right for the secret, so only the key is that of another account"
        : "it is the key of another account or environment";
  }

  private @Nullable String ofNeedlessPassword(String password, byte[] body) {
    if (password.equals(secret)) {
      return "key and secret were sent as they are; a secret must never leave the server";
    }
    if (password.equals(signature(body))) {
      return "the request was signed, rightly, but this operation wants the key alone";
    }
    if (password.equals(key)) {
      return "the key was sent as the password too";
    }
    if (password.isBlank()) {
      return "the password is white space, as from a file with a line break at its end";
    }
    if (password.matches("[0-9a-f]{64}")) {
      return "the request was signed, but this operation wants the key alone";
    }
    return UNSET.contains(password) ? "the word " + password + " came as the password" : null;
  }

  private @Nullable String ofSignature(String password, String method, String target, byte[] body) {
    if (password.isEmpty()) {
      return "the key alone was sent, as for events from a browser; this operation wants a signature";
    }
    if (password.equals(secret)) {
      return "key and secret were sent as they are, the secret in place of the signature";
    }
    if (password.equals(key)) {
      return "the key was sent as the password too";
    }
    if (UNSET.contains(password)) {
      return "the word " + password + " came in place of the signature";
    }
    return password.matches("[0-9a-f]{64}")
        ? ofWrongSignature(password, method, target, body)
        : ofMalformedSignature(password, method, target, body);
  }

  private @Nullable String ofMalformedSignature(
      String password, String method, String target, byte[] body) {
    String hex = hex(password);
    if (hex != null) {
      String form =
          password.equalsIgnoreCase(hex)
              ? "the signature is in upper-case hex, where lower-case is wanted"
              : password.replaceAll("\\s", "").equals(hex)
                  ? "there is white space in the signature or around it"
                  : password.matches("(?is)(sha256|hmac-sha256|hmac|v1)[=: ].*")
                      ? "there is a prefix before the signature"
                      : "the signature is in base64, where lower-case hex is wanted";
      // Right but for its form, or wrong in what was signed as well?
      String also =
          hex.equals(signature(body)) ? null : ofWrongSignature(hex, method, target, body);
      return also == null ? form : form + "; besides, " + also;
    }
    byte[] secretBytes = bytes(secret);
    for (String other : List.of("HmacSHA1", "HmacMD5", "HmacSHA512", "HmacSHA384")) {
      byte[] made = Hmac.of(other, secretBytes, body);
      if (password.equalsIgnoreCase(HexFormat.of().formatHex(made))
          || password.equals(Base64.getEncoder().encodeToString(made))) {
        return "it was made with " + other + ", where HMAC-SHA256 is wanted";
      }
    }
    return password.matches("\\$.*|\\{\\{.*|%\\w+%|<.*>")
        ? "a placeholder was sent in place of the signature"
        : null;
  }

  /** The 64 hex digits that were meant, in lower case; null if there are none. */
  private static @Nullable String hex(String password) {
    String bare = password.replaceFirst("(?i)^(sha256|hmac-sha256|hmac|v1)[=: ]", "");
    String digits = bare.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
    if (digits.matches("[0-9a-f]{64}")) {
      return digits;
    }
    String base64 = bare.strip().replace('-', '+').replace('_', '/');
    String decoded = Credentials.bytes(base64);
    if (decoded == null || decoded.length() != 32) {
      // The hex digits themselves may have been encoded once more.
      return decoded != null && decoded.matches("[0-9a-f]{64}") ? decoded : null;
    }
    return HexFormat.of().formatHex(decoded.getBytes(ISO_8859_1));
  }

  private @Nullable String ofWrongSignature(
      String signature, String method, String target, byte[] body) {
    if (body.length > MAX_BYTES) {
      return null;
    }
    byte[] secretBytes = bytes(secret);
    Map<String, byte[]> bodies = BodyGuesses.of(body, method, target);
    for (Map.Entry<String, byte[]> guess : bodies.entrySet()) {
      if (Hmac.sha256(secretBytes, guess.getValue()).equals(signature)) {
        return "what was signed is " + guess.getKey() + "; sign the very bytes that are sent";
      }
    }
    for (Map.Entry<String, byte[]> guess : SecretGuesses.of(key, secret).entrySet()) {
      for (byte[] signed : List.of(body, new byte[0])) {
        if (Hmac.sha256(guess.getValue(), signed).equals(signature)) {
          return "it was made with " + guess.getKey();
        }
      }
    }
    if (Hmac.sha256(body, secretBytes).equals(signature)) {
      return "secret and body were swapped: the secret is the key of the HMAC";
    }
    if (Hmac.hash(body).equals(signature)) {
      return "it is the plain SHA-256 of the body, made without the secret";
    }
    if (List.of(Hmac.hash(secretBytes, body), Hmac.hash(body, secretBytes)).contains(signature)) {
      return "it is a plain SHA-256 of secret and body, where an HMAC is wanted";
    }
    return "another secret: none of "
        + bodies.size()
        + " usual changes to the body gives this signature with the mock's secret";
  }

  private String signature(byte[] body) {
    return Hmac.sha256(bytes(secret), body);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
