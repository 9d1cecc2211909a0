package co.datacue.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.Provider;
import java.security.Security;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.Mac;
import javax.crypto.MacSpi;
import okio.Buffer;
import org.junit.jupiter.api.Test;

/** Values of {@code Authorization}, also with a security provider that is not the JDK's. */
class BasicCredentialsTest {
  private static final Credentials CREDENTIALS = Credentials.of("my-key", "my-secret");

  @Test
  void everySignatureIsOfItsOwnBytes() {
    BasicCredentials basic = new BasicCredentials(CREDENTIALS);
    for (String body : new String[] {"", "{}", "x".repeat(20_000), "{}"}) {
      Buffer bytes = new Buffer().writeUtf8(body);
      String hex = bytes.clone().hmacSha256(CREDENTIALS.secret()).hex();
      assertEquals(okhttp3.Credentials.basic("my-key", hex), basic.signed(bytes));
      assertEquals(body, bytes.readUtf8());
    }
    assertEquals(okhttp3.Credentials.basic("my-key", ""), basic.keyOnly());
  }

  @Test
  void macThatCannotBeCopiedSignsAllTheSame() {
    String expected = new BasicCredentials(CREDENTIALS).signed(new Buffer().writeUtf8("{}"));
    Security.insertProviderAt(new Uncopyable(), 1);
    try {
      BasicCredentials basic = new BasicCredentials(CREDENTIALS);
      for (int i = 0; i < 2; i++) {
        assertEquals(expected, basic.signed(new Buffer().writeUtf8("{}")));
      }
    } finally {
      Security.removeProvider(Uncopyable.NAME);
    }
  }

  /** As hardware-backed providers are. */
  private static final class Uncopyable extends Provider {
    static final String NAME = "Uncopyable";

    Uncopyable() {
      super(NAME, "1", "");
      put("Mac.HmacSHA256", Spi.class.getName());
    }
  }

  public static final class Spi extends MacSpi {
    private final Mac mac;

    public Spi() throws GeneralSecurityException {
      mac = Mac.getInstance("HmacSHA256", "SunJCE");
    }

    @Override
    protected int engineGetMacLength() {
      return mac.getMacLength();
    }

    @Override
    protected void engineInit(Key key, AlgorithmParameterSpec parameters) {
      try {
        mac.init(key);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    protected void engineUpdate(byte input) {
      mac.update(input);
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
      mac.update(input, offset, length);
    }

    @Override
    protected byte[] engineDoFinal() {
      return mac.doFinal();
    }

    @Override
    protected void engineReset() {
      mac.reset();
    }
  }
}
