package co.datacue.mock.trouble;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a text apart into words and the signs between them, and says where each stands. */
final class Scanner {
  private static final Pattern NEXT = Pattern.compile("\\s*+([:,;]|[^\\s:,;]++)?+");

  private final String text;
  private final Matcher next;
  private int start;
  private String current = "";

  Scanner(String text) {
    this.text = text;
    this.next = NEXT.matcher(text);
    advance();
  }

  /** The word or sign that stands here; empty at the end. */
  String current() {
    return current;
  }

  boolean atEnd() {
    return current.isEmpty();
  }

  boolean atSign() {
    return current.length() == 1 && ":,;".contains(current);
  }

  /** Goes on, and returns what stood here. */
  String take() {
    String taken = current;
    advance();
    return taken;
  }

  /** Goes on if this word or sign stands here. */
  boolean take(String wanted) {
    boolean found = current.equals(wanted);
    if (found) {
      advance();
    }
    return found;
  }

  /** An error about what stands here. */
  IllegalArgumentException wrong(String problem) {
    String what = atEnd() ? "The end" : "\"" + current + "\"";
    return new IllegalArgumentException(
        "%s, character %d of \"%s\", %s".formatted(what, start + 1, text, problem));
  }

  private void advance() {
    next.find(start + current.length());
    current = next.group(1) == null ? "" : next.group(1);
    start = current.isEmpty() ? text.length() : next.start(1);
  }
}
