package co.datacue.mock.diagnosis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.mock.Signing;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each usual mistake, made on purpose. */
class LikelyCauseTest {
  private static final String KEY = "shop-key-1";
  private static final String SECRET = "Shop-s3cret";
  private static final String SENT =
      "{\"name\":\"Café <b>&amp;</b>\",\"link\":\"/p/1\",\"price\":49.90,\"a\":[1,{}]}";

  private final LikelyCause causes = new LikelyCause(KEY, SECRET);

  private static String hmac(String secret, String body) {
    return Hmac.sha256(secret.getBytes(UTF_8), body.getBytes(UTF_8));
  }

  private static byte[] raw(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static String basic(String credentials) {
    return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
  }

  private Optional<String> cause(Signing signing, String body, String... authorization) {
    Optional<String> cause =
        causes.of(signing, List.of(authorization), "POST", "/v1/products", body.getBytes(UTF_8));
    cause.ifPresent(
        words -> {
          assertFalse(words.contains(KEY) || words.contains(SECRET), words);
          assertFalse(words.matches(".*[0-9a-fA-F]{16}.*"), words);
          assertTrue(words.matches("[ -~]+"), words);
        });
    return cause;
  }

  private void assertSigned(String expected, String body, String password) {
    String cause = cause(Signing.SIGNED_BODY, body, basic(KEY + ":" + password)).orElse("none");
    assertTrue(cause.contains(expected), cause);
  }

  private void assertSignedBody(String expected, String sent, String signed) {
    assertSigned(expected, sent, hmac(SECRET, signed));
  }

  private void assertHeader(String expected, Signing signing, String... authorization) {
    String cause = cause(signing, SENT, authorization).orElse("none");
    assertTrue(cause.contains(expected), cause);
  }

  @Test
  void otherBytesOfTheSameJsonAreFound() {
    assertSignedBody(
        "Python's json.dumps",
        SENT,
        "{\"name\": \"Caf\\u00e9 <b>&amp;</b>\", \"link\": \"/p/1\", \"price\": 49.90, \"a\": [1, {}]}");
    assertSignedBody(
        "after commas and colons;",
        SENT,
        "{\"name\": \"Café <b>&amp;</b>\", \"link\": \"/p/1\", \"price\": 49.90, \"a\": [1, {}]}");
    assertSignedBody(
        "as JavaScript writes them",
        SENT,
        "{\"name\":\"Café <b>&amp;</b>\",\"link\":\"/p/1\",\"price\":49.9,\"a\":[1,{}]}");
    assertSignedBody(
        "PHP's json_encode",
        SENT,
        "{\"name\":\"Caf\\u00e9 <b>&amp;<\\/b>\",\"link\":\"\\/p\\/1\",\"price\":49.90,\"a\":[1,{}]}");
    assertSignedBody(
        "as Go writes it",
        SENT,
        "{\"name\":\"Café \\u003cb\\u003e\\u0026amp;\\u003c/b\\u003e\",\"link\":\"/p/1\",\"price\":49.90,\"a\":[1,{}]}");
    assertSignedBody(
        "as Gson writes it", "{\"q\":\"a='b'\"}", "{\"q\":\"a\\u003d\\u0027b\\u0027\"}");
    assertSignedBody("System.Text.Json", "{\"q\":\"é+\\\"\"}", "{\"q\":\"\\u00E9\\u002B\\u0022\"}");
    assertSignedBody(
        "names sorted",
        SENT,
        "{\"a\":[1,{}],\"link\":\"/p/1\",\"name\":\"Café <b>&amp;</b>\",\"price\":49.90}");
    assertSignedBody("as JSON.stringify", "{ \"a\" : 1 }", "{\"a\":1}");
  }

  @Test
  void otherBytesOfSmallJsonAreFound() {
    assertSignedBody("Python's json.dumps", "{\"a\":\"~é\"}", "{\"a\": \"~\\u00e9\"}");
    assertSignedBody("\\u escapes for all but ASCII", "{\"a\":\"é\"}", "{\"a\":\"\\u00e9\"}");
    assertSignedBody(
        "names sorted, as Python", "{\"b\":\"é\",\"a\":1}", "{\"a\": 1, \"b\": \"\\u00e9\"}");
    assertSignedBody(
        "names sorted, as Go writes a map", "{\"b\":\"<\",\"a\":1}", "{\"a\":1,\"b\":\"\\u003c\"}");
    assertSignedBody("indented as Python", "{\"a\":\"é\"}", "{\n    \"a\": \"\\u00e9\"\n}");
    assertSignedBody("indented as PHP", "{\"a\":\"/\"}", "{\n    \"a\": \"\\/\"\n}");
    assertSignedBody("line feed at its end", "{\"a\": 1}", "{\"a\":1}\n");
    assertSignedBody(
        "as JSON.stringify", "{ \"\\b\" :\"\\u007e\\u0020\\u001f\"}", "{\"\\b\":\"~ \\u001f\"}");
    assertSignedBody("as Go writes it", "{ \"a\": \"<\\b\"}", "{\"a\":\"\\u003c\\b\"}");
  }

  @Test
  void indentedJsonIsFound() {
    String sent = "{\"a\":[1,2],\"b\":{},\"c\":[]}";
    assertSignedBody(
        "two spaces", sent, "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": {},\n  \"c\": []\n}");
    assertSignedBody(
        "four spaces",
        sent,
        "{\n    \"a\": [\n        1,\n        2\n    ],\n    \"b\": {},\n    \"c\": []\n}");
    assertSignedBody(
        "tabs", sent, "{\n\t\"a\": [\n\t\t1,\n\t\t2\n\t],\n\t\"b\": {},\n\t\"c\": []\n}");
    assertSignedBody("Jackson", sent, "{\n  \"a\" : [ 1, 2 ],\n  \"b\" : { },\n  \"c\" : [ ]\n}");
    assertSignedBody(
        "two spaces, with a line feed",
        "{  \"a\": 1}", // curl -d @file takes the line breaks out
        "{\n  \"a\": 1\n}\n");
  }

  @Test
  void lineBreaksAndWhiteSpaceAreFound() {
    assertSignedBody("without the line break at its end", "{}\n", "{}");
    assertSignedBody("with a line feed at its end", "not JSON", "not JSON\n");
    assertSignedBody("carriage return", "not JSON", "not JSON\r\n");
    assertSignedBody("CR LF in place of LF", "a\nb", "a\r\nb");
    assertSignedBody("LF in place of CR LF", "a\r\nb", "a\nb");
    assertSignedBody("without line breaks", "a\nb", "ab");
    assertSignedBody("white space around", " a ", "a");
    assertSignedBody("without its byte order mark", "\uFEFFa", "a");
    assertSignedBody("with a byte order mark", "a", "\uFEFFa");
  }

  @Test
  void emptyAndOtherBodiesAreFound() {
    assertSignedBody("nothing, an empty body", SENT, "");
    assertSignedBody("{}, where no body was sent", "", "{}");
    for (String nothing : List.of("null", "[]", "\"\"", "undefined", "None")) {
      assertSignedBody(nothing + ", where no body was sent", "", nothing);
    }
    assertSignedBody("the path", SENT, "/v1/products");
    assertSignedBody("method, path and body", SENT, "POST/v1/products" + SENT);
    assertSignedBody("only a part of the body, batch", "{\"batch\":[{\"a\":1}]}", "[{\"a\":1}]");
    assertSignedBody("as a string within JSON", "{\"a\":1}", "\"{\\\"a\\\":1}\"");
    assertSignedBody("JSON within the string", "\"{\\\"a\\\":1}\"", "{\"a\":1}");
    assertSignedBody("hash of the body", SENT, Hmac.hash(SENT.getBytes(UTF_8)));
  }

  @Test
  void otherCharsetsAreFound() {
    byte[] secret = SECRET.getBytes(UTF_8);
    String latin = Hmac.sha256(secret, "é".getBytes(ISO_8859_1));
    assertSigned("ISO 8859-1", "é", latin);
    assertSigned("UTF-16", "é", Hmac.sha256(secret, new byte[] {(byte) 0xE9, 0}));
    assertSigned("UTF-16", "é", Hmac.sha256(secret, new byte[] {0, (byte) 0xE9}));
    assertSignedBody("UTF-8 twice", "é", new String("é".getBytes(UTF_8), ISO_8859_1));
    assertSignedBody("second time", new String("é".getBytes(UTF_8), ISO_8859_1), "é");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "API key in place of the secret | shop-key-1",
        "line feed at its end           | 'Shop-s3cret\n'",
        "a space at its end             | 'Shop-s3cret '",
        "double quotes                  | \"Shop-s3cret\"",
        "single quotes                  | '''Shop-s3cret'''",
        "an empty secret                | ''",
        "key and secret together        | shop-key-1:Shop-s3cret",
        "lower case                     | shop-s3cret",
        "upper case                     | SHOP-S3CRET",
        "encoded as base64              | U2hvcC1zM2NyZXQ=",
        "default secret                 | test-secret",
        "undefined                      | undefined",
        "the word null in place         | null",
        "the word None in place         | None",
        "another secret                 | whatever",
      })
  void otherSecretIsFound(String expected, String used) {
    assertSigned(expected, SENT, hmac(used, SENT));
  }

