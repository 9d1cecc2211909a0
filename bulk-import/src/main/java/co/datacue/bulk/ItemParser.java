package co.datacue.bulk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads item after item with one parser: to set one up for each takes as long as half of the
 * reading. Used by one thread.
 */
final class ItemParser {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          // It is UTF-8: bytes that look like UTF-16 are to be refused, not understood.
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .build();

  private final Input input = new Input();
  private final Rest rest = new Rest();
  private @Nullable JsonParser parser;

  /** Looks at an item, and says of one that it has seen to its end whether it fits. */
  interface Check {
    boolean fits(JsonParser in) throws IOException;
  }

  /**
   * Stands at an item's first token and asks whether it fits; of nothing it is not asked.
   *
   * @throws IOException if it is no JSON, or if more follows
   */
  boolean fits(byte[] item, Check check) throws IOException {
    boolean fits = false;
    try {
      input.item = item;
      input.at = 0;
      parser = parser == null ? JSON.createParser(input) : parser;
      boolean seen = parser.nextToken() != null && check.fits(parser);
      if (seen) {
        parser.releaseBuffered(rest);
        rest.write(item, input.at, item.length - input.at);
      }
      fits = seen;
      return seen;
    } finally {
      if (!fits) {
        parser = null; // it may stand somewhere within
      }
    }
  }

  /** One item's bytes, and then the end, until there is another. */
  private static final class Input extends InputStream {
    private byte[] item = {};
    private int at;

    @Override
    public int read() {
      return at < item.length ? item[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int from, int most) {
      int length = Math.min(most, item.length - at);
      System.arraycopy(item, at, into, from, length);
      at += length;
      return length == 0 ? -1 : length;
    }
  }

  /** Takes what may follow an item. */
  private static final class Rest extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
        throw new IOException("more follows");
      }
    }
  }
}
