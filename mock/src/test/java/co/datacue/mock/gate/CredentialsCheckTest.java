package co.datacue.mock.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.mock.Caller;
import co.datacue.mock.Signing;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The rules for the Authorization header, one by one. */
class CredentialsCheckTest {
  // From the key "Jefe" of RFC 4231, test case 2.
  private static final String RFC_TEXT = "what do ya want for nothing?";
  private static final String RFC_HMAC =
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

  private final CredentialsCheck check = new CredentialsCheck("the-key", "Jefe");

  @Test
  void publishedHmacVectorIsAccepted() {
    assertNull(signed(Caller.basic("the-key:" + RFC_HMAC)));
  }

  @Test
  void schemeNameMayBeInAnyCase() {
    assertNull(signed(Caller.basic("the-key:" + RFC_HMAC).replace("Basic", "BASIC")));
  }

  @Test
  void otherBodyIsRefused() {
    refused("signature is wrong", Signing.SIGNED_BODY, Caller.basic("the-key:" + RFC_HMAC), "x");
  }

  @Test
  void upperCaseSignatureIsRefused() {
    String upper = RFC_HMAC.toUpperCase(Locale.ROOT);
    refused("lower-case hex", Signing.SIGNED_BODY, Caller.basic("the-key:" + upper), RFC_TEXT);
  }

  @Test
  void secretItselfAsThePasswordIsRefusedAndNotRepeated() {
    refused("64 lower-case", Signing.SIGNED_BODY, Caller.basic("the-key:Jefe"), RFC_TEXT);
  }

  @Test
  void emptyPasswordIsRefusedWhereASignatureIsWanted() {
    refused("signature is missing", Signing.SIGNED_BODY, Caller.basic("the-key:"), RFC_TEXT);
  }

  @Test
  void wrongKeyIsRefusedThoughTheSignatureIsRight() {
    refused("key is wrong", Signing.SIGNED_BODY, Caller.basic("the-kez:" + RFC_HMAC), RFC_TEXT);
    refused("key is wrong", Signing.SIGNED_BODY, Caller.basic("the-key2:" + RFC_HMAC), RFC_TEXT);
    refused("key is wrong", Signing.SIGNED_BODY, Caller.basic(":" + RFC_HMAC), RFC_TEXT);
  }

  @Test
  void keyAloneIsAcceptedWhereOnlyItIsWanted() {
    assertNull(refusal(Signing.KEY_ONLY, Caller.basic("the-key:"), RFC_TEXT));
  }

  @Test
  void rightSignatureIsRefusedWhereOnlyTheKeyIsWanted() {
    String header = Caller.basic("the-key:" + RFC_HMAC);
    refused("only the key", Signing.KEY_ONLY, header, RFC_TEXT);
  }

  @Test
  void keyEndsAtTheFirstColon() {
    // "the-key" and ":", not "the-key:" and an empty password.
    refused("only the key", Signing.KEY_ONLY, Caller.basic("the-key::"), RFC_TEXT);
  }

  @Test
  void headerIsWrittenAsEverybodyUnderstandsIt() {
    assertEquals("Basic abc=", CredentialsCheck.plain("BASIC   abc= "));
  }

  @Test
  void keyWithoutAColonIsRefused() {
    refused("no colon", Signing.KEY_ONLY, Caller.basic("the-key"), RFC_TEXT);
  }

  @Test
  void whatIsNotBase64IsRefused() {
    refused("not base64", Signing.KEY_ONLY, "Basic the-key:", RFC_TEXT);
  }

  @Test
  void otherSchemeIsRefused() {
    refused("begin with Basic", Signing.KEY_ONLY, "Bearer the-key", RFC_TEXT);
  }

  @Test
  void missingAndDoubledHeadersAreRefused() {
    String none = check.refusal(Signing.KEY_ONLY, List.of(), () -> new byte[0]);
    assertTrue(none != null && none.contains("missing"), none);
    String good = Caller.basic("the-key:");
    String two = check.refusal(Signing.KEY_ONLY, List.of(good, good), () -> new byte[0]);
    assertTrue(two != null && two.contains("more than one"), two);
  }

  private String signed(String header) {
    return refusal(Signing.SIGNED_BODY, header, RFC_TEXT);
  }

  private String refusal(Signing signing, String header, String body) {
    return check.refusal(signing, List.of(header), () -> Caller.bytes(body));
  }

  private void refused(String reason, Signing signing, String header, String body) {
    String refusal = refusal(signing, header, body);
    assertNotNull(refusal);
    assertTrue(refusal.contains(reason), refusal);
    assertFalse(
        refusal.contains("Jefe") || refusal.contains("the-k") || refusal.contains(RFC_HMAC),
        refusal);
  }
}
