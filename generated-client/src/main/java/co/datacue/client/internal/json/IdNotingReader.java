package co.datacue.client.internal.json;

import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Gson's reader, which notes down the {@link ItemIds} on the way. */
final class IdNotingReader extends JsonReader {
  private final ItemIds ids;
  private int depth;
  private @Nullable String idName;

  IdNotingReader(Reader in, ItemIds ids) {
    super(in);
    this.ids = ids;
  }

  @Override
  public void beginArray() throws IOException {
    super.beginArray();
    idName = null; // what is in the array is not the id
    if (++depth == ItemIds.LIST_DEPTH) {
      ids.beginList();
    }
  }

  @Override
  public void endArray() throws IOException {
    super.endArray();
    depth--;
  }

  @Override
  public void beginObject() throws IOException {
    beginItem();
    super.beginObject();
    depth++;
  }

  @Override
  public void endObject() throws IOException {
    super.endObject();
    depth--;
  }

  @Override
  public String nextName() throws IOException {
    String name = super.nextName();
    idName = depth == ItemIds.ITEM_DEPTH && ItemIds.isId(name) ? name : null;
    return name;
  }

  @Override
  public String nextString() throws IOException {
    beginItem();
    String value = super.nextString();
    if (idName != null) {
      ids.add(idName, value);
      idName = null;
    }
    return value;
  }

  @Override
  public void nextNull() throws IOException {
    beginItem();
    super.nextNull();
    idName = null;
  }

  private void beginItem() {
    if (depth == ItemIds.LIST_DEPTH) {
      ids.beginItem();
    }
  }
}
