package co.datacue.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.Provider;
import java.security.Security;
import java.security.spec.AlgorithmParameterSpec;
import java.util.concurrent.atomic.AtomicInteger;
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
  void bytesThatBeginWithinASegmentAreSigned() throws IOException {
    Buffer bytes = new Buffer().writeUtf8("x".repeat(9_000));
    bytes.skip(1_000);
    String hex = bytes.clone().hmacSha256(CREDENTIALS.secret()).hex();
    assertEquals(
        okhttp3.Credentials.basic("my-key", hex), new BasicCredentials(CREDENTIALS).signed(bytes));
  }

  @Test
  void macIsLookedUpOnceForAllSignatures() {
    BasicCredentials jdk = new BasicCredentials(CREDENTIALS);
    Security.insertProviderAt(new OwnMac(Copyable.class), 1);
    try {
      BasicCredentials basic = new BasicCredentials(CREDENTIALS);
      int made = Copyable.MADE.get();
      for (int i = 0; i < 3; i++) {
        Buffer bytes = new Buffer().writeUtf8("{}");
        assertEquals(jdk.signed(bytes.clone()), basic.signed(bytes));
      }
      assertEquals(made, Copyable.MADE.get());
    } finally {
      Security.removeProvider(OwnMac.NAME);
    }
  }

  @Test
  void macThatCannotBeCopiedSignsAllTheSame() {
    String expected = new BasicCredentials(CREDENTIALS).signed(new Buffer().writeUtf8("{}"));
    Security.insertProviderAt(new OwnMac(Spi.class), 1);
    try {
      BasicCredentials basic = new BasicCredentials(CREDENTIALS);
      for (int i = 0; i < 2; i++) {
        assertEquals(expected, basic.signed(new Buffer().writeUtf8("{}")));
      }
    } finally {
      Security.removeProvider(OwnMac.NAME);
    }
  }

  private static final class OwnMac extends Provider {
    static final String NAME = "OwnMac";

    OwnMac(Class<? extends MacSpi> spi) {
      super(NAME, "1", "");
      put("Mac.HmacSHA256", spi.getName());
    }
  }

  /** Counts how often it is made anew. */
  public static final class Copyable extends Spi implements Cloneable {
    static final AtomicInteger MADE = new AtomicInteger();

    public Copyable() throws GeneralSecurityException {
      MADE.incrementAndGet();
    }

    @Override
    public Object clone() throws CloneNotSupportedException {
      Copyable copy = (Copyable) super.clone();
      copy.mac = (Mac) mac.clone();
      return copy;
    }
  }

  /** Cannot be copied, as those of hardware-backed providers. */
  public static class Spi extends MacSpi {
    Mac mac;

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
