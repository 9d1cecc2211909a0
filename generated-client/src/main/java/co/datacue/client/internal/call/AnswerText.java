package co.datacue.client.internal.call;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.net.ProtocolException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of an answer's body, as exceptions keep and show it. Immutable.
 *
 * @param contentType null if none was named
 * @param text the first {@link #MAX} characters at most
 */
public record AnswerText(@Nullable String contentType, String text) {
  static final int MAX = 8 * 1024;
  private static final int MAX_SHOWN = 200;

  /** Control and format characters, separators of lines, and halves of surrogate pairs. */
  private static final Pattern UNSHOWN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

  /** Cuts the body to its beginning. */
  public static AnswerText of(@Nullable String contentType, String body) {
    return new AnswerText(contentType, cut(body, MAX));
  }

  /** The first characters, without half of a surrogate pair at the end. */
  private static String cut(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
  }

  /** Returns the {@code message} of an error body, null if there is none. */
  public @Nullable String errorMessage() {
    try {
      JsonElement json = JsonParser.parseString(text);
      JsonElement message = json.isJsonObject() ? json.getAsJsonObject().get("message") : null;
      return message != null && message.isJsonPrimitive() ? message.getAsString() : null;
    } catch (JsonParseException notJson) {
      return null; // the text has it all the same
    }
  }

  /** Returns status, kind and beginning of the body, in one line. */
  public String describe(int status) {
    String message = errorMessage();
    String words = (message == null ? text : message).replaceAll("\\s+", " ").strip();
    String kind = isJson(contentType) ? "" : " (" + beginning(contentType) + ")";
    if (words.isEmpty()) {
      return status + kind + " and no body";
    }
    String beginning = cut(words, MAX_SHOWN);
    return status + kind + " \"" + shown(beginning) + (beginning.equals(words) ? "\"" : "…\"");
  }

  /** Whether it may be JSON: named so, or not named. */
  static boolean isJson(@Nullable String contentType) {
    return contentType == null || contentType.matches("(?i)[^;]*[/+]json\\s*(;.*)?");
  }

  /** Whether it may be plain text: named so, or not named. */
  static boolean isPlain(@Nullable String contentType) {
    return contentType == null || contentType.matches("(?i)text/plain\\s*(;.*)?");
  }

  /** Returns the beginning of a text of an answer, as {@link #shown}. */
  static String beginning(String text) {
    return shown(cut(text, MAX_SHOWN));
  }

  /**
   * Escapes what would not show, or would change how the rest shows: a text from outside must not
   * write lines of a log or turn around what stands beside it.
   */
  static String shown(String text) {
    return UNSHOWN
        .matcher(text)
        .replaceAll(found -> "\\\\u%04x".formatted(found.group().codePointAt(0)));
  }

  /**
   * The same failure without what OkHttp quotes of a stream that is not HTTP: it may be anything.
   */
  static ProtocolException unquoted(ProtocolException failure) {
    String message = String.valueOf(failure.getMessage());
    ProtocolException quiet =
        new ProtocolException(message.replaceFirst("(?s)[:\"].*", "").strip());
    quiet.setStackTrace(failure.getStackTrace());
    return quiet;
  }
}
