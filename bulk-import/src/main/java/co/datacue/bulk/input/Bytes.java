package co.datacue.bulk.input;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds bytes eight at a time: every byte of an input is looked at, and there are billions. */
public final class Bytes {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long EVERY_BYTE = 0x0101_0101_0101_0101L;
  private static final long EVERY_SIGN = 0x80 * EVERY_BYTE;

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
