package co.datacue.signing;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the values of {@code Authorization}. Safe for use by many threads: the Mac that is kept is
 * never used, only copied, which spares looking it up and digesting the secret for each request.
 */
final class BasicCredentials {
  private static final String ALGORITHM = "HmacSHA256";
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  // Transient, so that serialisers that go by fields do not write them.
  private final transient byte[] prefix;
  private final transient SecretKeySpec secret;
  private final transient @Nullable Mac prototype;
  private final transient String keyOnly;
  private final transient String signedNothing;

  BasicCredentials(Credentials credentials) {
    prefix = (credentials.key() + ":").getBytes(StandardCharsets.UTF_8);
    secret = new SecretKeySpec(credentials.secret().toByteArray(), ALGORITHM);
    Mac mac = newMac();
    mac.update(new byte[0]); // begins: the JDK's digests the key only now. For speed alone
    prototype = copy(mac) == null ? null : mac;
    keyOnly = basic(prefix);
    signedNothing = signed(new Buffer());
  }

  /** With an empty password. */
  String keyOnly() {
    return keyOnly;
  }

  /** With the signature of zero bytes. */
  String signedNothing() {
    return signedNothing;
  }

  /** With the signature of what is in the buffer, which stays there. */
  String signed(Buffer bytes) {
    Mac mac = prototype == null ? newMac() : copy(prototype);
    try (Buffer.UnsafeCursor segment = bytes.readUnsafe()) {
      while (segment.next() != -1) {
        mac.update(segment.data, segment.start, segment.end - segment.start);
      }
    }
    byte[] signature = mac.doFinal();
    byte[] user = Arrays.copyOf(prefix, prefix.length + 2 * signature.length);
    int end = prefix.length;
    for (byte b : signature) {
      user[end++] = HEX[b >> 4 & 15];
      user[end++] = HEX[b & 15];
    }
    return basic(user);
  }

  private static String basic(byte[] user) {
    return "Basic ".concat(Base64.getEncoder().encodeToString(user));
  }

  private Mac newMac() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      return mac;
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("Every Java has " + ALGORITHM + " and takes any secret", e);
    }
  }

  /** Null if the security provider's Mac cannot be copied. */
  private static @Nullable Mac copy(Mac mac) {
    try {
      return (Mac) mac.clone();
    } catch (CloneNotSupportedException e) {
      return null;
    }
  }
}
