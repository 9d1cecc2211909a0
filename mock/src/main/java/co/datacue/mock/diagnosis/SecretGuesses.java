package co.datacue.mock.diagnosis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What may have been used in place of the secret. Never shown: only the words are. */
final class SecretGuesses {
  private SecretGuesses() {}

  static Map<String, byte[]> of(String key, String secret) {
    Map<String, byte[]> guesses = new LinkedHashMap<>();
    guesses.put("the API key in place of the secret", bytes(key));
    guesses.put("an empty secret", new byte[0]);
    guesses.put("the secret with a line feed at its end", bytes(secret + "\n"));
    guesses.put("the secret with a space at its end", bytes(secret + " "));
    guesses.put("the secret without white space around it", bytes(secret.strip()));
    guesses.put("the secret in double quotes", bytes('"' + secret + '"'));
    guesses.put("the secret in single quotes", bytes("'" + secret + "'"));
    guesses.put("key and secret together", bytes(key + ":" + secret));
    guesses.put("the secret in lower case", bytes(secret.toLowerCase(Locale.ROOT)));
    guesses.put("the secret in upper case", bytes(secret.toUpperCase(Locale.ROOT)));
    guesses.put("the secret encoded as base64", Base64.getEncoder().encode(bytes(secret)));
    guesses.put("the hash of the secret", bytes(Hmac.hash(bytes(secret))));
    if (secret.matches("([0-9A-Fa-f]{2})+")) {
      guesses.put("the secret decoded from hex", HexFormat.of().parseHex(secret));
    }
    if (secret.matches("([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")) {
      guesses.put("the secret decoded from base64", Base64.getDecoder().decode(secret));
    }
    guesses.put(
        "the mock's default secret, which is not the one it was started with",
        bytes("test-secret"));
    for (String unset : new String[] {"undefined", "null", "None"}) {
      guesses.put("the word " + unset + " in place of the secret: it is not set", bytes(unset));
    }
    guesses.values().removeIf(guess -> Arrays.equals(guess, bytes(secret)));
    return guesses;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
