package co.datacue.client.internal.json;

import co.datacue.client.json.ItemId;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A field's name in JSON, encoded once. Immutable. */
public final class FieldName {
  private final String text;
  private final byte[] encoded;
  private final boolean id;

  private FieldName(String text) {
    this.text = text;
    this.id = ItemId.isName(text);
    this.encoded = (",\"" + text + "\":").getBytes(StandardCharsets.UTF_8);
  }

  /** Takes a name that stands in JSON as it is, which those of the contract do. */
  public static FieldName of(String text) {
    return new FieldName(text);
  }

  /** Writes the name to whatever writer Gson hands to an adapter. */
  public void write(JsonWriter out) throws IOException {
    if (out instanceof Utf8JsonWriter utf8) {
      utf8.name(this);
    } else {
      out.name(text);
    }
  }

  String text() {
    return text;
  }

  /** With a comma before it. */
  byte[] encoded() {
    return encoded;
  }

  boolean isId() {
    return id;
  }
}
