package co.datacue.mock.gate;

import co.datacue.mock.Signing;
import co.datacue.mock.diagnosis.Hmac;
import co.datacue.mock.diagnosis.LikelyCause;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The API's rules for the {@code Authorization} header, written down a second time on purpose: the
 * mock shares no code with the client that it judges.
 */
public final class CredentialsCheck {
  /** A cause is found by hashing the body many times. */
  private static final int MAX_DIAGNOSED_BYTES = 1024 * 1024;

  private final byte[] key;
  private final byte[] secret;
  private final LikelyCause causes;

  /** Accepts this key, and signatures made with this secret. */
  public CredentialsCheck(String key, String secret) {
    this.key = key.getBytes(StandardCharsets.UTF_8);
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
    this.causes = new LikelyCause(key, secret);
  }

  /**
   * The broken rule in words that repeat no credential, or null if the header is right.
   *
   * @param body asked for only where the header alone is right, since the signature is over it
   */
  @Nullable String refusal(Signing signing, List<String> authorization, Supplier<byte[]> body) {
    if (authorization.size() != 1) {
      return authorization.isEmpty()
          ? "The Authorization header is missing."
          : "There is more than one Authorization header.";
    }
    String header = authorization.get(0);
    if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
      return "The Authorization header is malformed: it does not begin with Basic.";
    }
    byte[] credentials;
    try {
      credentials = Base64.getDecoder().decode(header.substring(6).strip());
    } catch (IllegalArgumentException e) {
      return "The Authorization header is malformed: what follows Basic is not base64.";
    }
    int colon = firstColon(credentials);
    if (colon < 0) {
      return "The Authorization header is malformed: no colon after the key.";
    }
    if (!MessageDigest.isEqual(key, Arrays.copyOf(credentials, colon))) {
      return "The API key is wrong.";
    }
    byte[] password = Arrays.copyOfRange(credentials, colon + 1, credentials.length);
    return switch (signing) {
      case KEY_ONLY ->
          password.length == 0
              ? null
              : "A password came where only the key is wanted: it must be empty here.";
      case SIGNED_BODY -> signatureRefusal(password, body);
    };
  }

  /** What probably led to a refusal, in words that repeat no credential; empty if unknown. */
  Optional<String> cause(Signing signing, ReceivedRequest request) {
    byte[] body = request.content().received();
    return body.length > MAX_DIAGNOSED_BYTES
        ? Optional.empty()
        : causes.of(
            signing, request.header("Authorization"), request.method(), request.rawTarget(), body);
  }

  /**
   * The header as everybody understands it: RFC 9110 allows more than one space, Prism does not.
   */
  static String plain(String authorization) {
    return "Basic " + authorization.substring(6).strip();
  }

  private @Nullable String signatureRefusal(byte[] password, Supplier<byte[]> signed) {
    if (password.length == 0) {
      return "The signature is missing: the password is empty.";
    }
    if (!new String(password, StandardCharsets.ISO_8859_1).matches("[0-9a-f]{64}")) {
      return "The signature is malformed: it must be 64 lower-case hex digits.";
    }
    byte[] body = signed.get();
    byte[] expected = Hmac.sha256(secret, body).getBytes(StandardCharsets.US_ASCII);
    return MessageDigest.isEqual(expected, password)
        ? null
        : "The signature is wrong: it is not the HMAC-SHA256 of the body received ("
            + body.length
            + " bytes), keyed with the secret.";
  }

  private static int firstColon(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == ':') {
        return i;
      }
    }
    return -1;
  }
}
