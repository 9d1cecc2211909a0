package co.datacue.benchmarks.contestants;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature as one writes it by hand. */
final class Signature {
  private static final String ALGORITHM = "HmacSHA256";

  private Signature() {}

  /** Returns the value of {@code Authorization}. */
  static String basic(Contestant.Account account, byte[] body) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(ALGORITHM);
    mac.init(new SecretKeySpec(account.secret().getBytes(StandardCharsets.UTF_8), ALGORITHM));
    String user = account.key() + ":" + HexFormat.of().formatHex(mac.doFinal(body));
    return "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
  }
}
