package co.datacue.bulk.input;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Finds bytes eight at a time: every byte of an input is looked at, and there are billions. */
public final class Bytes {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long EVERY_BYTE = 0x0101_0101_0101_0101L;
  private static final long EVERY_SIGN = 0x80 * EVERY_BYTE;

  private static final int PART = 8 * 1024;

  private Bytes() {}

  /** Returns where the first such byte of ASCII is, {@code to} if there is none. */
  public static int indexOf(char wanted, byte[] in, int from, int to) {
    int at = from;
    while (at <= to - Long.BYTES) {
      long different = (long) WORDS.get(in, at) ^ wanted * EVERY_BYTE;
      long same = different - EVERY_BYTE & ~different & EVERY_SIGN; // the lowest is right
      if (same != 0) {
        return at + Long.numberOfTrailingZeros(same) / Byte.SIZE;
      }
      at += Long.BYTES;
    }
    while (at < to && in[at] != wanted) {
      at++;
    }
    return at;
  }

  /** Returns whether they are a text in UTF-8. */
  public static boolean areUtf8(byte[] bytes) {
    if (areAscii(bytes)) {
      return true;
    }
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer dropped = CharBuffer.allocate(Math.min(bytes.length, PART)); // some have MiB
    CoderResult result;
    do {
      dropped.clear();
      result = decoder.decode(in, dropped, true);
    } while (result.isOverflow());
    return !result.isError();
  }

  /** Returns whether all are of ASCII. */
  static boolean areAscii(byte[] bytes) {
    int at = 0;
    long seen = 0;
    for (; at <= bytes.length - Long.BYTES; at += Long.BYTES) {
      seen |= (long) WORDS.get(bytes, at);
    }
    for (; at < bytes.length; at++) {
      seen |= bytes[at]; // the sign of a byte is that of the word
    }
    return (seen & EVERY_SIGN) == 0;
  }
}
