package co.datacue.bulk.contract;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** Words for what stands in a line, and the checks that hold for every text. */
final class Tokens {
  private static final int SHOWN = 40;

  private Tokens() {}

  /** The kind of a value, and the value itself where it is short. */
  static String describe(JsonParser in) throws IOException {
    return switch (in.currentToken()) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "a list";
      case VALUE_NULL -> "null";
      case VALUE_TRUE, VALUE_FALSE -> in.getText();
      case VALUE_STRING -> "the text \"" + shown(in.getText()) + "\"";
      default -> "the number " + shown(in.getText());
    };
  }

  static String shown(String text) {
    int end = Math.min(text.length(), SHOWN);
    if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    StringBuilder shown = new StringBuilder(end + 3);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      shown.append(isPlain(c) ? c : '?');
    }
    return shown.append(end < text.length() ? "…" : "").toString();
  }

  // What moves a terminal's cursor or turns its direction has no place in a message.
  private static boolean isPlain(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR -> false;
      default -> true;
    };
  }

  /** Half a character has no bytes in UTF-8, so it could not be sent. */
  static boolean hasHalfCharacter(char[] text, int from, int length) {
    for (int i = from; i < from + length; i++) {
      if (Character.isSurrogate(text[i])) {
        boolean pair =
            Character.isHighSurrogate(text[i])
                && i + 1 < from + length
                && Character.isLowSurrogate(text[i + 1]);
        if (!pair) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  /** Money is to be written without one, and so the client writes every number. */
  static boolean hasExponent(JsonParser in) throws IOException {
    char[] text = in.getTextCharacters();
    int from = in.getTextOffset();
    for (int i = from; i < from + in.getTextLength(); i++) {
      if (text[i] == 'e' || text[i] == 'E') {
        return true;
      }
    }
    return false;
  }

  static void refuseHalfCharacter(JsonParser in, Findings findings) throws IOException {
    if (findings.mayHaveEscapes()
        && hasHalfCharacter(in.getTextCharacters(), in.getTextOffset(), in.getTextLength())) {
      findings.add(in, "has half a character (a lone surrogate), which cannot be sent");
    }
  }
}
