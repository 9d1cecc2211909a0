package co.datacue.mock.diagnosis;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMACs and hashes, as lower-case hex where it is text. */
public final class Hmac {
  private static final byte[] EMPTY = {0}; // the same to HMAC as no byte, which the JDK refuses

  private Hmac() {}

  /** What the API wants as the password: HMAC-SHA256 in hex. */
  public static String sha256(byte[] secret, byte[] body) {
    return HexFormat.of().formatHex(of("HmacSHA256", secret, body));
  }

  static byte[] of(String algorithm, byte[] secret, byte[] body) {
    try {
      Mac mac = Mac.getInstance(algorithm); // one per call: it is not thread-safe
      mac.init(new SecretKeySpec(secret.length == 0 ? EMPTY : secret, algorithm));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + algorithm, e);
    }
  }

  /** The SHA-256 of the bytes in hex; without a secret in it, it may be shown. */
  public static String sha256Of(byte[] body) {
    return hash(body);
  }

  static String hash(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
