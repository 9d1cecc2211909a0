package co.datacue.client.internal.json;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Puts bytes at the end of a buffer, straight into its memory. The buffer may be used again after
 * {@link #flush}. Used by one thread.
 */
final class Utf8Output {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  /** Longer texts are encoded sooner than copied by the character. */
  private static final int SHORT = 48;

  /** Which characters of ASCII stand in a JSON string as they are. */
  private static final boolean[] STANDS = new boolean[128];

  static {
    Arrays.fill(STANDS, ' ', STANDS.length, true);
    STANDS['"'] = false;
    STANDS['\\'] = false;
  }

  private static final long EVERY_BYTE = 0x0101_0101_0101_0101L;

  private final Buffer out;
  private final Buffer.UnsafeCursor cursor = new Buffer.UnsafeCursor();
  private byte @Nullable [] segment;
  private int next;
  private int end;

  Utf8Output(Buffer out) {
    this.out = out;
  }

  void put(byte ascii) {
    if (next == end) {
      takeSegment();
    }
    segment[next++] = ascii;
  }

  void put(byte[] bytes) {
    put(bytes, 0);
  }

  void put(byte[] bytes, int from) {
    while (from < bytes.length) {
      if (next == end) {
        takeSegment();
      }
      int fitting = Math.min(end - next, bytes.length - from);
      System.arraycopy(bytes, from, segment, next, fitting);
      next += fitting;
      from += fitting;
    }
  }

  void putAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      put((byte) text.charAt(i));
    }
  }

  /**
   * Puts the text as a JSON string. HTML characters stand as they are. What is put is the same
   * whichever way is taken; only how soon it is put differs.
   */
  void putQuoted(String text) {
    if (text.length() > SHORT || !putShort(text)) {
      putEncoded(text);
    }
  }

  /** Spares the array of the encoded text; returns false, and puts nothing, if that is needed. */
  private boolean putShort(String text) {
    int size = text.length();
    if (end - next < size + 2) {
      return false;
    }
    byte[] to = segment;
    int first = next + 1;
    for (int i = 0; i < size; i++) {
      char c = text.charAt(i);
      if (c >= STANDS.length || !STANDS[c]) {
        return false;
      }
      to[first + i] = (byte) c;
    }
    to[next] = '"';
    to[first + size] = '"';
    next = first + size + 1;
    return true;
  }

  private void putEncoded(String text) {
    put((byte) '"');
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (standsAsItIs(bytes)) {
      put(bytes);
    } else {
      putEscaped(bytes);
    }
    put((byte) '"');
  }

  /** Makes what was put part of the buffer. */
  void flush() {
    if (segment != null) {
      cursor.resizeBuffer(out.size() - (end - next));
      cursor.close();
      segment = null;
      next = end;
    }
  }

  private void takeSegment() {
    if (segment == null) {
      out.readAndWriteUnsafe(cursor);
    }
    cursor.expandBuffer(1);
    segment = cursor.data;
    next = cursor.start;
    end = cursor.end;
  }

  /**
   * Whether none of so many bytes must be escaped; false for fewer than eight, since that many are
   * read at a time.
   */
  static boolean standsAsItIs(byte[] bytes) {
    int lastWord = bytes.length - Long.BYTES;
    if (lastWord < 0) {
      return false;
    }
    ByteBuffer words = ByteBuffer.wrap(bytes);
    for (int i = 0; i < lastWord; i += Long.BYTES) {
      if (hasEscapes(words.getLong(i))) {
        return false;
      }
    }
    return !hasEscapes(words.getLong(lastWord)); // some of these bytes a second time
  }

  private static boolean hasEscapes(long word) {
    return (below(word, ' ')
            | below(word ^ '"' * EVERY_BYTE, 1)
            | below(word ^ '\\' * EVERY_BYTE, 1))
        != 0;
  }

  /** Not zero if any byte of the word, taken as unsigned, is below a limit of at most 128. */
  private static long below(long word, int limit) {
    return word - limit * EVERY_BYTE & ~word & 0x80 * EVERY_BYTE;
  }

  /** The bytes of letters beyond ASCII are negative and stand as they are. */
  private static boolean mustBeEscaped(byte b) {
    return b >= 0 && !STANDS[b];
  }

  private void putEscaped(byte[] bytes) {
    for (byte b : bytes) {
      if (!mustBeEscaped(b)) {
        put(b);
        continue;
      }
      put((byte) '\\');
      switch (b) {
        case '"', '\\' -> put(b);
        case '\n' -> put((byte) 'n');
        case '\r' -> put((byte) 'r');
        case '\t' -> put((byte) 't');
        default -> {
          put((byte) 'u');
          put((byte) '0');
          put((byte) '0');
          put(HEX[b >> 4]);
          put(HEX[b & 15]);
        }
      }
    }
  }
}
