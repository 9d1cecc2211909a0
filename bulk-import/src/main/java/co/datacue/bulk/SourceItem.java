package co.datacue.bulk;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An item as it stands in the input. Immutable, as long as nobody changes its arrays.
 *
 * @param file where it stands: a file's name, {@code -} for standard input
 * @param line its first line, from 1
 * @param raw its bytes as they stand there, without the end of the line; what a list of rejects
 *     repeats
 * @param json the item as a JSON object in UTF-8, which may be {@code raw} itself; null if {@code
 *     defect} says why there is none
 * @param defect what is wrong before it is looked at as an item, such as a quote that nothing
 *     closes
 * @param whole a file with all of an item that is too long for memory, of which {@code raw} is the
 *     beginning; deleted when the program ends. Null for any other
 */
public record SourceItem(
    String file,
    long line,
    byte[] raw,
    byte @Nullable [] json,
    @Nullable String defect,
    @Nullable Path whole) {

  // Two halves that belong together are one character to a pattern.
  private static final Pattern HALF = Pattern.compile("[\\x{D800}-\\x{DFFF}]");

  /** Makes one of what is JSON as it stands in the input. */
  public static SourceItem of(String file, long line, byte[] raw) {
    return new SourceItem(file, line, raw, raw, null, null);
  }

  /** Makes one of what JSON has been made of. */
  public static SourceItem of(String file, long line, byte[] raw, String json) {
    return new SourceItem(file, line, raw, utf8(json), null, null);
  }

  /** Makes one of what is wrong already. */
  public static SourceItem defective(String file, long line, byte[] raw, String defect) {
    return new SourceItem(file, line, raw, null, defect, null);
  }

  /** Returns the item as a JSON object, null if there is none. */
  public @Nullable String text() {
    return json == null ? null : new String(json, StandardCharsets.UTF_8);
  }

  /**
   * JSON as bytes. Half a surrogate pair, for which UTF-8 has none, is escaped: so it is still
   * there to be refused, where Java would put a question mark.
   */
  private static byte[] utf8(String json) {
    return HALF.matcher(json)
        .replaceAll(half -> String.format("\\\\u%04x", (int) half.group().charAt(0)))
        .getBytes(StandardCharsets.UTF_8);
  }
}
