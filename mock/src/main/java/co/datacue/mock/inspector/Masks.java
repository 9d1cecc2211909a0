package co.datacue.mock.inspector;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Hides what nobody should read over a shoulder or on a screenshot. */
final class Masks {
  private static final String MASK = "••••••";
  private static final Pattern SECRET_HEADER =
      Pattern.compile(
          "(?i)(proxy-)?authorization|(set-)?cookie2?|.*(secret|token|passw|credential|api-?key|signature).*");
  private static final Pattern SIGNATURE = Pattern.compile("[0-9a-fA-F]{64}");
  private static final int MIN_SECRET = 4; // shorter ones would hide half of every text

  private final String key;
  private final String secret;
  private final List<String> hidden;

  Masks(String key, String secret) {
    this.key = key;
    this.secret = secret;
    this.hidden =
        List.of(secret, base64(key + ":" + secret), base64(secret)).stream()
            .filter(each -> each.length() >= MIN_SECRET)
            .toList();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The value of a header, hidden where its name says that it is a secret. */
  String header(String name, String value) {
    if (!SECRET_HEADER.matcher(name).matches()) {
      return text(value);
    }
    int space = value.indexOf(' ');
    String scheme =
        name.toLowerCase(Locale.ROOT).endsWith("authorization") && space > 0
            ? value.substring(0, space + 1)
            : "";
    return text(scheme) + MASK + " (" + (value.length() - scheme.length()) + " characters)";
  }

  /** Any text, without the secret wherever it stands. */
  String text(String text) {
    String masked = text;
    for (String each : hidden) {
      masked = masked.replace(each, MASK);
    }
    return masked;
  }

  /** A key that came: whole if it is the right one. */
  String key(String sent) {
    return sent.equals(key) ? key : length(sent);
  }

  /** A password that came or should have: enough of a signature to compare it by. */
  String password(String password) {
    if (password.equals(secret)) {
      return "the secret itself";
    }
    return SIGNATURE.matcher(password).matches()
        ? password.substring(0, 4) + "…" + password.substring(60)
        : length(password);
  }

  private static String length(String text) {
    return text.isEmpty() ? "" : MASK + " (" + text.length() + " characters)";
  }
}
