package co.datacue.bulk;

import co.datacue.client.json.DataCueJson;
import com.google.gson.Gson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Models, or lines of JSON. A model is read when its turn comes, so later changes do not show. */
final class IteratedItems implements ItemSource {
  private static final Gson MODELS = DataCueJson.gson();

  private final Iterator<?> items;
  private long read;

  IteratedItems(Iterator<?> items) {
    this.items = items;
  }

  @Override
  public @Nullable SourceItem next() {
    if (!items.hasNext()) {
      return null;
    }
    Object item = items.next();
    read++;
    String defect = item == null ? "is null" : null;
    String json = null;
    try {
      json = item == null || item instanceof String ? (String) item : MODELS.toJson(item);
    } catch (IllegalArgumentException e) {
      defect = "cannot be sent: " + e.getMessage();
    }
    byte[] raw = json == null ? new byte[0] : json.getBytes(StandardCharsets.UTF_8);
    return new SourceItem("items", read, raw, json, defect, null);
  }

  @Override
  public Mark mark() {
    return new Mark(0, read, read + 1, 0, 0);
  }

  @Override
  public void goTo(Mark mark) throws IOException {
    while (read < mark.offset() && items.hasNext()) {
      items.next();
      read++;
    }
    if (read < mark.offset()) {
      throw new BadInputException(
          "There are " + read + " items now, where an earlier run had " + mark.offset() + ".");
    }
  }

  @Override
  public String identity() {
    return "items of the calling program";
  }

  @Override
  public void close() {}
}
