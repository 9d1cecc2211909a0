package co.datacue.signing;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\t\n",
        "value:1",
        ":value",
        "value\n",
        "val\u0000ue",
        "val\u007fue",
        "\ufeffvalue",
        " value",
        "value ",
        "value\u2003"
      })
  void badKeyIsRefusedWithoutBeingRepeated(String key) {
    assertRefused("key", key, () -> Credentials.of(key, "secret-1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\n", "value\n", "value\r\n", "val\tue", "\ufeffvalue"})
  void badSecretIsRefusedWithoutBeingRepeated(String secret) {
    assertRefused("secret", secret, () -> Credentials.of("key-1", secret));
  }

  @Test
  void lineEndInTheSecretIsExplained() {
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> Credentials.of("key-1", "value\n"));
    assertTrue(e.getMessage().contains("reading a file"), e.getMessage());
  }

  @Test
  void nullIsRefusedByName() {
    assertAll(
        () ->
            assertEquals(
                "key",
                assertThrows(NullPointerException.class, () -> Credentials.of(null, "s"))
                    .getMessage()),
        () ->
            assertEquals(
                "secret",
                assertThrows(NullPointerException.class, () -> Credentials.of("k", null))
                    .getMessage()));
  }

  @Test
  void secretIsOtherwiseFreeForm() {
    assertEquals("s: ß ", Credentials.of("k", "s: ß ").secret().utf8());
  }

  @Test
  void toStringShowsNeitherKeyNorSecret() {
    assertEquals("Credentials[redacted]", Credentials.of("key-1", "secret-1").toString());
  }

  @Test
  void serialisersThatGoByFieldsFindNothing() {
    for (Class<?> holder : new Class<?>[] {Credentials.class, BasicCredentials.class}) {
      for (Field field : holder.getDeclaredFields()) {
        int modifiers = field.getModifiers();
        assertTrue(
            Modifier.isStatic(modifiers) || Modifier.isTransient(modifiers), () -> "" + field);
      }
      assertFalse(Serializable.class.isAssignableFrom(holder));
    }
  }

  private static void assertRefused(
      String name, String value, org.junit.jupiter.api.function.Executable construction) {
    String message = assertThrows(IllegalArgumentException.class, construction).getMessage();
    assertTrue(message.startsWith(name + " must not"), message);
    assertFalse(message.contains("value") || message.contains("-1"), message);
    assertFalse(!value.isBlank() && message.contains(value), message);
  }
}
