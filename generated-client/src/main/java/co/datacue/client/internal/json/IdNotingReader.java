package co.datacue.client.internal.json;

import co.datacue.client.json.ItemId;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Gson's reader, which notes down the {@link ItemIds} of one list on the way. */
public final class IdNotingReader extends JsonReader {
  private final ItemIds ids = new ItemIds();
  private final String list;
  private boolean isInList;
  private int depth;
  private @Nullable String idName;

  /**
   * @param list the field whose items are meant: others may hold lists too
   */
  public IdNotingReader(Reader in, String list) {
    super(in);
    this.list = list;
  }

  /** The ids of what was read so far. */
  public ItemIds ids() {
    return ids;
  }

  @Override
  public void beginArray() throws IOException {
    beginValue();
    super.beginArray();
    if (++depth == ItemIds.LIST_DEPTH && isInList) {
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
    beginValue();
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
    if (depth < ItemIds.LIST_DEPTH) {
      isInList = name.equals(list);
    }
    boolean isId = isInList && depth == ItemIds.ITEM_DEPTH && ItemId.isName(name);
    idName = isId ? name : null;
    return name;
  }

  @Override
  public String nextString() throws IOException {
    String name = beginValue();
    String value = super.nextString();
    if (name != null) {
      Utf8JsonWriter.refuseHalves(name, value);
      ids.add(name, value);
    }
    return value;
  }

  @Override
  public boolean nextBoolean() throws IOException {
    return noted(beginValue(), super.nextBoolean());
  }

  @Override
  public int nextInt() throws IOException {
    return noted(beginValue(), super.nextInt());
  }

  @Override
  public long nextLong() throws IOException {
    return noted(beginValue(), super.nextLong());
  }

  @Override
  public void nextNull() throws IOException {
    beginValue();
    super.nextNull();
  }

  @Override
  public void skipValue() throws IOException {
    beginValue();
    super.skipValue();
  }

  /** Returns the name of the id that the value is, if it is one. */
  private @Nullable String beginValue() {
    if (depth == ItemIds.LIST_DEPTH && isInList) {
      ids.beginItem();
    }
    String name = idName;
    idName = null; // what is in an array or an object is not the id
    return name;
  }

  private <T> T noted(@Nullable String name, T value) {
    if (name != null) {
      ids.add(name, value.toString());
    }
    return value;
  }
}
