package co.datacue.client.internal.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import co.datacue.client.json.ItemId;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ids that are no texts, as models of another contract have them. */
class IdNotingReaderTest {
  private static final long LARGE = 1L << 40;

  private final IdNotingReader in =
      new IdNotingReader(
          new StringReader(
              """
              {"batch": [
                {"user_id": 7, "order_id": 1099511627776, "ok_id": true, "no_id": false},
                {"n": 1, "user_id": 5, "order_id": {"user_id": 1}, "product_id": [2], "ok": true},
                {"user_id": null, "count": 3}
              ]}"""),
          "batch");

  @Test
  void valuesAreReadAndIdsNoted() throws IOException {
    in.beginObject();
    in.nextName();
    in.beginArray();
    in.beginObject();
    assertEquals("user_id", in.nextName());
    assertEquals(7, in.nextInt());
    assertEquals("order_id", in.nextName());
    assertEquals(LARGE, in.nextLong());
    assertEquals("ok_id", in.nextName());
    assertTrue(in.nextBoolean());
    assertEquals("no_id", in.nextName());
    assertFalse(in.nextBoolean());
    in.endObject();
    in.beginObject();
    in.nextName();
    assertEquals(1, in.nextInt());
    in.nextName();
    in.skipValue();
    in.nextName();
    in.skipValue();
    in.nextName();
    in.beginArray();
    assertEquals(2, in.nextLong());
    in.endArray();
    assertEquals("ok", in.nextName());
    assertTrue(in.nextBoolean());
    in.endObject();
    in.beginObject();
    in.nextName();
    in.nextNull();
    assertEquals("count", in.nextName(), "the null was passed over");
    assertEquals(3, in.nextInt());
    in.endObject();
    in.endArray();
    in.endObject();
    assertEquals(3, in.ids().size());
    assertEquals(
        List.of(
            new ItemId("user_id", "7"),
            new ItemId("order_id", LARGE + ""),
            new ItemId("ok_id", "true"),
            new ItemId("no_id", "false")),
        in.ids().of(0));
    assertEquals(List.of(), in.ids().of(1), "what is passed over, or stands deeper, is no id");
    assertEquals(List.of(), in.ids().of(2));
  }
}