  @Test
  void secretThatIsItselfEncodedIsFound() {
    assertSecret("decoded from hex", "00ff10", raw("00ff10"));
    assertSecret("decoded from base64", "c2VjcmV0LXg=", "secret-x".getBytes(UTF_8));
    assertSecret("without white space around it", " secret-x ", "secret-x".getBytes(UTF_8));
    String hash = Hmac.hash("secret-x".getBytes(UTF_8));
    assertSecret("the hash of the secret", "secret-x", hash.getBytes(UTF_8));
  }

  @Test
  void secretItselfIsNoGuess() {
    byte[] body = SENT.getBytes(UTF_8);
    List<String> sent = List.of(basic(KEY + ":" + Hmac.sha256("x".getBytes(UTF_8), body)));
    String cause =
        new LikelyCause(KEY, "test-secret")
            .of(Signing.SIGNED_BODY, sent, "POST", "/", body)
            .orElseThrow();
    assertTrue(cause.contains("another secret"), cause);
    assertFalse(SecretGuesses.of(KEY, "test-secret").keySet().toString().contains("default"));
    assertTrue(SecretGuesses.of(KEY, "other").keySet().toString().contains("default"));
  }

  @Test
  void hashOfABodyIsThePublishedOne() {
    assertEquals(
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        Hmac.sha256Of(new byte[0]));
  }

