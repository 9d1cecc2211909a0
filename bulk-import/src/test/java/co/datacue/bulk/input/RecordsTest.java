package co.datacue.bulk.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordsTest {
  private static Records of(String text, Records.Rules rules, int most) throws IOException {
    return new Records(new ByteArrayInputStream(text.getBytes(UTF_8)), rules, most, 0, 1);
  }

  /** Each record with the line it begins in, and what is wrong with it. */
  private static List<String> all(Records records) throws IOException {
    List<String> all = new ArrayList<>();
    byte[] next = records.next();
    while (next != null) {
      String defect = records.defect() == Records.Defect.NONE ? "" : " " + records.defect();
      all.add(records.recordLine() + ":" + new String(next, UTF_8) + defect);
      next = records.next();
    }
    return all;
  }

  @Test
  void linesEndAnyWay() throws IOException {
    Records lines = of("\uFEFFa\r\nb\n\nc", Records.Rules.LINES, 100);
    assertEquals(List.of("1:a", "2:b", "3:", "4:c"), all(lines));
    assertEquals(List.of(), all(of("", Records.Rules.LINES, 100)));
    assertEquals(List.of("1:a"), all(of("a\n", Records.Rules.LINES, 100)));
  }

  @Test
  void lineThatIsTooLongIsPassedOver() throws IOException {
    Records lines = of("a\n" + "x".repeat(500) + "\nb", Records.Rules.LINES, 100);
    assertEquals(List.of("1:a", "2:" + "x".repeat(101) + " TOO_LONG", "3:b"), all(lines));
  }

  @Test
  void quotedFieldsHoldEndsOfLines() throws IOException {
    Records rows = of("a,\"b\nc\"\nd,\"e\"\"\n\"\n", Records.Rules.csv(','), 100);
    assertEquals(List.of("1:a,\"b\nc\"", "3:d,\"e\"\"\n\""), all(rows));
    Records plain = of("a,5\" pipe\nb\n", Records.Rules.csv(','), 100);
    assertEquals(List.of("1:a,5\" pipe", "2:b"), all(plain));
  }

  @Test
  void quoteThatNothingClosesCostsOneLine() throws IOException {
    Records atEnd = of("a,\"b\nc\nd\n", Records.Rules.csv(','), 100);
    assertEquals(List.of("1:a,\"b QUOTE_NOT_CLOSED", "2:c", "3:d"), all(atEnd));
    String far = "a,\"b\n" + "c\n".repeat(200);
    Records within = of(far, Records.Rules.csv(','), 100);
    assertEquals(201, all(within).size());
  }

  @Test
  void goesOnAtAnOffset() throws IOException {
    String text = "first\nsecond\nthird\n";
    Records all = of(text, Records.Rules.LINES, 100);
    all.next();
    all.next();
    assertEquals(13, all.offset());
    assertEquals(3, all.line());
    Records later = of(text, Records.Rules.LINES, 100);
    later.skipTo(13 - all.tailLength());
    assertEquals(all.tail(), later.checksum(all.tailLength()));
    assertEquals("third", new String(later.next(), UTF_8));
    assertNull(later.next());
  }
}
