package co.datacue.bulk.input;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Tells texts in UTF-8 from other bytes. Used by one thread. */
public final class Utf8 {
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final CharBuffer decoded = CharBuffer.allocate(8 * 1024); // and dropped

  /** Makes one. */
  public Utf8() {}

  /** Returns whether they are a text in UTF-8. */
  public boolean is(byte[] bytes) {
    if (Bytes.areAscii(bytes)) {
      return true;
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    decoder.reset();
    CoderResult result;
    do {
      decoded.clear();
      result = decoder.decode(in, decoded, true);
    } while (result.isOverflow());
    return !result.isError();
  }
}
