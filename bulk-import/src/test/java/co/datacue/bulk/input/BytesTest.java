package co.datacue.bulk.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Eight at a time find what one at a time would. */
class BytesTest {
  @Property
  void firstIsFound(
      @ForAll @Size(max = 40) byte[] bytes,
      @ForAll @IntRange(max = 40) int one,
      @ForAll @IntRange(max = 40) int other,
      @ForAll boolean another) {
    int from = Math.min(Math.min(one, other), bytes.length);
    int to = Math.min(Math.max(one, other), bytes.length);
    for (char wanted : new char[] {'\n', '\\', 0, 127}) {
      if (another && to > from) { // what differs by one, or by the sign, is the nearest to it
        bytes[from + (to - from) / 2] = (byte) wanted;
        bytes[to - 1] = (byte) (wanted + 1);
        bytes[from] = (byte) (wanted | 0x80);
      }
      int first = from;
      while (first < to && bytes[first] != wanted) {
        first++;
      }
      assertEquals(first, Bytes.indexOf(wanted, bytes, from, to));
    }
  }

  @Property
  void asciiIsWhatAsciiCanEncode(
      @ForAll @Size(max = 40) byte[] bytes, @ForAll @IntRange(max = 39) int place) {
    assertAscii(bytes);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] &= 0x7f;
    }
    assertAscii(bytes);
    if (place < bytes.length) {
      bytes[place] |= (byte) 0x80;
      assertAscii(bytes);
    }
  }

  private static void assertAscii(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    assertEquals(StandardCharsets.US_ASCII.newEncoder().canEncode(text), Bytes.areAscii(bytes));
  }
}
