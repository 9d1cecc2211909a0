package co.datacue.client.internal.json;

import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Writes and reads bytes as Base64 with padding, which is what OpenAPI's format byte is. */
public final class Base64Adapter extends TypeAdapter<byte[]> {

  @Override
  public void write(JsonWriter out, byte @Nullable [] bytes) throws IOException {
    if (bytes == null) {
      out.nullValue();
      return;
    }
    out.value(Base64.getEncoder().encodeToString(bytes));
  }

  @Override
  public byte @Nullable [] read(JsonReader in) throws IOException {
    if (in.peek() == JsonToken.NULL) {
      in.nextNull();
      return null;
    }
    String text = in.nextString();
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new JsonParseException("Not Base64: \"" + text + "\" at " + in.getPreviousPath(), e);
    }
  }
}