  private static void assertSecret(String expected, String secret, byte[] used) {
    byte[] body = SENT.getBytes(UTF_8);
    List<String> sent = List.of(basic(KEY + ":" + Hmac.sha256(used, body)));
    String cause =
        new LikelyCause(KEY, secret).of(Signing.SIGNED_BODY, sent, "POST", "/", body).orElseThrow();
    assertTrue(cause.contains(expected), cause);
  }

  @Test
  void otherHashesAreFound() {
    byte[] body = SENT.getBytes(UTF_8);
    byte[] secret = SECRET.getBytes(UTF_8);
    assertSigned("plain SHA-256 of the body", SENT, Hmac.hash(body));
    assertSigned("plain SHA-256 of secret and body", SENT, Hmac.hash(secret, body));
    assertSigned("secret and body were swapped", SENT, Hmac.sha256(body, secret));
    for (String other : List.of("HmacSHA1", "HmacMD5", "HmacSHA384", "HmacSHA512")) {
      assertSigned(other, SENT, HexFormat.of().formatHex(Hmac.of(other, secret, body)));
    }
  }

  @Test
  void otherFormsOfTheSignatureAreFound() {
    String right = hmac(SECRET, SENT);
    assertSigned("upper-case hex", SENT, right.toUpperCase(Locale.ROOT));
    assertSigned("in base64", SENT, Base64.getEncoder().encodeToString(raw(right)));
    assertSigned(
        "in base64", SENT, Base64.getUrlEncoder().withoutPadding().encodeToString(raw(right)));
    assertSigned("in base64", SENT, Base64.getEncoder().encodeToString(right.getBytes(UTF_8)));
    assertSigned("prefix", SENT, "sha256=" + right);
    assertSigned("white space", SENT, right + "\n");
    String nothing = hmac(SECRET, "").toUpperCase(Locale.ROOT);
    assertSigned("upper-case hex, where lower-case is wanted; besides, what was", SENT, nothing);
    assertSigned("empty body", SENT, nothing);
    String encoded = Base64.getEncoder().encodeToString(raw(hmac(SECRET, "")));
    assertSigned("in base64, where lower-case hex is wanted; besides, what was", SENT, encoded);
  }

