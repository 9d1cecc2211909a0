package co.datacue.mock.gate;

import co.datacue.mock.Signing;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The API's rules for the {@code Authorization} header, written down a second time on purpose: the
 * mock shares no code with the client that it judges.
 */
public final class CredentialsCheck {
  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] key;
  private final byte[] secret;

  /** Accepts this key, and signatures made with this secret. */
  public CredentialsCheck(String key, String secret) {
    this.key = key.getBytes(StandardCharsets.UTF_8);
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
  }

  /** The broken rule in words that repeat no credential, or null if the header is right. */
  @Nullable String refusal(Signing signing, List<String> authorization, byte[] body) {
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

  private @Nullable String signatureRefusal(byte[] password, byte[] body) {
    if (password.length == 0) {
      return "The signature is missing: the password is empty.";
    }
    if (!new String(password, StandardCharsets.ISO_8859_1).matches("[0-9a-f]{64}")) {
      return "The signature is malformed: it must be 64 lower-case hex digits.";
    }
    byte[] expected = HexFormat.of().formatHex(hmac(body)).getBytes(StandardCharsets.US_ASCII);
    return MessageDigest.isEqual(expected, password)
        ? null
        : "The signature is wrong: it is not the HMAC-SHA256 of the "
            + body.length
            + " body bytes received, keyed with the secret.";
  }

  private byte[] hmac(byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM); // one per request: it is not thread-safe
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
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
