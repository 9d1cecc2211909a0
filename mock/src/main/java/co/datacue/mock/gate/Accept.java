package co.datacue.mock.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The media ranges of an {@code Accept} header, read as RFC 9110 has them and written down plainly:
 * Prism ends over what its parser does not expect.
 *
 * @param header the ranges with their weights alone
 * @param asteriskRead whether a {@code *} stood for all of them, as clients of old send it
 */
record Accept(String header, boolean asteriskRead) {
  private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";

  /** What may follow a media type after a semicolon. */
  static final String PARAMETER =
      "\\s*" + TOKEN + "=(?:" + TOKEN + "|\"(?:[^\"\\\\]|\\\\.)*\")\\s*";

  private static final Pattern RANGE =
      Pattern.compile(
          "\\s*(" + TOKEN + "/" + TOKEN + "|\\*)\\s*((?:;" + PARAMETER + ")*)(?:,|$)|\\s*,");
  private static final Pattern WEIGHT =
      Pattern.compile(";\\s*q=(0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?|\\.[0-9]{1,3})\\s*(?:;|$)");

  /** The ranges, all of them if there is no header; empty if it is malformed. */
  static Optional<Accept> read(List<String> headers) {
    List<String> ranges = new ArrayList<>();
    boolean asterisk = false;
    for (String header : headers) {
      Matcher range = RANGE.matcher(header);
      int end = 0;
      while (end < header.length() && range.find(end) && range.start() == end) {
        end = range.end();
        if (range.group(1) != null) {
          asterisk |= range.group(1).equals("*");
          ranges.add(
              (range.group(1).equals("*") ? "*/*" : range.group(1)) + weight(range.group(2)));
        }
      }
      if (end < header.length()) {
        return Optional.empty();
      }
    }
    return Optional.of(new Accept(ranges.isEmpty() ? "*/*" : String.join(", ", ranges), asterisk));
  }

  private static String weight(String parameters) {
    Matcher weight = WEIGHT.matcher(parameters);
    return weight.find() ? ";q=" + weight.group(1) : "";
  }
}
