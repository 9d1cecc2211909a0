package co.datacue.generator;

/** Texts as Java source writes them. */
final class JavaLiteral {
  private JavaLiteral() {}

  /** Returns the literal of exactly this text, in ASCII, whatever stands in it. */
  static String of(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"', '\\' -> literal.append('\\').append(c);
        case '\n' -> literal.append("\\n");
        case '\r' -> literal.append("\\r");
        case '\t' -> literal.append("\\t");
        default -> literal.append(c);
      }
    }
    return literal.append('"').toString();
  }
}