  @Test
  void credentialsOfTheOtherStyleAreFound() {
    String signature = hmac(SECRET, SENT);
    assertSigned("key alone", SENT, "");
    assertSigned("as they are", SENT, SECRET);
    assertSigned("the key was sent as the password", SENT, KEY);
    assertSigned("placeholder", SENT, "${SIGNATURE}");
    assertSigned("the word undefined", SENT, "undefined");
    assertHeader("signed, rightly,", Signing.KEY_ONLY, basic(KEY + ":" + signature));
    assertHeader("wants the key alone", Signing.KEY_ONLY, basic(KEY + ":" + hmac("x", "y")));
    assertHeader("as they are", Signing.KEY_ONLY, basic(KEY + ":" + SECRET));
    assertHeader("as the password too", Signing.KEY_ONLY, basic(KEY + ":" + KEY));
    assertHeader("white space", Signing.KEY_ONLY, basic(KEY + ":\n"));
    assertHeader("the word null", Signing.KEY_ONLY, basic(KEY + ":null"));
  }

  @Test
  void wrongKeysAreFound() {
    String signature = hmac(SECRET, SENT);
    Signing signed = Signing.SIGNED_BODY;
    assertHeader("only the key", signed, basic("other:" + signature));
    assertHeader("another account", signed, basic("other:" + hmac("other", SENT)));
    assertHeader("swapped", signed, basic(SECRET + ":" + KEY));
    assertHeader("in place of the key", signed, basic(SECRET + ":" + signature));
    assertHeader("white space around", signed, basic(KEY + "\n:" + signature));
    assertHeader("quotes", signed, basic("\"" + KEY + "\":" + signature));
    assertHeader("other case", signed, basic(KEY.toUpperCase(Locale.ROOT) + ":" + signature));
    assertHeader("it is empty", signed, basic(":" + signature));
    assertHeader("the word undefined", signed, basic("undefined:" + signature));
    assertHeader("placeholder", signed, basic("${DATACUE_API_KEY}:" + signature));
  }

  @Test
  void malformedHeadersAreFound() {
    Signing signed = Signing.SIGNED_BODY;
    String pair = KEY + ":" + hmac(SECRET, SENT);
    assertHeader("only after a 401", signed);
    assertHeader("both the HTTP client", signed, basic(pair), basic(pair));
    assertHeader("bearer token", signed, "Bearer abc");
    assertHeader("not encoded", signed, "Basic " + pair);
    assertHeader("word Basic is missing", signed, basic(pair).substring(6));
    assertHeader("base64 twice", signed, basic(basic(pair).substring(6)));
    assertHeader("base64url", signed, "Basic abc-_");
    assertHeader("colon after the key", signed, basic(KEY));
    assertHeader("without the key", signed, basic(hmac(SECRET, SENT)));
  }

  @Test
  void whatIsNoUsualMistakeHasNoCause() {
    assertEquals(Optional.empty(), cause(Signing.SIGNED_BODY, SENT, basic(KEY + ":what-is-this")));
    assertEquals(Optional.empty(), cause(Signing.KEY_ONLY, SENT, basic(KEY + ":what-is-this")));
    assertEquals(Optional.empty(), cause(Signing.SIGNED_BODY, SENT, "Digest nonsense"));
  }

  @Test
  void largeBodiesAreNotTried() {
    String large = "x".repeat(1024 * 1024);
    assertSignedBody("nothing, an empty body", large, "");
    String more = large + "x";
    String header = basic(KEY + ":" + hmac(SECRET, ""));
    assertEquals(Optional.empty(), cause(Signing.SIGNED_BODY, more, header));
  }

  @Test
  void namesInTheBodyCannotGetIntoTheWords() {
    assertSignedBody("another secret", "{\"a\\r\\nX: é\":{\"b\":1}}", "{\"b\":1}");
  }
}
