package co.datacue.client.internal.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import co.datacue.client.json.DataCueJson;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Fields of one type, which no schema of the contract has today. */
class OpenFieldsTest {
  private final OpenFields<LocalDate> dates =
      new OpenFields<>(DataCueJson.gson(), TypeToken.get(LocalDate.class));
  private final OpenFields<Integer> numbers =
      new OpenFields<>(DataCueJson.gson(), TypeToken.get(Integer.class));

  @Test
  void fieldsOfOneTypeAreWrittenAndRead() throws IOException {
    StringWriter json = new StringWriter();
    JsonWriter out = new JsonWriter(json);
    out.beginObject();
    numbers.write(out, Map.of("a", 1));
    dates.write(out, Map.of("b", LocalDate.EPOCH));
    out.endObject();
    assertEquals("{\"a\":1,\"b\":\"1970-01-01\"}", json.toString());
    assertEquals(5, numbers.read(new JsonReader(new StringReader("5"))));
  }
}
